using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Adam, AdamW and RMSProp with their defaults: step by step against double precision, and what is special about their state.</summary>
public class AdaptiveOptimizerTests
{
    private const int Steps = 30;

    /// <summary>The defaults: PyTorch's, as the floats that the networks compute with.</summary>
    private static readonly Dictionary<Type, AdaptiveSettings> s_settings = new()
    {
        [typeof(WithAdam)] = new(1e-3f, 0.9f, 0.999f, 1e-8f),
        [typeof(WithAdamW)] = new(1e-3f, 0.9f, 0.999f, 1e-8f, Decay: 0.5),
        [typeof(WithRmsProp)] = new(0.01f, 0, 0.99f, 1e-8f, Corrects: false),
    };

    private static readonly float[] X = new Draw(1).Matrix(6, 7).ToFloats();
    private static readonly int[] Labels = new Draw(2).Labels(6, 4);

    public static TheoryData<Type> Networks => [.. s_settings.Keys];

    /// <summary>The reference takes the network's own gradients, so that what a small ε makes of their rounding is the same on both sides.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_step_is_that_of_double_precision(Type type)
    {
        ILabelTrainable net = Create(type);
        ILabelTrainable probe = Create(type);
        Matrix[] parameters = [.. Tensors.All(net.RawParameters.ToArray(), net.Description)];
        bool[] isWeight = [.. net.Description.Tensors.Select(static t => t.Name.EndsWith(".Weights", StringComparison.Ordinal))];
        Matrix[] weights = [.. parameters.Where((_, i) => isWeight[i])];
        Matrix[] biases = [.. parameters.Where((_, i) => !isWeight[i])];
        Adaptive reference = new(weights, biases, s_settings[type]);
        for (int step = 1; step <= Steps; step++)
        {
            Copy(net, probe);
            _ = probe.ComputeGradients(X, Labels);
            reference.Step([.. Tensors.All(probe.RawGradients.ToArray(), net.Description)]);
            _ = net.TrainStep(X, Labels);
            foreach ((Matrix expected, Matrix actual) in parameters.Zip(Tensors.All(net.RawParameters.ToArray(), net.Description)))
            {
                double rounding = step * Math.Pow(2, -24) * (1 + expected.Largest);
                double moved = step * s_settings[type].LearningRate * 1e-6;
                Assert.True((actual - expected).Largest <= rounding + moved, $"Step {step} is off by {(actual - expected).Largest}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Steps_are_part_of_the_state(Type type)
    {
        ILabelTrainable net = Trained(type, 5);
        NetworkHandle clone = new NetworkHandle(net).Clone();
        ILabelTrainable copy = Create(type);
        Copy(net, copy);
        net.Initialize(net.Seed);
        Assert.Equal(0, net.Steps);
        Assert.All(net.RawOptimizerState.ToArray(), static value => Assert.Equal(0, value));
        ILabelTrainable straight = Trained(type, 8);
        foreach (ILabelTrainable other in new[] { (ILabelTrainable)clone.Network, copy })
        {
            Assert.Equal(5, other.Steps);
            Train(other, 3);
            Assert.True(Tensors.SameBits(straight.RawParameters, other.RawParameters));
            Assert.True(Tensors.SameBits(straight.RawOptimizerState, other.RawOptimizerState));
        }

        Train(net, 8);
        Assert.True(Tensors.SameBits(straight.RawParameters, net.RawParameters));
    }

    /// <summary>Without gradients m would be denormal after some 850 steps and v after some 80,000; both make every later step several times slower.</summary>
    [Theory]
    [InlineData(typeof(WithAdam))]
    [InlineData(typeof(WithAdamW))]
    [InlineData(typeof(WithRmsProp))]
    public void Averages_that_nothing_feeds_end_at_zero(Type type)
    {
        ILabelTrainable net = Create(type);
        net.RawGradients.Fill(0.25f);
        net.ApplyGradients();
        net.RawGradients.Clear();
        for (int step = 0; step < 100_000; step++)
        {
            net.ApplyGradients();
            if (step % 100 == 0)
            {
                Assert.DoesNotContain(net.RawOptimizerState.ToArray(), float.IsSubnormal);
            }
        }

        Assert.All(net.RawOptimizerState.ToArray(), static value => Assert.Equal(0, value));
        Assert.All(net.RawParameters.ToArray(), static value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Memory_is_that_of_the_state()
    {
        Assert.Equal(2 * new WithAdam().RawParameters.Length, new WithAdam().RawOptimizerState.Length);
        Assert.Equal(2 * new WithAdamW().RawParameters.Length, new WithAdamW().RawOptimizerState.Length);
        Assert.Equal(new WithRmsProp().RawParameters.Length, new WithRmsProp().RawOptimizerState.Length);
    }

    [Fact]
    public void Decay_is_for_weights_and_no_part_of_the_gradients()
    {
        WithAdamW net = new(1);
        net.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(0.5f, 33)]);
        net.RawGradients.Clear();
        float[] weights = new float[7 * 33];
        net.Dense1.Weights.CopyTo(weights);
        (net.LearningRate, net.Decay) = (0.25f, 0.5f);
        net.ApplyGradients();
        float[] decayed = new float[7 * 33];
        net.Dense1.Weights.CopyTo(decayed);
        Assert.Equal(Array.ConvertAll(weights, static w => w - (0.125f * w)), decayed);
        Assert.Equal(0.5f, net.Dense1.Bias[3]);

        float[] x = X[..7];
        float[] with = Gradients(net, x);
        net.Decay = 0;
        Assert.Equal(with, Gradients(net, x));
    }

    private static float[] Gradients(WithAdamW net, float[] x)
    {
        int[] label = [2];
        _ = net.ComputeGradients(x, label);
        return net.RawGradients.ToArray();
    }

    private static void Copy(ILabelTrainable source, ILabelTrainable destination) => destination.GetType().GetMethod("CopyFrom")!.Invoke(destination, [source]);

    private static ILabelTrainable Create(Type type) => (ILabelTrainable)Activator.CreateInstance(type, 3)!;

    private static ILabelTrainable Trained(Type type, int steps)
    {
        ILabelTrainable net = Create(type);
        Train(net, steps);
        return net;
    }

    private static void Train(ILabelTrainable net, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _ = net.TrainStep(X, Labels);
        }
    }
}
