using System;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>Hyper-parameters and row weights out of their range, and networks that are not there.</summary>
public class HyperParameterErrorTests
{
    private readonly R4 _net = new(1);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Learning_rates(float value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _net.LearningRate = value);
        Assert.Equal(0.1f, _net.LearningRate);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void Momenta(float value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _net.Momentum = value);
        Assert.Equal(0.9f, _net.Momentum);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void Shares_that_averages_keep(float value)
    {
        Behaviour.WithAdam adam = new();
        Behaviour.WithRmsProp rmsProp = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Beta1 = value);
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Beta2 = value);
        Assert.Throws<ArgumentOutOfRangeException>(() => rmsProp.Alpha = value);
        Assert.Equal((0.9f, 0.999f, 0.99f), (adam.Beta1, adam.Beta2, rmsProp.Alpha));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1e-8f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Offsets_of_roots(float value)
    {
        Behaviour.WithAdamW net = new();
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => net.Epsilon = value);
        Assert.Contains("Epsilon", error.Message);
        Assert.Contains("above 0", error.Message);
        Assert.Equal(1e-8f, net.Epsilon);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Row_weights(float value)
    {
        float[] weights = [1, value];
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(new float[12], new int[2], weights), "[1]");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(new float[12], new float[10], weights), "[1]");
    }

    [Fact]
    public void Networks_that_are_not_there()
    {
        Assert.Throws<ArgumentNullException>(() => _net.CopyFrom(null!));
        Assert.Throws<ArgumentNullException>(() => _net.BlendFrom(null!, 0.5f));
    }

    [Fact]
    public void Values_set_are_the_values_used()
    {
        R4 other = new(1);
        float[] x = new Reference.Draw(1).Matrix(9, 6).ToFloats();
        int[] labels = new Reference.Draw(2).Labels(9, 5);
        _net.LearningRate = 0;
        _net.Momentum = 0;
        float[] before = _net.RawParameters.ToArray();
        _ = _net.TrainStep(x, labels);
        Assert.Equal(before, _net.RawParameters.ToArray());
        _ = other.TrainStep(x, labels);
        Assert.NotEqual(before, other.RawParameters.ToArray());
    }
}
