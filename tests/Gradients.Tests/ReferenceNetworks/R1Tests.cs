using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R1: 4→10 ReLU →3 softmax, cross-entropy, J̃ = J + λ(‖W₁‖² + ‖W₂‖²).</summary>
public class R1Tests : FormulaTests
{
    private const double λ = 0.05;

    private static readonly NetworkSpec Spec =
        NetworkSpec.Stack([4, 10, 3], Activation.Relu, Activation.Softmax, LossKind.CrossEntropy) with { L2 = λ };

    private protected override int Batch => 5;

    [Fact]
    public void Catches_the_activation_where_its_derivative_belongs()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix a2 = layers[0].A;
        Matrix δ3 = layers[1].Delta;
        Matrix wrong = (δ3 * e.W(2).T).Times(a2);
        Agreement.RequireCaught("φ instead of φ′ in dW₁", (e.X.T * wrong) + (2 * λ * e.W(1)), actual["dW1"]);
        Agreement.RequireCaught("φ instead of φ′ in db₁", wrong.SumOfRows, actual["db1"]);
    }

    [Fact]
    public void Catches_a_missing_sum_over_the_rows()
    {
        (_, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("db₁ without Σ", layers[0].Delta.Row(0), actual["db1"]);
        Agreement.RequireCaught("db₂ without Σ", layers[1].Delta.Row(0), actual["db2"]);
    }

    [Fact]
    public void Catches_softmax_over_the_rows_instead_of_the_classes()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix p = Activations.Softmax(layers[1].Z.T).T;
        Matrix wrong = (p - e.T) / e.N;
        Agreement.RequireCaught("softmax over N in dW₂", (layers[0].A.T * wrong) + (2 * λ * e.W(2)), actual["dW2"]);
        Agreement.RequireCaught("softmax over N in db₂", wrong.SumOfRows, actual["db2"]);
    }

    [Fact]
    public void Catches_a_missing_mean_over_the_rows()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = e.N * layers[1].Delta;
        Agreement.RequireCaught("no 1/N in dW₂", (layers[0].A.T * wrong) + (2 * λ * e.W(2)), actual["dW2"]);
        Agreement.RequireCaught("no 1/N in db₂", wrong.SumOfRows, actual["db2"]);
    }

    [Fact]
    public void Catches_the_penalty_gradient_of_weight_decay()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("λW₁ instead of 2λW₁", (e.X.T * layers[0].Delta) + (λ * e.W(1)), actual["dW1"]);
        Agreement.RequireCaught("λW₂ instead of 2λW₂", (layers[0].A.T * layers[1].Delta) + (λ * e.W(2)), actual["dW2"]);
    }

    private protected override INetwork Create() => new R1();

    private protected override Experiment Draw(int rows) => Experiment.WithLabels(Spec, rows, seed: 11);

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, Matrix Δ, int N) = (e.X, e.T, e.N);
        (Matrix W1, Matrix b1, Matrix W2, Matrix b2) = (e.W(1), e.B(1), e.W(2), e.B(2));

        Matrix z2 = (x * W1).PlusRow(b1);
        Matrix a2 = z2.Map(z => z > 0 ? z : 0);
        Matrix z3 = (a2 * W2).PlusRow(b2);
        Matrix p = Activations.Softmax(z3);

        Matrix δ3 = (p - Δ) / N;
        Matrix dW2 = (a2.T * δ3) + (2 * λ * W2);
        Matrix db2 = δ3.SumOfRows;
        Matrix δ2 = (δ3 * W2.T).Times(z2.Map(z => z > 0 ? 1 : 0));
        Matrix dW1 = (x.T * δ2) + (2 * λ * W1);
        Matrix db1 = δ2.SumOfRows;
        Matrix dx = δ2 * W1.T;
        Matrix dt = -p.Map(Math.Log) / N;

        NamedTensors gradients = new()
        {
            ["dW1"] = dW1,
            ["db1"] = db1,
            ["dW2"] = dW2,
            ["db2"] = db2,
            ["dx"] = dx,
            ["dt"] = dt,
        };
        return new(gradients, new(z2, a2, δ2), new(z3, p, δ3));
    }
}
