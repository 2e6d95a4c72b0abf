using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>z, a and δ = ∂J/∂z of one dense layer.</summary>
internal sealed record LayerNumbers(Matrix Z, Matrix A, Matrix Delta);

/// <summary>What the formulas of a network yield: its gradients by name, and the numbers of each layer on the way.</summary>
internal sealed record Derivation(NamedTensors Gradients, params LayerNumbers[] Layers);

/// <summary>What holds for every reference network, one row or a full batch: it matches its formulas, and both match finite differences.</summary>
public abstract class FormulaTests
{
    /// <summary>The rows of a full batch.</summary>
    private protected abstract int Batch { get; }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_match_the_formulas(bool fullBatch)
    {
        Experiment e = Draw(Rows(fullBatch));
        Derive(e).Gradients.RequireAgreement(Measure(e));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_match_finite_differences(bool fullBatch)
    {
        Experiment e = Draw(Rows(fullBatch));
        e.AllDifferences().RequireAgreement(Measure(e));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Loss_matches_its_definition(bool fullBatch)
    {
        Experiment e = Draw(Rows(fullBatch));
        double expected = LossByDefinition.Objective(e.Reference, e.X, e.T, e.Masks) - e.Reference.Penalty;
        Agreement.Require("J", expected, e.Load(Create()).ComputeGradients(e.Inputs, e.Targets));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Trace_shows_z_a_and_delta(bool fullBatch)
    {
        Experiment e = Draw(Rows(fullBatch));
        LayerNumbers[] expected = Derive(e).Layers;
        NetworkTrace trace = e.Load(Create()).Trace(e.Inputs, e.Targets);
        Assert.Equal(expected.Length, trace.Layers.Count);
        foreach ((LayerNumbers numbers, LayerTrace layer) in expected.Zip(trace.Layers))
        {
            Agreement.Require($"z of {layer.Name}", numbers.Z, Matrix.Of(layer.Z));
            Agreement.Require($"a of {layer.Name}", numbers.A, Matrix.Of(layer.A));
            Agreement.Require($"δ of {layer.Name}", numbers.Delta, Matrix.Of(layer.Delta));
        }
    }

    /// <summary>Inputs, targets and parameters for so many rows.</summary>
    private protected abstract Experiment Draw(int rows);

    private protected abstract INetwork Create();

    /// <summary>The network's formulas, written out.</summary>
    private protected abstract Derivation Derive(Experiment e);

    /// <summary>The full batch with its formulas checked, for the tests of mistakes: drawn numbers, layers on the way, and what the network computes.</summary>
    private protected (Experiment E, LayerNumbers[] Layers, NamedTensors Actual) FullBatch()
    {
        Experiment e = Draw(Batch);
        Derivation derivation = Derive(e);
        NamedTensors actual = Measure(e);
        derivation.Gradients.RequireAgreement(actual);
        return (e, derivation.Layers, actual);
    }

    /// <summary>All gradients that the generated network computes: dWₖ, dbₖ, dx and dt.</summary>
    private protected NamedTensors Measure(Experiment e) => Measure(e, Create());

    private protected static NamedTensors Measure(Experiment e, INetwork network)
    {
        NetworkHandle handle = e.Load(network);
        float[] dx = new float[e.N * e.X.Columns];
        float[] dt = new float[e.N * e.T.Columns];
        _ = handle.ComputeAllGradients(e.Inputs, e.Targets, dx, dt);
        NamedTensors result = [];
        foreach (TensorDescription tensor in handle.Description.Tensors)
        {
            string name = tensor.Name.Replace("Dense", string.Empty, StringComparison.Ordinal);
            string[] layerAndKind = name.Split('.');
            result[(layerAndKind[1] == "Weights" ? "dW" : "db") + layerAndKind[0]] = Tensors.Of(handle.RawGradients, tensor);
        }

        result["dx"] = Matrix.Of(e.N, e.X.Columns, dx);
        result["dt"] = Matrix.Of(e.N, e.T.Columns, dt);
        return result;
    }

    private int Rows(bool fullBatch) => fullBatch ? Batch : 1;
}
