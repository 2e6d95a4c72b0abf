namespace Unrolled.Samples;

/// <summary>What an image of a digit is: a row of 784 pixels from 0 (paper) to 1 (ink).</summary>
public static class DigitImage
{
    /// <summary>Pixels along one side of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image: the network's inputs.</summary>
    public const int Pixels = Side * Side;

    /// <summary>The digits, 0 to 9.</summary>
    public const int Classes = 10;
}
