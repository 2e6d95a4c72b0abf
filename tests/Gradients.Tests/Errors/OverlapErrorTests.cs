using System;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>Inputs and outputs in the same memory.</summary>
public class OverlapErrorTests
{
    private readonly R1 _net = new(1);
    private readonly float[] _shared = new float[100];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Predict_refuses_outputs_that_overlap_its_inputs(int start)
    {
        Refusal.Require<ArgumentException>(_net, () => _net.Predict(_shared.AsSpan(0, 8), _shared.AsSpan(start, 6)), "inputs", "outputs");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLogits(_shared.AsSpan(0, 8), _shared.AsSpan(start, 6)), "inputs", "outputs");
        Refusal.Require<ArgumentException>(_net, () => _net.Predict(_shared.AsSpan(start, 8), _shared.AsSpan(2, 6)), "inputs", "outputs");
        Assert.All(_shared, static value => Assert.Equal(0, value));
    }

    [Fact]
    public void Neighbours_do_not_overlap()
    {
        _net.Predict(_shared.AsSpan(0, 8), _shared.AsSpan(8, 6));
        _net.Predict(_shared.AsSpan(50, 8), _shared.AsSpan(44, 6));
        Assert.All(_shared.AsSpan(50, 8).ToArray(), static value => Assert.Equal(0, value));
        Assert.NotEqual(0, _shared[8]);
        Assert.NotEqual(0, _shared[44]);
    }

    [Fact]
    public void Gradients_of_the_inputs_do_not_go_over_the_inputs()
    {
        (float[] x, int[] labels) = (new float[8], [0, 1]);
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, labels, x), "inputs", "inputGradients");
        Refusal.Require<ArgumentException>(_net, () => _net.Backward(x, new float[6], x), "inputs", "inputGradients");
    }
}
