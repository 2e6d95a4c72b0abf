using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>What decays and is fed by nothing ends at 0: denormal numbers would make every later step several times slower.</summary>
public class DenormalTests
{
    private const int Steps = 30_000;

    /// <summary>Inputs of 0 leave the first weights to their penalty alone, and their velocity to its decay.</summary>
    [Theory]
    [InlineData(typeof(ShrinkingPlain))]
    [InlineData(typeof(ShrinkingWithVelocity))]
    [InlineData(typeof(ShrinkingWithNesterov))]
    [InlineData(typeof(ShrinkingWithAdamW))]
    public void Weights_that_only_shrink_end_at_zero(Type type)
    {
        ILabelTrainable net = (ILabelTrainable)Activator.CreateInstance(type, 3)!;
        float[] zeros = new float[7 * 3];
        int[] labels = [0, 1, 2];
        for (int step = 0; step < Steps; step++)
        {
            _ = net.TrainStep(zeros, labels);
            Assert.False(HasDenormal(net.RawParameters) || HasDenormal(net.RawOptimizerState), $"After step {step}.");
        }

        float[] parameters = new float[net.Description.ParameterCount];
        net.CopyParametersTo(parameters);
        Assert.All(parameters.Take(7 * 20), static weight => Assert.Equal(0, weight));
        Assert.Contains(parameters, static parameter => parameter != 0);
    }

    private static bool HasDenormal(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsSubnormal(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Updates from gradients that are there count as others do.</summary>
    [Fact]
    public void Applying_gradients_flushes_too()
    {
        ShrinkingWithVelocity net = new(1);
        net.RawGradients.Fill(1e-3f);
        net.ApplyGradients();
        net.RawGradients.Clear();
        for (int step = 0; step < 2_000; step++)
        {
            net.ApplyGradients();
        }

        Assert.All(net.RawOptimizerState.ToArray(), static value => Assert.Equal(0, value));
    }

    /// <summary>What is just large enough for one pass to leave does not get to denormal numbers before the next one, 64 updates later.</summary>
    [Fact]
    public void Velocities_are_not_denormal_between_two_passes()
    {
        LittleMomentum net = new(1);
        net.RawGradients.Clear();
        net.ApplyGradients();
        for (int i = 0; i < net.RawOptimizerState.Length; i++)
        {
            net.RawOptimizerState[i] = 1e-21f * MathF.Pow(0.98f, i);
        }

        for (int update = 1; update <= 128; update++)
        {
            net.ApplyGradients();
            Assert.False(HasDenormal(net.RawOptimizerState), $"After update {update}.");
            if (update == 64)
            {
                Assert.Contains(0, net.RawOptimizerState.ToArray());
                Assert.NotEqual(0, net.RawOptimizerState[0]);
            }
        }
    }

    /// <summary>A training that goes on from a checkpoint flushes when the one that was not interrupted does.</summary>
    [Fact]
    public void A_training_that_goes_on_ends_with_the_same_bits()
    {
        using MemoryStream checkpoint = new();
        ShrinkingWithVelocity whole = new(3);
        ShrinkingWithVelocity resumed = new(8);
        float[] zeros = new float[7 * 3];
        for (int step = 0; step < 1_000; step++)
        {
            if (step == 700)
            {
                whole.SaveCheckpoint(checkpoint);
                checkpoint.Position = 0;
                resumed.LoadCheckpoint(checkpoint);
            }

            _ = whole.TrainStep(zeros, [0, 1, 2]);
            if (step >= 700)
            {
                _ = resumed.TrainStep(zeros, [0, 1, 2]);
            }
        }

        Assert.Equal(whole.RawParameters.ToArray(), resumed.RawParameters.ToArray());
        Assert.Equal(whole.RawOptimizerState.ToArray(), resumed.RawOptimizerState.ToArray());
    }
}

[Network(7, Batch = 3)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(0.1)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class ShrinkingPlain;

[Network(7, Batch = 3)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(0.05)]
[Sgd(LearningRate = 0.02, Momentum = 0.9)]
internal sealed partial class ShrinkingWithVelocity;

[Network(7, Batch = 3)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.02, Momentum = 0.75)]
internal sealed partial class LittleMomentum;

[Network(7, Batch = 3)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(0.05)]
[Sgd(LearningRate = 0.02, Momentum = 0.9, Nesterov = true)]
internal sealed partial class ShrinkingWithNesterov;

[Network(7, Batch = 3)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[AdamW(LearningRate = 0.02, Decay = 0.5)]
internal sealed partial class ShrinkingWithAdamW;
