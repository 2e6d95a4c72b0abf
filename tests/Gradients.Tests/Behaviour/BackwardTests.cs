using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Backward takes the caller's ∂J/∂outputs: own losses, and networks behind one another.</summary>
public class BackwardTests
{
    [Fact]
    public void The_losss_own_derivative_gives_the_losss_own_gradients()
    {
        R5 net = new(2);
        float[] x = new Draw(1).Matrix(7, 9).ToFloats();
        float[] dx = new float[x.Length];
        _ = net.ComputeGradients(x, x, dx);
        Matrix[] expected = [.. Tensors.All(net.RawGradients.ToArray(), net.Description), Matrix.Of(7, 9, dx)];

        float[] y = new float[x.Length];
        net.Predict(x, y);
        net.Backward(x, [.. y.Zip(x).Select(static p => 2 * (p.First - p.Second) / 7)], dx);
        Matrix[] actual = [.. Tensors.All(net.RawGradients.ToArray(), net.Description), Matrix.Of(7, 9, dx)];
        Assert.All(expected.Zip(actual), static pair => Agreement.Require("a gradient", pair.First, pair.Second));
    }

    [Fact]
    public void Through_softmax_it_is_the_same_as_the_fused_loss()
    {
        R1 net = new(2);
        float[] x = new Draw(1).Matrix(5, 4).ToFloats();
        Matrix t = new Draw(2).Distributions(5, 3);
        _ = net.ComputeGradients(x, t.ToFloats());
        Matrix[] expected = [.. Tensors.All(net.RawGradients.ToArray(), net.Description)];

        float[] p = new float[15];
        net.Predict(x, p);
        net.Backward(x, Matrix.Of(5, 3, (r, k) => -t[r, k] / p[(r * 3) + k] / 5).ToFloats());
        Matrix[] actual = [.. Tensors.All(net.RawGradients.ToArray(), net.Description)];
        Assert.All(expected.Zip(actual), static pair => Agreement.Require("a gradient", pair.First, pair.Second));
    }

    [Fact]
    public void A_network_without_a_loss_learns_the_callers()
    {
        WithoutLoss net = new(1);
        float[] x = new Draw(1).Matrix(5, 3).ToFloats();
        float[] goal = new Draw(2).Matrix(5, 2, 0.5, 2).ToFloats();
        float[] y = new float[goal.Length];
        double first = double.NaN;
        double last = double.NaN;
        for (int step = 0; step < 300; step++)
        {
            net.Predict(x, y);
            last = y.Zip(goal).Sum(static p => Math.Abs(p.First - p.Second));
            first = step == 0 ? last : first;
            net.Backward(x, [.. y.Zip(goal).Select(static p => 2 * (p.First - p.Second) / 5)]);
            net.ApplyGradients();
        }

        Assert.Equal(300, net.Steps);
        Assert.True(last < first / 3, $"From {first} it came down to {last} only.");
    }

    [Fact]
    public void Two_networks_behind_one_another_are_one()
    {
        WithoutDropout back = new(1);
        ReferenceNetwork whole = new(new(
            [
                new(3, 6, Activation.Tanh), new(6, 5, Activation.Identity), new(5, 6, Activation.Tanh), new(6, 3, Activation.Identity),
            ],
            LossKind.SquaredError));
        new Draw(3).Parameters(whole);
        float[] all = whole.ToFloats();
        FrontHalf front = new(1);
        front.CopyParametersFrom(all.AsSpan(0, FrontHalf.ParameterCount));
        back.CopyParametersFrom(all.AsSpan(FrontHalf.ParameterCount));

        Matrix x = new Draw(4).Matrix(4, 3);
        Matrix t = new Draw(5).Matrix(4, 3);
        float[] between = new float[4 * 5];
        float[] gradientBetween = new float[4 * 5];
        float[] dx = new float[4 * 3];
        front.Predict(x.ToFloats(), between);
        _ = back.ComputeGradients(between, t.ToFloats(), gradientBetween);
        front.Backward(x.ToFloats(), gradientBetween, dx);

        BackwardPass expected = whole.Backward(x, t);
        Agreement.Require("∂J/∂x", expected.Inputs, Matrix.Of(4, 3, dx));
        Agreement.Require("∂J/∂W₁", expected.Weights[0], Tensors.Of(front.Gradients.Dense1.Weights));
        Agreement.Require("∂J/∂W₂", expected.Weights[1], Tensors.Of(front.Gradients.Dense2.Weights));
    }

    [Fact]
    public void It_neither_moves_the_parameters_nor_counts_a_step()
    {
        R5 net = new(2);
        float[] before = net.RawParameters.ToArray();
        net.Backward(new Draw(1).Matrix(7, 9).ToFloats(), new Draw(2).Matrix(7, 9).ToFloats());
        Assert.True(Tensors.SameBits(before, net.RawParameters));
        Assert.Equal(0, net.Steps);
        net.ApplyGradients();
        Assert.False(Tensors.SameBits(before, net.RawParameters));
        Assert.Equal(1, net.Steps);
    }
}
