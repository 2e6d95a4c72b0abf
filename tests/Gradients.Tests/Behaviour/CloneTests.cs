using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>A clone is the whole state: it trains on exactly as the original does, dropout and momentum included.</summary>
public class CloneTests
{
    private static readonly float[] X = new Draw(1).Matrix(6, 7).ToFloats();
    private static readonly int[] Labels = new Draw(2).Labels(6, 4);

    [Fact]
    public void A_clone_has_the_same_future()
    {
        Everything original = Trained(5);
        Everything clone = original.Clone();
        RequireSame(original, clone);
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(original.TrainStep(X, Labels), clone.TrainStep(X, Labels));
            RequireSame(original, clone);
        }
    }

    [Fact]
    public void A_clone_keeps_hyper_parameters_seed_and_steps()
    {
        Everything original = Trained(3);
        original.LearningRate = 0.125f;
        original.Momentum = 0.5f;
        Everything clone = original.Clone();
        Assert.Equal((0.125f, 0.5f, original.Seed, 3L), (clone.LearningRate, clone.Momentum, clone.Seed, clone.Steps));
    }

    [Fact]
    public void Original_and_clone_share_no_memory()
    {
        Everything original = Trained(2);
        Everything clone = original.Clone();
        float[] before = [.. original.RawParameters, .. original.RawOptimizerState, .. original.RawGradients];
        _ = clone.TrainStep(X, Labels);
        Assert.True(Tensors.SameBits(before, [.. original.RawParameters, .. original.RawOptimizerState, .. original.RawGradients]));
        Assert.Equal(2, original.Steps);
    }

    [Fact]
    public void A_clone_has_the_callers_masks()
    {
        ReferenceNetworks.R6Tanh original = new();
        original.Dropout1.Mask.Fill(1);
        original.Dropout1.Mask[2, 3] = 0;
        ReferenceNetworks.R6Tanh clone = original.Clone();
        Assert.Equal((1, 0), (clone.Dropout1.Mask[2, 2], clone.Dropout1.Mask[2, 3]));
        clone.Dropout1.Mask[2, 3] = 1;
        Assert.Equal(0, original.Dropout1.Mask[2, 3]);
    }

    private static Everything Trained(int steps)
    {
        Everything net = new(seed: 9);
        for (int step = 0; step < steps; step++)
        {
            _ = net.TrainStep(X, Labels);
        }

        return net;
    }

    private static void RequireSame(Everything a, Everything b)
    {
        Assert.True(Tensors.SameBits(a.RawParameters, b.RawParameters));
        Assert.True(Tensors.SameBits(a.RawOptimizerState, b.RawOptimizerState));
        Assert.Equal(a.Steps, b.Steps);
    }
}
