using System;
using System.IO;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Clipping belongs to the update: what it does to gradients, where, and what it leaves alone.</summary>
public class ClippingTests
{
    private const float Huge = 1e30f;

    private static readonly float[] X = new Draw(1).Matrix(6, 7).ToFloats();
    private static readonly int[] Labels = new Draw(2).Labels(6, 4);

    public static TheoryData<Type> Clipped => [typeof(ClippedByValue), typeof(ClippedByNorm)];

    [Theory]
    [MemberData(nameof(Clipped))]
    public void Gradients_stay_as_computed(Type type)
    {
        ILabelTrainable clipped = Create(type);
        ILabelTrainable plain = new Unclipped(1);
        _ = clipped.ComputeGradients(X, Labels);
        _ = plain.ComputeGradients(X, Labels);
        Assert.True(Tensors.SameBits(plain.RawGradients, clipped.RawGradients));
        clipped.ApplyGradients();
        plain.ApplyGradients();
        Assert.True(Tensors.SameBits(plain.RawGradients, clipped.RawGradients));
        Assert.False(Tensors.SameBits(plain.RawParameters, clipped.RawParameters));
    }

    [Theory]
    [MemberData(nameof(Clipped))]
    public void A_bound_that_nothing_exceeds_changes_no_bit(Type type)
    {
        ILabelTrainable clipped = Create(type);
        ILabelTrainable plain = new Unclipped(1);
        SetBound(clipped, Huge);
        for (int step = 0; step < 20; step++)
        {
            Assert.Equal(plain.TrainStep(X, Labels), clipped.TrainStep(X, Labels));
        }

        Assert.True(Tensors.SameBits(plain.RawParameters, clipped.RawParameters));
        Assert.True(Tensors.SameBits(plain.RawOptimizerState, clipped.RawOptimizerState));
        SetBound(clipped, 1e-6f);
        _ = plain.TrainStep(X, Labels);
        _ = clipped.TrainStep(X, Labels);
        Assert.False(Tensors.SameBits(plain.RawParameters, clipped.RawParameters));
    }

    /// <summary>As training steps do: a norm's update is a second pass, but the gradients that a step leaves behind are not for use either.</summary>
    [Theory]
    [MemberData(nameof(Clipped))]
    public void After_a_step_there_are_no_gradients_to_apply(Type type)
    {
        ILabelTrainable net = Create(type);
        _ = net.TrainStep(X, Labels);
        Assert.Equal(1, net.Steps);
        Assert.Throws<InvalidOperationException>(net.ApplyGradients);
    }

    /// <summary>3, 4 and 12 are 13 together; biases count.</summary>
    [Fact]
    public void The_norm_is_that_of_weights_and_biases()
    {
        NormOfSix net = new(1);
        float[] before = new NetworkHandle(net).CopyParameters();
        (net.Gradients.Dense1.Weights[0, 0], net.Gradients.Dense1.Weights[1, 1], net.Gradients.Dense1.Bias[1]) = (3, -4, 12);
        _ = net.RawGradients;
        net.ClipNorm = 6.5f;
        net.ApplyGradients();
        float[] moved = [.. new NetworkHandle(net).CopyParameters().Zip(before, static (after, start) => start - after)];
        double[] expected = [1.5, 0, 0, -2, 0, 6];
        Assert.All(expected.Zip(moved), static pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void Values_are_bounded_one_by_one()
    {
        ValueOfSix net = new(1);
        float[] before = new NetworkHandle(net).CopyParameters();
        (net.Gradients.Dense1.Weights[0, 0], net.Gradients.Dense1.Weights[1, 1], net.Gradients.Dense1.Bias[1]) = (3, -4, 0.25f);
        net.Gradients.Dense1.Bias[0] = float.NegativeInfinity;
        _ = net.RawGradients;
        net.ApplyGradients();
        float[] moved = [.. new NetworkHandle(net).CopyParameters().Zip(before, static (after, start) => start - after)];
        double[] expected = [1, 0, 0, -1, -1, 0.25];
        Assert.All(expected.Zip(moved), static pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    /// <summary>No bound hides what is wrong.</summary>
    [Fact]
    public void Nan_is_not_clipped()
    {
        ValueOfSix value = new(1);
        value.Gradients.Dense1.Weights[0, 1] = float.NaN;
        _ = value.RawGradients;
        value.ApplyGradients();
        Assert.Equal(1, new NetworkHandle(value).CopyParameters().Count(float.IsNaN));

        NormOfSix norm = new(1);
        norm.Gradients.Dense1.Weights[0, 1] = float.NaN;
        _ = norm.RawGradients;
        norm.ApplyGradients();
        Assert.Equal(1, new NetworkHandle(norm).CopyParameters().Count(float.IsNaN));
        Assert.All(Tensors.Padding(norm.Description), place => Assert.Equal(0, norm.RawParameters[place]));
    }

    /// <summary>As floats, squares of these would be infinite.</summary>
    [Fact]
    public void Large_gradients_have_a_norm()
    {
        NormOfSix net = new(1);
        float[] before = new NetworkHandle(net).CopyParameters();
        (net.Gradients.Dense1.Weights[0, 0], net.Gradients.Dense1.Bias[0]) = (3e30f, 4e30f);
        _ = net.RawGradients;
        net.ApplyGradients();
        float[] after = new NetworkHandle(net).CopyParameters();
        Assert.Equal(0.6, before[0] - after[0], 1e-6);
        Assert.Equal(0.8, before[4] - after[4], 1e-6);
    }

    [Fact]
    public void Decoupled_decay_is_not_clipped()
    {
        ClippedDecay net = new(1) { ClipNorm = 1e-20f };
        float[] before = new float[6];
        net.Dense1.Weights.CopyTo(before);
        net.RawGradients.Clear();
        net.ApplyGradients();
        float[] after = new float[6];
        net.Dense1.Weights.CopyTo(after);
        Assert.Equal(Array.ConvertAll(before, static w => w - (0.25f * w)), after);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Bounds_out_of_range_are_refused(float value)
    {
        ClippedByNorm norm = new();
        ClippedByValue byValue = new();
        Assert.Contains("ClipNorm", Assert.Throws<ArgumentOutOfRangeException>(() => norm.ClipNorm = value).Message, StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => byValue.ClipValue = value).Message, StringComparison.Ordinal);
        Assert.Equal((0.1f, 0.01f), (norm.ClipNorm, byValue.ClipValue));
    }

    [Fact]
    public void The_bound_is_a_hyper_parameter_like_others()
    {
        ClippedByNorm net = new(1) { ClipNorm = 0.05f };
        Assert.Equal(["LearningRate = 0.25", "Momentum = 0.5", "ClipNorm = 0.1"], net.Description.HyperParameters.Select(static p => p.ToString()));
        Assert.Equal(0.05f, net.Clone().ClipNorm);
        using MemoryStream file = new();
        net.SaveCheckpoint(file);
        file.Position = 0;
        ClippedByNorm loaded = new(2);
        loaded.LoadCheckpoint(file);
        Assert.Equal(0.05f, loaded.ClipNorm);
    }

    private static ILabelTrainable Create(Type type) => (ILabelTrainable)Activator.CreateInstance(type, 1)!;

    private static void SetBound(ILabelTrainable net, float bound) => new NetworkHandle(net).Set(net is ClippedByNorm ? "ClipNorm" : "ClipValue", bound);
}
