using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R4: 6→8 ReLU →7 ReLU →5 softmax, cross-entropy, no penalty.</summary>
public class R4Tests : FormulaTests
{
    private static readonly NetworkSpec Spec =
        NetworkSpec.Stack([6, 8, 7, 5], Activation.Relu, Activation.Softmax, LossKind.CrossEntropy);

    private static readonly NetworkSpec Square =
        NetworkSpec.Stack([6, 5, 5, 5], Activation.Relu, Activation.Softmax, LossKind.CrossEntropy);

    private protected override int Batch => 9;

    [Fact]
    public void Catches_only_the_indicator_divided_by_n()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = layers[2].A - (e.T / e.N);
        Agreement.RequireCaught("p − Δ/n in dW₃", layers[1].A.T * wrong, actual["dW3"]);
        Agreement.RequireCaught("p − Δ/n in db₃", wrong.SumOfRows, actual["db3"]);
    }

    [Fact]
    public void Different_sizes_refuse_the_last_weights_twice()
    {
        (Experiment e, LayerNumbers[] layers, _) = FullBatch();
        Assert.Throws<ArgumentException>(() => layers[2].Delta * e.W(3).T * e.W(3).T);
    }

    [Fact]
    public void Catches_the_last_weights_twice_where_sizes_allow_it()
    {
        Experiment e = Experiment.WithLabels(Square, rows: 9, seed: 43);
        Derivation right = Derive(e);
        NamedTensors actual = Measure(e, new R4Square());
        right.Gradients.RequireAgreement(actual);

        LayerNumbers[] layers = right.Layers;
        Matrix mask2 = layers[1].A.Map(h => h > 0 ? 1 : 0);
        Matrix mask1 = layers[0].A.Map(h => h > 0 ? 1 : 0);
        Matrix wrong = ((layers[2].Delta * e.W(3).T).Times(mask2) * e.W(3).T).Times(mask1);
        Agreement.RequireCaught("W₃ᵀW₃ᵀ instead of W₃ᵀ, then W₂ᵀ", e.X.T * wrong, actual["dW1"]);
    }

    [Fact]
    public void Catches_a_missing_mean_over_the_rows()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("no 1/n in dW₃", layers[1].A.T * (layers[2].A - e.T), actual["dW3"]);
    }

    private protected override INetwork Create() => new R4();

    private protected override Experiment Draw(int rows) => Experiment.WithLabels(Spec, rows, seed: 41);

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, Matrix Δ, int n) = (e.X, e.T, e.N);
        (Matrix W1, Matrix W2, Matrix W3) = (e.W(1), e.W(2), e.W(3));

        Matrix z1 = (x * W1).PlusRow(e.B(1));
        Matrix h1 = z1.Map(z => z > 0 ? z : 0);
        Matrix z2 = (h1 * W2).PlusRow(e.B(2));
        Matrix h2 = z2.Map(z => z > 0 ? z : 0);
        Matrix z3 = (h2 * W3).PlusRow(e.B(3));
        Matrix p = Activations.Softmax(z3);

        Matrix δ3 = (p - Δ) / n;
        Matrix dW3 = h2.T * δ3;
        Matrix δ2 = (δ3 * W3.T).Times(h2.Map(h => h > 0 ? 1 : 0));
        Matrix dW2 = h1.T * δ2;
        Matrix δ1 = (δ2 * W2.T).Times(h1.Map(h => h > 0 ? 1 : 0));
        Matrix dW1 = x.T * δ1;

        NamedTensors gradients = new()
        {
            ["dW1"] = dW1,
            ["db1"] = δ1.SumOfRows,
            ["dW2"] = dW2,
            ["db2"] = δ2.SumOfRows,
            ["dW3"] = dW3,
            ["db3"] = δ3.SumOfRows,
            ["dx"] = δ1 * W1.T,
            ["dt"] = -p.Map(Math.Log) / n,
        };
        return new(gradients, new(z1, h1, δ1), new(z2, h2, δ2), new(z3, p, δ3));
    }
}
