using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>A mask that the caller fills is used as given in training, and not at all in inference.</summary>
public class CallerMaskTests
{
    private static readonly float[] X = new Draw(1).Matrix(6, 5).ToFloats();
    private static readonly int[] Labels = new Draw(2).Labels(6, 3);

    [Fact]
    public void Any_numbers_serve_as_a_mask()
    {
        Matrix mask = new Draw(3).Matrix(6, 8, -2, 2);
        NetworkSpec spec = NetworkSpec.Stack([5, 8, 3], Activation.Tanh, Activation.Softmax, LossKind.CrossEntropy);
        Experiment e = Experiment.WithLabels(spec, 6, seed: 4, [null, mask]);
        NetworkHandle net = e.Load(new R6Tanh());
        BackwardPass expected = e.Reference.Backward(e.X, e.T, e.Masks);
        Agreement.Require("loss", expected.Loss, net.ComputeGradients(e.Inputs, e.Targets));
        foreach ((TensorDescription tensor, Matrix gradient) in net.Description.Tensors.Zip(expected.Parameters))
        {
            Agreement.Require(tensor.Name, gradient, Tensors.Of(net.RawGradients, tensor));
        }
    }

    [Fact]
    public void A_mask_stays_until_it_is_changed()
    {
        R6Tanh net = new(1);
        net.Dropout1.Mask.Fill(1);
        net.Dropout1.Mask[0, 3] = 0;
        _ = net.ComputeGradients(X, Labels);
        float[] first = net.RawGradients.ToArray();
        _ = net.ComputeGradients(X, Labels);
        Assert.True(Tensors.SameBits(first, net.RawGradients));
        net.Dropout1.Mask[0, 3] = 1;
        _ = net.ComputeGradients(X, Labels);
        Assert.False(Tensors.SameBits(first, net.RawGradients));
    }

    [Fact]
    public void Inference_ignores_the_mask()
    {
        R6Tanh net = new(1);
        float[] kept = new float[6 * 3];
        float[] dropped = new float[6 * 3];
        net.Dropout1.Mask.Fill(1);
        net.Predict(X, kept);
        float loss = net.Loss(X, Labels);
        net.Dropout1.Mask.Fill(0);
        net.Predict(X, dropped);
        Assert.True(Tensors.SameBits(kept, dropped));
        Assert.Equal(loss, net.Loss(X, Labels));
        Assert.NotEqual(loss, net.ComputeGradients(X, Labels));
    }

    [Fact]
    public void A_mask_of_ones_is_no_dropout()
    {
        R6Tanh net = new(1);
        net.Dropout1.Mask.Fill(1);
        Agreement.Require("loss", net.Loss(X, Labels), net.ComputeGradients(X, Labels), 1e-6);
    }

    [Fact]
    public void Each_row_has_its_own_part_of_the_mask()
    {
        R6Tanh net = new(1);
        net.Dropout1.Mask.Fill(1);
        Assert.Equal((6, 8), (net.Dropout1.Mask.Rows, net.Dropout1.Mask.Units));
        float[] before = new float[6 * 5];
        float[] after = new float[6 * 5];
        _ = net.ComputeGradients(X, Labels, before);
        net.Dropout1.Mask[4, 2] = 0;
        _ = net.ComputeGradients(X, Labels, after);
        for (int row = 0; row < 6; row++)
        {
            bool same = Tensors.SameBits(before.AsSpan(row * 5, 5), after.AsSpan(row * 5, 5));
            Assert.True(same == (row != 4), $"The mask of row 4 decides about row {row}.");
        }
    }

    [Fact]
    public void Indices_of_a_mask_are_checked()
    {
        R6Tanh net = new(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dropout1.Mask[6, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dropout1.Mask[0, 8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dropout1.Mask[-1, 0]);
    }
}
