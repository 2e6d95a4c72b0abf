using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Penalties act on weights and not on biases, add up, are not divided by the rows, and are no part of the loss that is returned.</summary>
public class PenaltyTests
{
    private static readonly float[] X = new Draw(1).Matrix(2, 3).ToFloats();
    private static readonly float[] T = new Draw(2).Matrix(2, 2).ToFloats();

    [Fact]
    public void Penalties_add_up_over_all_weights()
    {
        Penalised net = new();
        net.CopyParametersFrom([.. new float[(3 * 4) + 4 + (4 * 2) + 2]]);
        Assert.Equal(0, net.Penalty());
        net.Dense1.Weights[0, 0] = -3;
        net.Dense2.Weights[3, 1] = 2;
        net.Dense1.Bias[1] = 100;
        Agreement.Require("penalty", ((0.1 + 0.1) * (9 + 4)) + (0.3 * (3 + 2)), net.Penalty(), 1e-6);
    }

    [Fact]
    public void Its_gradient_is_twice_lambda_w_and_lambda_w_and_lambda_sign_w()
    {
        Penalised net = new(3);
        net.Dense2.Weights[1, 1] = 0;
        _ = net.ComputeGradients(X, T);
        WithoutPenalty plain = new();
        plain.CopyParametersFrom(new NetworkHandle(net).CopyParameters());
        _ = plain.ComputeGradients(X, T);
        Matrix w = Tensors.Of(net.Dense2.Weights);
        Matrix expected = w.Map(static v => (2 * 0.1 * v) + (0.2 * v) + (0.3 * System.Math.Sign(v)));
        Agreement.Require("penalty's gradient", expected, Tensors.Of(net.Gradients.Dense2.Weights) - Tensors.Of(plain.Gradients.Dense2.Weights));
        Assert.Equal(plain.Gradients.Dense2.Weights[1, 1], net.Gradients.Dense2.Weights[1, 1]);
        Assert.Equal(plain.Gradients.Dense1.Bias.ToArray(), net.Gradients.Dense1.Bias.ToArray());
        Assert.Equal(plain.Gradients.Dense2.Bias.ToArray(), net.Gradients.Dense2.Bias.ToArray());
    }

    [Fact]
    public void The_loss_returned_is_without_the_penalty()
    {
        Penalised net = new(3);
        WithoutPenalty plain = new();
        plain.CopyParametersFrom(new NetworkHandle(net).CopyParameters());
        Assert.True(net.Penalty() > 0.1f);
        Assert.Equal(0, plain.Penalty());
        Assert.Equal(plain.Loss(X, T), net.Loss(X, T));
        Assert.Equal(plain.ComputeGradients(X, T), net.ComputeGradients(X, T));
        Assert.Equal(plain.TrainStep(X, T), net.TrainStep(X, T));
    }

    [Fact]
    public void A_small_decay_shrinks_the_weights_as_computed()
    {
        TinyDecay net = new(3);
        float[] before = new NetworkHandle(net).CopyParameters();
        for (int step = 0; step < 1000; step++)
        {
            net.Backward(X, new float[2 * 2]);
            net.ApplyGradients();
        }

        double shrunk = System.Math.Pow(1 - 1e-5, 1000);
        float[] after = new NetworkHandle(net).CopyParameters();
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i] * (1 - shrunk), before[i] - after[i], 0.02 * System.Math.Abs(before[i]) * (1 - shrunk));
        }
    }
}
