using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Inference of every network: rows do not influence each other, and a NaN never gets lost.</summary>
public class InferenceTheoryTests
{
    public static TheoryData<int, string> Networks => CompiledTheory.Networks;

    public static TheoryData<int, string> Trainable => CompiledTheory.Where(static n => n.Optimizer != OptimizerChoice.None);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Many_rows_have_the_bits_of_each_row_alone(int index, string network)
    {
        NetworkHandle handle = CompiledTheory.Create(index);
        (int inputs, int outputs) = (handle.Description.Inputs, handle.Description.Outputs);
        int rows = (2 * handle.Description.Batch) + 3;
        float[] x = new Draw(index).Matrix(rows, inputs).ToFloats();
        RequireSameRows(handle.Predict, x, rows, inputs, outputs, $"{network}: outputs");
        RequireSameRows(handle.PredictLogits, x, rows, inputs, outputs, $"{network}: logits");
    }

    [Theory]
    [MemberData(nameof(Trainable))]
    public void A_NaN_input_is_refused_before_it_reaches_the_weights(int index, string network)
    {
        NetworkHandle handle = CompiledTheory.Create(index, seed: 2);
        Draw draw = new(index);
        int rows = handle.Description.Batch;
        float[] x = draw.Matrix(rows, handle.Description.Inputs).ToFloats();
        float[] t = draw.Matrix(rows, handle.Description.Outputs, 0.1, 1).ToFloats();
        handle.LearningRate = 1e-4f;
        float[] before = [.. handle.RawParameters, .. handle.RawOptimizerState];
        long steps = handle.Steps;
        x.AsSpan().Fill(float.NaN);
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() => handle.TrainStep(x, t));
        Assert.Contains(handle.Description.Name, error.Message, StringComparison.Ordinal);
        Assert.True(Tensors.SameBits(before, [.. handle.RawParameters, .. handle.RawOptimizerState]), $"{network} was changed.");
        Assert.Equal(steps, handle.Steps);
    }

    /// <summary>Where the mathematics has a number for a row with an infinite input, so has the network: what lies in padding stays there.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Infinite_inputs_give_no_NaN_that_the_mathematics_does_not_have(int index, string network)
    {
        Trial trial = Trial.Of(index, TheoryNetwork.All[index].Batch);
        (int inputs, int outputs) = (trial.Definition.Spec.Inputs, trial.Definition.Spec.Outputs);
        foreach (float infinity in new[] { float.PositiveInfinity, float.NegativeInfinity })
        {
            float[] x = [.. trial.Inputs];
            for (int row = 0; row < trial.X.Rows; row += 2)
            {
                x[(row * inputs) + (row % inputs)] = infinity;
            }

            ForwardPass expected = trial.Reference.Forward(Matrix.Of(trial.X.Rows, inputs, x), trial.InferenceMasks);
            float[] y = new float[trial.X.Rows * outputs];
            trial.Network.Predict(x, y);
            for (int i = 0; i < y.Length; i++)
            {
                int row = i / outputs;
                bool isDefined = !expected.Z.Concat(expected.A).Any(matrix => Enumerable.Range(0, matrix.Columns).Any(column => double.IsNaN(matrix[row, column])));
                Assert.True(!isDefined || !float.IsNaN(y[i]), $"{network}: an input of {infinity} gives NaN where the mathematics has {expected.Outputs[row, i % outputs]}.");
            }
        }
    }

    private static void RequireSameRows(RowsCall predict, float[] x, int rows, int inputs, int outputs, string what)
    {
        float[] together = new float[rows * outputs];
        predict(x, together);
        float[] alone = new float[outputs];
        for (int r = 0; r < rows; r++)
        {
            predict(x.AsSpan(r * inputs, inputs), alone);
            Assert.True(Tensors.SameBits(together.AsSpan(r * outputs, outputs), alone), $"{what} of row {r} of {rows} depend on the other rows.");
        }
    }
}
