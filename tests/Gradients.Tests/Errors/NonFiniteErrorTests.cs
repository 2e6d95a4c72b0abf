using System;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>A loss that is no number is refused before it reaches the weights.</summary>
public class NonFiniteErrorTests
{
    private static readonly int[] Labels = [0, 1, 2, 0, 1];

    private readonly R1 _net = new(1);
    private readonly float[] _x = new Draw(1).Matrix(5, 4).ToFloats();
    private readonly float[] _t = Matrix.OneHot(Labels, 3).ToFloats();

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_non_finite_input_changes_nothing(float value)
    {
        _ = _net.TrainStep(_x, Labels);
        for (int place = 0; place < _x.Length; place++)
        {
            float[] x = [.. _x];
            x[place] = value;
            Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(x, Labels), "1");
        }
    }

    [Fact]
    public void Every_training_call_checks_its_loss()
    {
        _x[7] = float.NaN;
        float[] weights = [1, 1, 1, 1, 1];
        byte[] bytes = [0, 1, 2, 0, 1];
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x, _t));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x, bytes));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x, _t, weights));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x, Labels, weights));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x, bytes, weights));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.TrainStep(_x.AsSpan(4, 4), 1));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.ComputeGradients(_x, _t));
        Refusal.Require<NonFiniteLossException>(_net, () => _net.ComputeGradients(_x, Labels, new float[20]));
    }

    [Fact]
    public void A_non_finite_target_changes_nothing()
    {
        R5 net = new(1);
        float[] x = new Draw(1).Matrix(7, 9).ToFloats();
        _ = net.TrainStep(x, x);
        float[] t = [.. x];
        t[20] = float.NaN;
        Refusal.Require<NonFiniteLossException>(net, () => net.TrainStep(x, t));
        t[20] = float.PositiveInfinity;
        Refusal.Require<NonFiniteLossException>(net, () => net.TrainStep(x, t));
    }

    [Fact]
    public void The_exception_has_the_loss_and_the_step()
    {
        _ = _net.TrainStep(_x, Labels);
        _ = _net.TrainStep(_x, Labels);
        _x[0] = float.NaN;
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() => _net.TrainStep(_x, Labels));
        Assert.True(double.IsNaN(error.Loss));
        Assert.Equal(2, error.Step);
        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_goes_on_after_a_refusal()
    {
        R1 undisturbed = new(1);
        float[] poisoned = [.. _x];
        poisoned[3] = float.NaN;
        for (int step = 0; step < 3; step++)
        {
            Assert.Throws<NonFiniteLossException>(() => _net.TrainStep(poisoned, Labels));
            Assert.Equal(undisturbed.TrainStep(_x, Labels), _net.TrainStep(_x, Labels));
        }

        Assert.True(Tensors.SameBits(undisturbed.RawParameters, _net.RawParameters));
    }

    [Fact]
    public void Weights_that_overflowed_are_caught_by_the_next_step()
    {
        _net.LearningRate = float.MaxValue;
        Assert.Throws<NonFiniteLossException>(() =>
        {
            for (int step = 0; step < 20; step++)
            {
                _ = _net.TrainStep(_x, Labels);
            }
        });
    }
}
