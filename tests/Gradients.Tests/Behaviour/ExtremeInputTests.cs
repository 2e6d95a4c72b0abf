using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Softmax, cross-entropy and sigmoid stay finite, and right, for logits of ±1e4.</summary>
public class ExtremeInputTests
{
    public static TheoryData<Type> Nets =>
        [typeof(R1), typeof(R2), typeof(R3), typeof(R4), typeof(R5), typeof(R6Sigmoid), typeof(Coin), typeof(Classifier)];

    [Theory]
    [MemberData(nameof(Nets))]
    public void Outputs_loss_and_gradients_are_finite_for_inputs_of_1e4(Type type)
    {
        NetworkHandle net = new(Activator.CreateInstance(type, 1)!);
        NetworkDescription d = net.Description;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            float[] x = [.. Enumerable.Range(0, d.Batch * d.Inputs).Select(i => Sign(pattern, i) * 1e4f)];
            float[] t = [.. Enumerable.Range(0, d.Batch * d.Outputs).Select(i => i % d.Outputs == i / d.Outputs % d.Outputs ? 1f : 0f)];
            float[] y = new float[t.Length];
            float[] dx = new float[x.Length];
            float[] dt = new float[t.Length];
            net.Predict(x, y);
            Assert.All(y, static v => Assert.True(float.IsFinite(v)));
            Assert.True(float.IsFinite(net.Loss(x, t)));
            Assert.True(float.IsFinite(net.ComputeAllGradients(x, t, dx, dt)));
            Assert.All(net.RawGradients.ToArray().Concat(dx).Concat(dt), static v => Assert.True(float.IsFinite(v)));
        }
    }

    [Theory]
    [InlineData(1e4f, 0f, -1e4f)]
    [InlineData(-1e4f, -1e4f, 1e4f)]
    [InlineData(1e4f, 1e4f, 9999f)]
    [InlineData(-1e4f, -9990f, -9999f)]
    public void Softmax_with_cross_entropy_matches_the_reference(float a, float b, float c)
    {
        Classifier net = new();
        net.CopyParametersFrom([0, 0, 0, 0, 0, 0, a, b, c]);
        ReferenceNetwork reference = new(NetworkSpec.Stack([2, 3], Activation.Identity, Activation.Softmax, LossKind.CrossEntropy));
        Matrix logits = Matrix.Of(1, 3, [a, b, c]);
        for (int k = 0; k < 3; k++)
        {
            reference.Biases[0]![0, k] = logits[0, k];
        }

        Matrix x = Matrix.Of(1, 2, [1, 2]);
        float[] p = new float[3];
        net.Predict(x.ToFloats(), p);
        Agreement.Require("p", reference.Forward(x).Outputs, Matrix.Of(1, 3, p));
        for (int label = 0; label < 3; label++)
        {
            BackwardPass expected = reference.Backward(x, Matrix.OneHot([label], 3));
            float loss = net.ComputeGradients(x.ToFloats(), new[] { label });
            Assert.Equal(expected.Loss, loss, 1e-4 * (1 + expected.Loss));
            Assert.True((expected.Biases[0]! - Tensors.Of(net.Gradients.Dense1.Bias)).Largest < 1e-5);
        }
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(-1e4f)]
    [InlineData(50f)]
    [InlineData(-50f)]
    public void Sigmoid_with_binary_cross_entropy_matches_the_reference(float logit)
    {
        Coin net = new();
        net.CopyParametersFrom([0, 0, logit]);
        float[] x = [1, 2];
        Assert.Equal(SpecialFunctions.Sigmoid(logit), net.Predict(x), 1e-6);
        foreach (int label in new[] { 0, 1 })
        {
            double expected = SpecialFunctions.Softplus(logit) - (label * (double)logit);
            Assert.Equal(expected, net.ComputeGradients(x, new[] { label }), 1e-4 * expected + 1e-12);
            Assert.Equal(SpecialFunctions.Sigmoid(logit) - label, net.Gradients.Dense1.Bias[0], 1e-6);
        }
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(-1e4f)]
    [InlineData(80f)]
    [InlineData(-80f)]
    public void Cross_entropy_after_a_sigmoid_never_goes_through_its_complement(float logit)
    {
        R2 net = new();
        net.CopyParametersFrom([logit, 0, 0, .. new float[15]]);
        float[] x = [1, 0, 0, 0, 0, 0];
        float[] dt = new float[3];
        float loss = net.ComputeGradients(x, [1, 0, 0], new float[6], dt);
        double expected = SpecialFunctions.Softplus(-(double)logit);
        Assert.Equal(expected, loss, (1e-4 * expected) + 1e-40);
        Assert.Equal(expected, dt[0], (1e-4 * expected) + 1e-40);
        Assert.Equal(-SpecialFunctions.Sigmoid(-(double)logit), net.Gradients.Dense1.Weights[0, 0], 1e-6);
    }

    private static float Sign(int pattern, int index) => pattern switch
    {
        0 => 1,
        1 => -1,
        2 => index % 2 == 0 ? 1 : -1,
        _ => index % 3 == 0 ? 1 : -1,
    };
}
