using System;
using Unrolled.Gradients.Tests.Behaviour;
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
        Refusal.Require<NonFiniteLossException>(net, () => net.TrainStep(x, t), "Look for NaN, infinite or huge values in the inputs and targets; if there are none, start again with a lower LearningRate.");
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
        Assert.EndsWith("the loss is NaN after 2 updates; the parameters were not changed. inputs[0] is NaN (row 0).", error.Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(float.PositiveInfinity, "∞")]
    [InlineData(float.NegativeInfinity, "-∞")]
    public void An_infinite_input_that_the_loss_does_not_show_changes_nothing(float value, string shown)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            TanhFirst tanh = new(seed);
            SigmoidFirst sigmoid = new(seed);
            float[] x = new Draw(seed).Matrix(5, 4).ToFloats();
            int[] labels = new Draw(seed).Labels(5, 2);
            float[] t = new Draw(seed + 1).Matrix(5, 2).ToFloats();
            _ = tanh.TrainStep(x, labels);
            _ = sigmoid.TrainStep(x, t);
            for (int place = 0; place < x.Length; place++)
            {
                float[] poisoned = [.. x];
                poisoned[place] = value;
                string where = $"inputs[{place}] is {shown} (row {place / 4})";
                Refusal.Require<ArgumentOutOfRangeException>(tanh, () => tanh.TrainStep(poisoned, labels), where);
                Refusal.Require<ArgumentOutOfRangeException>(tanh, () => tanh.ComputeGradients(poisoned, labels), where);
                Refusal.Require<ArgumentOutOfRangeException>(sigmoid, () => sigmoid.TrainStep(poisoned, t), where);
                Refusal.Require<ArgumentOutOfRangeException>(sigmoid, () => sigmoid.TrainStep(poisoned, t, new float[] { 1, 1, 1, 1, 1 }), where);
            }

            float[] row = [1, value, 2, 3];
            Refusal.Require<ArgumentOutOfRangeException>(tanh, () => tanh.TrainStep(row, 1), $"row[1] is {shown}");
        }
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void An_infinite_input_before_dead_units_changes_nothing(float value)
    {
        int hidden = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            ReluFirst net = new(seed);
            float[] x = new Draw(seed).Matrix(5, 4).ToFloats();
            float[] t = new Draw(seed + 1).Matrix(5, 2).ToFloats();
            x[seed] = value;
            if (float.IsFinite(net.Loss(x, t)))
            {
                hidden++;
                Refusal.Require<ArgumentOutOfRangeException>(net, () => net.TrainStep(x, t), $"inputs[{seed}]");
            }
            else
            {
                Refusal.Require<NonFiniteLossException>(net, () => net.TrainStep(x, t));
            }
        }

        Assert.InRange(hidden, 1, 19);
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void Backward_refuses_what_is_not_finite_before_it_stores_anything(float value)
    {
        TanhFirst net = new(1);
        float[] x = new Draw(1).Matrix(5, 4).ToFloats();
        float[] g = new Draw(2).Matrix(5, 2).ToFloats();
        net.Backward(x, g);
        float[] before = net.RawGradients.ToArray();
        float[] dx = new float[x.Length];
        float[] poisonedX = [.. x];
        poisonedX[11] = value;
        float[] poisonedG = [.. g];
        poisonedG[7] = value;
        Refusal.Require<ArgumentOutOfRangeException>(net, () => net.Backward(poisonedX, g, dx), "inputs[11]", "row 2");
        Refusal.Require<ArgumentOutOfRangeException>(net, () => net.Backward(x, poisonedG, dx), "outputGradients[7]", "row 3");
        Assert.True(Tensors.SameBits(before, net.RawGradients));
        Assert.All(dx, static v => Assert.Equal(0f, v));
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
