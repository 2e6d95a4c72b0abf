using System;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>Whether contenders compute what they should.</summary>
/// <param name="workload">What they do.</param>
internal sealed class Agreement(Workload workload)
{
    /// <summary>Of the length of the outputs, or of the change by one step.</summary>
    private const double Tolerance = 1e-3;

    private readonly double[] _expected = Reference.Result(workload);
    private readonly float[]? _before = workload.Trains ? Numbers.Parameters(workload) : null;

    /// <summary>Compares with the reference.</summary>
    /// <exception cref="DisagreementException">They differ by more than float32 explains.</exception>
    public void Check(float[] actual)
    {
        if (actual.Length != _expected.Length)
        {
            throw new DisagreementException($"{actual.Length} results instead of {_expected.Length}");
        }

        double error = Length(i => actual[i] - _expected[i]);
        double scale = Length(i => _expected[i] - (_before?[i] ?? 0));
        // A parameter is rounded once when it is stored, and once more by whoever applies the penalty in a pass of its own.
        double rounding = _before is null ? 0 : Length(i => _expected[i]) * Math.Pow(2, -24);
        if (!(error <= (Tolerance * scale) + rounding))
        {
            throw new DisagreementException(FormattableString.Invariant($"differs from the reference by {error / scale:0.0e+0} of its {(workload.Trains ? "step" : "outputs")}"));
        }
    }

    private double Length(Func<int, double> component) => Math.Sqrt(Enumerable.Range(0, _expected.Length).Sum(i => component(i) * component(i)));
}
