using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R3: 5→7 sigmoid →4 softmax, no biases, soft targets, weight decay (λ/2)‖W‖².</summary>
public abstract class R3Tests : FormulaTests
{
    private protected const double λ = 0.08;

    private protected static readonly NetworkSpec Spec =
        NetworkSpec.Stack([5, 7, 4], Activation.Sigmoid, Activation.Softmax, LossKind.CrossEntropy, bias: false) with { WeightDecay = λ };

    private protected override int Batch => 6;

    [Fact]
    public void Catches_the_penalty_gradient_of_l2()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("2λW₁ instead of λW₁", (e.X.T * layers[0].Delta) + (2 * λ * e.W(1)), actual["dW1"]);
        Agreement.RequireCaught("2λW₂ instead of λW₂", (layers[0].A.T * layers[1].Delta) + (2 * λ * e.W(2)), actual["dW2"]);
    }

    [Fact]
    public void Catches_the_activation_where_its_derivative_belongs()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = (layers[1].Delta * e.W(2).T).Times(layers[0].A);
        Agreement.RequireCaught("φ instead of φ′", (e.X.T * wrong) + (λ * e.W(1)), actual["dW1"]);
    }

    private protected override INetwork Create() => new R3();

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, Matrix t, int N) = (e.X, e.T, e.N);
        (Matrix W1, Matrix W2) = (e.W(1), e.W(2));

        Matrix z1 = x * W1;
        Matrix y1 = z1.Map(z => 1 / (1 + Math.Exp(-z)));
        Matrix z2 = y1 * W2;
        Matrix y2 = Activations.Softmax(z2);

        Matrix δ2 = Matrix.Of(N, t.Columns, (r, k) => ((y2[r, k] * t.Row(r).Sum) - t[r, k]) / N);
        Matrix dW2 = (y1.T * δ2) + (λ * W2);
        Matrix dy1 = δ2 * W2.T;
        Matrix δ1 = dy1.Times(y1).Times(y1.Map(y => 1 - y));
        Matrix dW1 = (x.T * δ1) + (λ * W1);
        Matrix dx = δ1 * W1.T;
        Matrix dt = -y2.Map(Math.Log) / N;

        return new(new() { ["dW1"] = dW1, ["dW2"] = dW2, ["dx"] = dx, ["dt"] = dt }, new(z1, y1, δ1), new(z2, y2, δ2));
    }
}

/// <summary>Targets that are distributions: each row sums to 1.</summary>
public class R3WithDistributionsTests : R3Tests
{
    [Fact]
    public void Delta_is_simply_y_minus_t()
    {
        (Experiment e, LayerNumbers[] layers, _) = FullBatch();
        Agreement.Require("δ₂", (layers[1].A - e.T) / e.N, layers[1].Delta);
    }

    private protected override Experiment Draw(int rows)
    {
        return Experiment.WithTargets(Spec, seed: 31, new Draw(32).Distributions(rows, Spec.Outputs));
    }
}

/// <summary>Targets whose rows sum to anything.</summary>
public class R3WithAnyTargetsTests : R3Tests
{
    [Fact]
    public void Catches_targets_assumed_to_sum_to_1()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = (layers[1].A - e.T) / e.N;
        Agreement.RequireCaught("y − t instead of y·Σt − t", (layers[0].A.T * wrong) + (λ * e.W(2)), actual["dW2"]);
    }

    private protected override Experiment Draw(int rows)
    {
        return Experiment.WithTargets(Spec, seed: 33, new Draw(34).Matrix(rows, Spec.Outputs, 0.2, 1.5));
    }
}
