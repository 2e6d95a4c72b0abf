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

    /// <summary>λ of a penalty, the slope of an activation.</summary>
    public static readonly ValueRange NotNegative = new(0, true, double.PositiveInfinity);

    public static readonly ValueRange Positive = new(0, false, double.PositiveInfinity);

    /// <summary>A share that leaves something over.</summary>
    public static readonly ValueRange Share = new(0, true, 1);

    /// <summary>The argument's value if it is given and in range; otherwise the fallback, and a finding where it is out of range.</summary>
    public double Read(Annotation annotation, string argument, string owner, double fallback, FindingList findings)
    {
        if (annotation.Real(argument) is not { } value)
        {
            return fallback;
        }

        if (Contains(value))
        {
            return value;
        }

        findings.Add(ValueRules.OutOfRange, annotation.At(argument), argument, owner, Words.Number(value), ToString());
        return fallback;
    }

    public override string ToString()
    {
        string start = (IncludesMinimum ? "at least " : "above ") + Words.Number(Minimum);
        return start + (IsOpen ? " and at most " + Words.Number(Largest) : " and below " + Words.Number(Below));
    }

    private bool IsOpen => double.IsPositiveInfinity(Below);

    private bool Contains(double value)
    {
        float single = (float)value;
        return (IncludesMinimum ? single >= Minimum : single > Minimum) && (IsOpen ? value <= Largest : single < Below);
    }
}
