using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Initial parameters: reproducible, uniform within the initialiser's limit, biases zero.</summary>
public class InitializeTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Assert.True(Tensors.SameBits(new Everything(5).RawParameters, new Everything(5).RawParameters));
        Assert.True(Tensors.SameBits(new Everything().RawParameters, new Everything(0).RawParameters));
        Assert.False(Tensors.SameBits(new Everything(5).RawParameters, new Everything(6).RawParameters));
    }

    [Fact]
    public void Initialize_starts_everything_again()
    {
        float[] x = new Draw(1).Matrix(6, 7).ToFloats();
        int[] labels = new Draw(2).Labels(6, 4);
        Everything fresh = new(5);
        Everything again = new(8);
        _ = again.TrainStep(x, labels);
        again.Initialize(5);
        Assert.Equal((5, 0L), (again.Seed, again.Steps));
        Assert.True(Tensors.SameBits(fresh.RawParameters, again.RawParameters));
        Assert.True(Tensors.SameBits(fresh.RawOptimizerState, again.RawOptimizerState));

        _ = fresh.TrainStep(x, labels);
        _ = again.TrainStep(x, labels);
        Assert.True(Tensors.SameBits(fresh.RawParameters, again.RawParameters), "Dropout drew other masks after Initialize.");
    }

    [Fact]
    public void Weights_fill_the_range_of_their_initialiser()
    {
        Initialised net = new(3);
        RequireUniform(Tensors.Of(net.Stem.Weights), Math.Sqrt(6.0 / 30), "He, the default of ReLU");
        RequireUniform(Tensors.Of(net.Dense2.Weights), Math.Sqrt(6.0 / (40 + 50)), "Glorot, the default of tanh");
        RequireUniform(Tensors.Of(net.Dense3.Weights), Math.Sqrt(6.0 / 50), "He as asked for");
        RequireUniform(Tensors.Of(net.Dense4.Weights), Math.Sqrt(6.0 / (60 + 70)), "Glorot as asked for");
        RequireUniform(Tensors.Of(net.Head.Weights), 1 / Math.Sqrt(70), "PyTorch");
    }

    [Fact]
    public void Biases_are_zero_except_in_the_PyTorch_form()
    {
        Initialised net = new(3);
        Assert.All(net.Stem.Bias.ToArray(), static b => Assert.Equal(0, b));
        Assert.All(net.Dense2.Bias.ToArray(), static b => Assert.Equal(0, b));
        Assert.All(net.Dense4.Bias.ToArray(), static b => Assert.Equal(0, b));
        float limit = (float)(1 / Math.Sqrt(70));
        Assert.All(net.Head.Bias.ToArray(), b => Assert.InRange(b, -limit, limit));
        Assert.True(net.Head.Bias.ToArray().Distinct().Count() > 70);
    }

    [Fact]
    public void Layers_draw_numbers_of_their_own()
    {
        Initialised net = new(3);
        double stem = Math.Sqrt(6.0 / 30);
        double second = Math.Sqrt(6.0 / 90);
        int equal = net.Stem.Weights.ToArray().Zip(net.Dense2.Weights.ToArray()).Count(p => Math.Abs((p.First / stem) - (p.Second / second)) < 1e-5);
        Assert.True(equal < 12, $"{equal} of 1,200 weights repeat in the next layer.");
    }

    /// <summary>Mean 0 and variance limit²/3 within 5 standard errors, and extremes near the limit.</summary>
    private static void RequireUniform(Matrix weights, double limit, string what)
    {
        double n = weights.Rows * weights.Columns;
        double variance = limit * limit / 3;
        double mean = weights.Sum / n;
        double meanSquare = weights.Map(static w => w * w).Sum / n;
        Assert.True(weights.Largest <= limit * (1 + 1e-6) && weights.Largest > 0.99 * limit, $"{what}: the largest weight is {weights.Largest}, the limit {limit}.");
        Assert.True(Math.Abs(mean) < 5 * Math.Sqrt(variance / n), $"{what}: the mean is {mean}.");
        Assert.True(Math.Abs(meanSquare - variance) < 5 * Math.Sqrt(4.0 / 45 / n) * limit * limit, $"{what}: the variance is {meanSquare}, not {variance}.");
    }
}
