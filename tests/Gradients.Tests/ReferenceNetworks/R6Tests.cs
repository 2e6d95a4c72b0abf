using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R6: z = (φ(xW₁ + b₁) ⊙ r)W₂ + b₂ with a 0/1 mask r of its own for each row, softmax, cross-entropy.</summary>
public abstract class R6Tests : FormulaTests
{
    private const int Units = 8;

    private protected override int Batch => 6;

    private protected abstract Activation Hidden { get; }

    [Fact]
    public void Catches_the_derivative_left_out_of_the_first_weights()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = (layers[1].Delta * e.W(2).T).Times(e.Masks![1]!);
        Agreement.RequireCaught("φ′ left out of dW₁", e.X.T * wrong, actual["dW1"]);
    }

    [Fact]
    public void Catches_the_mask_left_out_of_either_direction()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = (layers[1].Delta * e.W(2).T).Times(layers[0].Z.Map(Slope));
        Agreement.RequireCaught("r left out of dW₁", e.X.T * wrong, actual["dW1"]);
        Agreement.RequireCaught("r left out of dW₂", layers[0].A.T * layers[1].Delta, actual["dW2"]);
    }

    [Fact]
    public void Catches_one_mask_for_all_rows()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix first = Matrix.Of(e.N, Units, (_, u) => e.Masks![1]![0, u]);
        Agreement.RequireCaught("the first row's r everywhere", layers[0].A.Times(first).T * layers[1].Delta, actual["dW2"]);
    }

    private protected abstract double φ(double z);

    /// <summary>φ′.</summary>
    private protected abstract double Slope(double z);

    private protected override Experiment Draw(int rows)
    {
        NetworkSpec spec = NetworkSpec.Stack([5, Units, 3], Hidden, Activation.Softmax, LossKind.CrossEntropy);
        return Experiment.WithLabels(spec, rows, seed: 63, [null, new Draw(64).Mask(rows, Units, keep: 0.6)]);
    }

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, Matrix y, Matrix r, int N) = (e.X, e.T, e.Masks![1]!, e.N);
        (Matrix W1, Matrix b1, Matrix W2, Matrix b2) = (e.W(1), e.B(1), e.W(2), e.B(2));

        Matrix z1 = (x * W1).PlusRow(b1);
        Matrix a1 = z1.Map(φ);
        Matrix z = (a1.Times(r) * W2).PlusRow(b2);
        Matrix p = Activations.Softmax(z);

        Matrix δ = (p - y) / N;
        Matrix dW2 = a1.Times(r).T * δ;
        Matrix δ1 = (δ * W2.T).Times(r).Times(z1.Map(Slope));
        Matrix dW1 = x.T * δ1;

        NamedTensors gradients = new()
        {
            ["dW1"] = dW1,
            ["db1"] = δ1.SumOfRows,
            ["dW2"] = dW2,
            ["db2"] = δ.SumOfRows,
            ["dx"] = δ1 * W1.T,
            ["dt"] = -p.Map(Math.Log) / N,
        };
        return new(gradients, new(z1, a1, δ1), new(z, p, δ));
    }
}

/// <summary>R6 with ReLU.</summary>
public class R6ReluTests : R6Tests
{
    private protected override Activation Hidden => Activation.Relu;

    private protected override INetwork Create() => new R6Relu();

    private protected override double φ(double z) => z > 0 ? z : 0;

    private protected override double Slope(double z) => z > 0 ? 1 : 0;
}

/// <summary>R6 with a sigmoid.</summary>
public class R6SigmoidTests : R6Tests
{
    private protected override Activation Hidden => Activation.Sigmoid;

    private protected override INetwork Create() => new R6Sigmoid();

    private protected override double φ(double z) => 1 / (1 + Math.Exp(-z));

    private protected override double Slope(double z) => φ(z) * (1 - φ(z));
}

/// <summary>R6 with tanh.</summary>
public class R6TanhTests : R6Tests
{
    private protected override Activation Hidden => Activation.Tanh;

    private protected override INetwork Create() => new R6Tanh();

    private protected override double φ(double z) => Math.Tanh(z);

    private protected override double Slope(double z) => 1 - (Math.Tanh(z) * Math.Tanh(z));
}
