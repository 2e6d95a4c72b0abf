using System;
using Xunit;
using Xunit.Abstractions;

namespace Unrolled.Runtime.Tests.Numerics;

/// <summary>The largest errors that the documentation of <see cref="VectorMath"/> states, measured over floats of every exponent.</summary>
public sealed class VectorMathAccuracyTests(ITestOutputHelper output)
{
    // Every 997th float: millions in all. The documented figures were taken over every single float, and rounded up.
    private const uint Stride = 997;

    [Theory]
    [InlineData(-86.98f, 88.7228f)]
    public void Exp(float from, float to) => Measure(VectorMath.Exp, Math.Exp, from, to, 0.93);

    [Theory]
    [InlineData(-1e30f, -1.2e-38f)]
    [InlineData(1.2e-38f, 88.7228f)]
    public void Expm1(float from, float to) => Measure(VectorMath.Expm1, Reference.Expm1, from, to, 1.5);

    [Theory]
    [InlineData(1e-45f, float.MaxValue)]
    [InlineData(0.999f, 1.001f)]
    public void Log(float from, float to) => Measure(VectorMath.Log, Math.Log, from, to, 0.9);

    [Theory]
    [InlineData(-0.99999994f, -5e-38f)]
    [InlineData(5e-38f, float.MaxValue)]
    public void Log1p(float from, float to) => Measure(VectorMath.Log1p, Reference.Log1p, from, to, 1.5);

    [Theory]
    [InlineData(-20f, -1e-45f)]
    [InlineData(1e-45f, float.MaxValue)]
    public void Tanh(float from, float to) => Measure(VectorMath.Tanh, Math.Tanh, from, to, 2.5);

    [Theory]
    [InlineData(-20f, -1.2e-38f)]
    [InlineData(1.2e-38f, float.MaxValue)]
    public void Erf(float from, float to) => Measure(VectorMath.Erf, Reference.Erf, from, to, 3.2);

    [Fact]
    public void Sqrt_is_correctly_rounded() => Measure(VectorMath.Sqrt, Math.Sqrt, 1e-45f, float.MaxValue, 0.5);

    private void Measure(Func<float, float> function, Func<double, double> exact, float from, float to, double limit)
    {
        double worst = 0;
        float worstAt = 0;
        uint low = BitConverter.SingleToUInt32Bits(float.MinNumber(float.Abs(from), float.Abs(to)));
        uint high = BitConverter.SingleToUInt32Bits(float.MaxNumber(float.Abs(from), float.Abs(to)));
        if (from < 0 && to > 0)
        {
            low = 0;
        }

        for (uint bits = low; bits <= high; bits += Stride)
        {
            foreach (uint sign in (ReadOnlySpan<uint>)[0u, 0x80000000u])
            {
                float x = BitConverter.UInt32BitsToSingle(bits | sign);
                if (x < from || x > to)
                {
                    continue;
                }

                double error = Reference.UlpsBetween(function(x), exact(x));
                if (error > worst || double.IsNaN(error))
                {
                    (worst, worstAt) = (error, x);
                }
            }
        }

        output.WriteLine($"{worst:F3} ulp at {worstAt:R}");
        Assert.InRange(worst, double.Epsilon, limit);
    }
}
