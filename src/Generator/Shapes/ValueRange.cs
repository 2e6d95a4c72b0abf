using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Shapes;

/// <summary>The values a hyper-parameter may have, judged as the float that the network computes with.</summary>
/// <param name="Minimum">The lower end.</param>
/// <param name="IncludesMinimum">Whether the lower end itself is allowed.</param>
/// <param name="Below">The upper end, itself not allowed; infinite for none.</param>
internal sealed record ValueRange(double Minimum, bool IncludesMinimum, double Below)
{
    /// <summary>The largest value of a range without an upper end: its double is still finite as a float, as gradients such as 2λW need it.</summary>
    private const double Largest = 1e38;

    /// <summary>What comes out as more than 0 as a float: the smallest is 1.4e-45.</summary>
    private const double Smallest = 1.5e-45;

    /// <summary>λ of a penalty, the slope of an activation.</summary>
    public static readonly ValueRange NotNegative = new(0, true, double.PositiveInfinity);

    public static readonly ValueRange Positive = new(0, false, double.PositiveInfinity);

    /// <summary>A share that leaves something over.</summary>
    public static readonly ValueRange Share = new(0, true, 1);

    /// <summary>The argument's value if it is given and in range; otherwise the fallback, and a finding where it is out of range.</summary>
    public double Read(Annotation annotation, string argument, string owner, double fallback, FindingList findings)
    {
        return annotation.Real(argument) is { } value && Check(value, annotation.At(argument), argument, owner, findings) ? value : fallback;
    }

    /// <summary>Whether a value is in range, with a finding where it is not.</summary>
    public bool Check(double value, Site site, string name, string owner, FindingList findings)
    {
        if (Contains(value))
        {
            return true;
        }

        string range = Vanishes(value) && IncludesMinimum ? $"0, or {Describe(Smallest, "at least ")}" : Describe(Minimum, IncludesMinimum ? "at least " : "above ");
        findings.Add(ValueRules.OutOfRange, site, name, owner, Describe(value), range);
        return false;
    }

    private string Describe(double start, string preposition) =>
        preposition + Words.Number(start) + (IsOpen ? " and at most " + Words.Number(Largest) : " and below " + Words.Number(Below));

    /// <summary>A value that is out of range only once rounded says so.</summary>
    private static string Describe(double value) => Vanishes(value) || (float)value == 1 && value != 1
        ? $"{Words.Number(value)} (which rounds to {Words.Number((float)value)} as a float)"
        : Words.Number(value);

    private bool IsOpen => double.IsPositiveInfinity(Below);

    private bool Contains(double value)
    {
        float single = (float)value;
        return !Vanishes(value) && (IncludesMinimum ? single >= Minimum : single > Minimum) && (IsOpen ? value <= Largest : single < Below);
    }

    /// <summary>Whether a value that is not 0 is 0 as a float: whoever writes it does not mean 0.</summary>
    private static bool Vanishes(double value) => value != 0 && (float)value == 0;
}
