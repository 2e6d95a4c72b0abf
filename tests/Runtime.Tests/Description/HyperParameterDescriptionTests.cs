using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Description;

public sealed class HyperParameterDescriptionTests
{
    private static readonly HyperParameterDescription s_rate = new("LearningRate", 0.1f, 0f, float.PositiveInfinity, isPositive: false);
    private static readonly HyperParameterDescription s_momentum = new("Momentum", 0.9f, 0f, 1f, isPositive: false);
    private static readonly HyperParameterDescription s_epsilon = new("Epsilon", 1e-8f, 0f, float.PositiveInfinity, isPositive: true);

    [Fact]
    public void Values_are_finite_and_in_the_range()
    {
        Assert.All([0f, 0.5f, 1e30f], static value => Assert.True(s_rate.Allows(value)));
        Assert.All([-0.1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity], static value => Assert.False(s_rate.Allows(value)));
        Assert.True(s_momentum.Allows(0.99f));
        Assert.False(s_momentum.Allows(1f));
        Assert.True(s_epsilon.Allows(float.Epsilon));
        Assert.All([0f, -1e-8f, float.NaN, float.PositiveInfinity], static value => Assert.False(s_epsilon.Allows(value)));
    }

    [Fact]
    public void Messages_say_what_to_set()
    {
        Expect(s_rate, -0.5f, "LearningRate is -0.5: set a finite value of at least 0. (Parameter 'value')");
        Expect(s_momentum, 1f, "Momentum is 1: set a value of at least 0 and below 1. (Parameter 'value')");
        Expect(s_epsilon, 0f, "Epsilon is 0: set a finite value above 0. (Parameter 'value')");
    }

    [Fact]
    public void Shows_name_and_value()
    {
        using GermanCulture german = new();
        Assert.Equal("LearningRate = 0.1", s_rate.ToString());
        Assert.Equal("Epsilon = 1E-08", s_epsilon.ToString());
    }

    private static void Expect(HyperParameterDescription range, float value, string message)
    {
        using GermanCulture german = new();
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => range.Check(value)).Message);
    }
}
