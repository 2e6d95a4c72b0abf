using System;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>Training takes 1 to Batch rows, inference any number.</summary>
public class RowsErrorTests
{
    private readonly R1 _net = new(1);

    [Fact]
    public void Training_refuses_more_rows_than_the_batch()
    {
        (float[] x, float[] t, int[] labels) = (new float[6 * 4], new float[6 * 3], new int[6]);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(x, t), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(x, labels), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(x, new byte[6]), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(x, t, new float[6]), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.ComputeGradients(x, t), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.ComputeGradients(x, labels, new float[24]), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.Backward(x, t), "6", "5");
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.Trace(x, t), "6", "5");
    }

    [Fact]
    public void Training_refuses_zero_rows()
    {
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep([], Array.Empty<float>()));
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep([], Array.Empty<int>()));
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep([], Array.Empty<byte>()));
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients([], Array.Empty<float>()));
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients([], Array.Empty<int>()));
        Refusal.Require<ArgumentException>(_net, () => _net.Backward([], []));
    }

    [Fact]
    public void Predicting_zero_rows_does_nothing()
    {
        float[] before = _net.RawParameters.ToArray();
        _net.Predict([], []);
        _net.PredictLogits([], []);
        _net.PredictLabels([], []);
        Assert.True(Tensors.SameBits(before, _net.RawParameters));
    }

    [Fact]
    public void A_mean_over_zero_rows_is_refused()
    {
        Refusal.Require<ArgumentException>(_net, () => _net.Loss([], Array.Empty<float>()));
        Refusal.Require<ArgumentException>(_net, () => _net.Loss([], Array.Empty<int>()));
    }

    [Fact]
    public void Inference_and_loss_take_more_rows_than_the_batch()
    {
        _net.Predict(new float[100 * 4], new float[100 * 3]);
        Assert.True(float.IsFinite(_net.Loss(new float[100 * 4], new int[100])));
    }
}
