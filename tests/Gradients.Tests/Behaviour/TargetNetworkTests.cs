using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>CopyFrom and BlendFrom: one network following another.</summary>
public class TargetNetworkTests
{
    [Fact]
    public void CopyFrom_takes_every_bit_of_the_parameters()
    {
        Everything source = new(seed: 1);
        Everything copy = new(seed: 2);
        Assert.False(Tensors.SameBits(source.RawParameters, copy.RawParameters));
        copy.CopyFrom(source);
        Assert.True(Tensors.SameBits(source.RawParameters, copy.RawParameters));
    }

    [Fact]
    public void CopyFrom_leaves_two_networks_with_their_own_memory()
    {
        Everything source = new(seed: 1);
        Everything copy = new(seed: 2);
        copy.CopyFrom(source);
        copy.Dense1.Weights[0, 0] += 1;
        Assert.NotEqual(source.Dense1.Weights[0, 0], copy.Dense1.Weights[0, 0]);
    }

    [Theory]
    [InlineData(0.005f)]
    [InlineData(0.25f)]
    [InlineData(1f)]
    public void BlendFrom_moves_by_that_share_of_the_way(float τ)
    {
        Everything target = new(seed: 2);
        float[] start = Copy(target);
        Everything online = new(seed: 1);
        float[] goal = Copy(online);
        target.BlendFrom(online, τ);
        float[] blended = Copy(target);
        for (int i = 0; i < start.Length; i++)
        {
            Assert.Equal(start[i] + (τ * ((double)goal[i] - start[i])), blended[i], 1e-6);
        }

        Assert.True(start.Zip(goal).Count(static p => p.First != p.Second) > start.Length / 2, "Both networks are nearly equal: nothing is tested.");
        Assert.All(Tensors.Padding(target.Description), index => Assert.Equal(0, target.RawParameters[index]));
    }

    [Fact]
    public void BlendFrom_all_of_the_way_is_a_copy()
    {
        Everything online = new(seed: 1);
        Everything target = new(seed: 2);
        target.RawParameters[0] = 1e8f;
        target.RawParameters[1] = float.NaN;
        target.BlendFrom(online, 1);
        Assert.True(Tensors.SameBits(online.RawParameters, target.RawParameters));
    }

    [Fact]
    public void BlendFrom_nothing_of_the_way_changes_no_bit()
    {
        Everything target = new(seed: 2);
        float[] before = target.RawParameters.ToArray();
        target.BlendFrom(new Everything(seed: 1), 0);
        Assert.True(Tensors.SameBits(before, target.RawParameters));
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void BlendFrom_refuses_a_share_outside_0_to_1(float τ)
    {
        Everything target = new(seed: 2);
        float[] before = target.RawParameters.ToArray();
        Assert.Throws<ArgumentOutOfRangeException>(() => target.BlendFrom(new Everything(seed: 1), τ));
        Assert.True(Tensors.SameBits(before, target.RawParameters));
    }

    [Fact]
    public void Following_does_not_disturb_the_followed()
    {
        Everything online = new(seed: 1);
        float[] before = Copy(online);
        Everything target = new(seed: 2);
        target.BlendFrom(online, 0.5f);
        target.CopyFrom(online);
        Assert.Equal(before, Copy(online));
    }

    [Fact]
    public void Following_zeros_ends_at_zero_without_denormal_numbers()
    {
        Everything zeros = new(seed: 1);
        zeros.CopyParametersFrom(new float[Everything.ParameterCount]);
        Everything target = new(seed: 2);
        for (int i = 0; i < 200; i++)
        {
            target.BlendFrom(zeros, 0.5f);
            Assert.DoesNotContain(Copy(target), float.IsSubnormal);
        }

        Assert.All(Copy(target), static parameter => Assert.Equal(0, parameter));
    }

    private static float[] Copy(Everything network)
    {
        float[] parameters = new float[Everything.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
