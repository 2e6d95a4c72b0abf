namespace Unrolled;

/// <summary>How much of a network's sums of products is written out without loops.</summary>
public enum Unroll
{
    /// <summary>Straight lines where they are measured to win, which is in small layers, and loops with literal bounds around a register tile elsewhere.</summary>
    Auto,

    /// <summary>
    /// Straight lines everywhere: a line for each multiply-add of 16 weights, and no loop but those over the rows of a call, and over the columns where only the machine knows how many fit a vector.
    /// Sixteen dot products over more inputs than a method has room for (some 1,000 multiply-adds) stay a loop.
    /// The results are the same to the bit, but for the sign of a zero. It is for reading and for compilers that do not unroll: a layer past some thousand multiply-adds gets slower and many times larger.
    /// </summary>
    Full,
}
