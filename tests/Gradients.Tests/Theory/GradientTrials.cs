using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>One tensor compared: its largest reference value and the error relative to it.</summary>
internal sealed record Comparison(string Tensor, double Largest, double Error)
{
    /// <summary>Whether the reference is all zero, so that the comparison proves nothing.</summary>
    public bool IsUncovered => Largest == 0;
}

/// <summary>Every network of the theory compared with its reference, each once however many tests ask.</summary>
internal static class GradientTrials
{
    private static readonly Lazy<IReadOnlyList<Comparison>>[] Results =
        [.. TheoryNetwork.All.Select(static (_, index) => new Lazy<IReadOnlyList<Comparison>>(() => Compare(index)))];

    public static IReadOnlyList<Comparison> Of(int index) => Results[index].Value;

    private static List<Comparison> Compare(int index)
    {
        TheoryNetwork definition = TheoryNetwork.All[index];
        List<Comparison> comparisons = [];
        foreach (int rows in new[] { definition.Batch, definition.PartialBatch }.Distinct())
        {
            Compare(Trial.Of(index, rows), $" ({rows} rows)", comparisons);
        }

        return comparisons;
    }

    private static void Compare(Trial trial, string suffix, List<Comparison> comparisons)
    {
        (NetworkHandle network, int rows, NetworkSpec spec) = (trial.Network, trial.X.Rows, trial.Definition.Spec);
        void Add(string name, Matrix expected, Matrix actual) =>
            comparisons.Add(new(name + suffix, expected.Largest, expected.Largest == 0 ? actual.Largest : Agreement.Error(expected, actual)));
        void AddNumber(string name, double expected, double actual) =>
            Add(name, Matrix.Of(1, 1, (_, _) => expected), Matrix.Of(1, 1, (_, _) => actual));

        float[] outputs = new float[rows * spec.Outputs];
        ForwardPass inference = trial.Reference.Forward(trial.X, trial.InferenceMasks);
        network.Predict(trial.Inputs, outputs);
        Add("outputs", inference.Outputs, Matrix.Of(rows, spec.Outputs, outputs));
        network.PredictLogits(trial.Inputs, outputs);
        Add("logits", inference.Logits, Matrix.Of(rows, spec.Outputs, outputs));
        AddNumber("loss without dropout", Losses.PerRow(spec, inference, trial.T).Sum / rows, network.Loss(trial.Inputs, trial.Targets));
        if (trial.Reference.Penalty > 0 || network.Penalty() != 0)
        {
            AddNumber("penalty", trial.Reference.Penalty, network.Penalty());
        }

        BackwardPass expected = trial.Backward();
        float[] dx = new float[rows * spec.Inputs];
        float[] dt = new float[rows * spec.Outputs];
        AddNumber("loss", expected.Loss, network.ComputeAllGradients(trial.Inputs, trial.Targets, dx, dt));
        foreach ((TensorDescription tensor, Matrix gradient) in network.Description.Tensors.Zip(expected.Parameters).Where(static p => !p.First.IsFrozen))
        {
            Add("∂" + tensor.Name, gradient, Tensors.Of(network.RawGradients, tensor));
        }

        Add("∂inputs", expected.Inputs, Matrix.Of(rows, spec.Inputs, dx));
        Add("∂targets", expected.Targets, Matrix.Of(rows, spec.Outputs, dt));

        Matrix outputGradients = new Draw(rows).Matrix(rows, spec.Outputs);
        expected = trial.Reference.BackwardFrom(trial.X, outputGradients, trial.Masks);
        network.Backward(trial.Inputs, outputGradients.ToFloats(), dx);
        foreach ((TensorDescription tensor, Matrix gradient) in network.Description.Tensors.Zip(expected.Parameters).Where(static p => !p.First.IsFrozen))
        {
            Add("Backward's ∂" + tensor.Name, gradient, Tensors.Of(network.RawGradients, tensor));
        }

        Add("Backward's ∂inputs", expected.Inputs, Matrix.Of(rows, spec.Inputs, dx));
    }
}
