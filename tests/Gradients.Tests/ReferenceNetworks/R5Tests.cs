using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R5: the autoencoder h = ReLU(xW₁ + b₁), x̂ = ReLU(hW₂ + b₂), J = (1/n)·Σ‖x − x̂‖². The target is the input, held fixed.</summary>
public class R5Tests : FormulaTests
{
    private static readonly NetworkSpec Spec =
        NetworkSpec.Stack([9, 4, 9], Activation.Relu, Activation.Relu, LossKind.SquaredError);

    private protected override int Batch => 7;

    [Fact]
    public void Catches_the_targets_part_in_the_gradient_of_the_inputs()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix total = (layers[0].Delta * e.W(1).T) - (2 * (layers[1].A - e.X) / e.N);
        Agreement.RequireCaught("∂J/∂x with the target's part", total, actual["dx"]);
    }

    [Fact]
    public void Catches_a_missing_factor_2()
    {
        (_, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("x̂ − x instead of 2(x̂ − x)", layers[0].A.T * (0.5 * layers[1].Delta), actual["dW2"]);
    }

    [Fact]
    public void Catches_the_mean_over_the_outputs()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Agreement.RequireCaught("divided by the outputs as well", layers[0].A.T * (layers[1].Delta / e.T.Columns), actual["dW2"]);
    }

    [Fact]
    public void Catches_a_missing_output_mask()
    {
        (Experiment e, LayerNumbers[] layers, NamedTensors actual) = FullBatch();
        Matrix wrong = 2 * (layers[1].A - e.X) / e.N;
        Agreement.RequireCaught("1[x̂ > 0] left out", layers[0].A.T * wrong, actual["dW2"]);
    }

    private protected override INetwork Create() => new R5();

    private protected override Experiment Draw(int rows) => Experiment.WithInputsAsTargets(Spec, rows, seed: 51);

    private protected override Derivation Derive(Experiment e)
    {
        (Matrix x, int n) = (e.X, e.N);
        (Matrix W1, Matrix b1, Matrix W2, Matrix b2) = (e.W(1), e.B(1), e.W(2), e.B(2));

        Matrix z1 = (x * W1).PlusRow(b1);
        Matrix h = z1.Map(z => z > 0 ? z : 0);
        Matrix z2 = (h * W2).PlusRow(b2);
        Matrix reconstruction = z2.Map(z => z > 0 ? z : 0);

        Matrix δ2 = (2.0 / n * (reconstruction - x)).Times(reconstruction.Map(v => v > 0 ? 1 : 0));
        Matrix dW2 = h.T * δ2;
        Matrix δ1 = (δ2 * W2.T).Times(h.Map(v => v > 0 ? 1 : 0));
        Matrix dW1 = x.T * δ1;

        NamedTensors gradients = new()
        {
            ["dW1"] = dW1,
            ["db1"] = δ1.SumOfRows,
            ["dW2"] = dW2,
            ["db2"] = δ2.SumOfRows,
            ["dx"] = δ1 * W1.T,
            ["dt"] = -(2.0 / n) * (reconstruction - x),
        };
        return new(gradients, new(z1, h, δ1), new(z2, reconstruction, δ2));
    }
}
