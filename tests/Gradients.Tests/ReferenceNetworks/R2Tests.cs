using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R2: one sigmoid layer y = σ(xW) without bias, J = −(1/N)·Σ t·log y.</summary>
public class R2Tests : FormulaTests
{
    private static readonly NetworkSpec Spec =
        NetworkSpec.Stack([6, 3], Activation.Identity, Activation.Sigmoid, LossKind.CrossEntropy, bias: false);

    private protected override int Batch => 4;

    [Fact]
    public void Catches_a_missing_mean_over_the_rows()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("no 1/N in dW", e.X.T * (e.N * layers[0].Delta), actual["dW1"]);
        Agreement.RequireCaught("no 1/N in dx", e.N * layers[0].Delta * e.W(1).T, actual["dx"]);
        Agreement.RequireCaught("no 1/N in dt", -layers[0].A.Map(Math.Log), actual["dt"]);
    }

    [Fact]
    public void Catches_the_derivative_of_binary_cross_entropy()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("y − t instead of −t(1 − y)", e.X.T * ((layers[0].A - e.T) / e.N), actual["dW1"]);
    }

    [Fact]
    public void Catches_the_output_where_its_complement_belongs()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("−t·y instead of −t(1 − y)", e.X.T * (-e.T.Times(layers[0].A) / e.N), actual["dW1"]);
    }

    private protected override INetwork Create() => new R2();

    private protected override Experiment Draw(int rows)
    {
        return Experiment.WithTargets(Spec, seed: 21, new Draw(22).Matrix(rows, Spec.Outputs, 0.1, 1));
    }

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, Matrix t, Matrix W, int N) = (e.X, e.T, e.W(1), e.N);

        Matrix z = x * W;
        Matrix y = z.Map(value => 1 / (1 + Math.Exp(-value)));

        Matrix dz = -t.Times(y.Map(value => 1 - value)) / N;
        Matrix dW = x.T * dz;
        Matrix dx = dz * W.T;
        Matrix dt = -y.Map(Math.Log) / N;

        return new(new() { ["dW1"] = dW, ["dx"] = dx, ["dt"] = dt }, new LayerNumbers(z, y, dz));
    }
}
