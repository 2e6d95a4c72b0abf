using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Onnx.Tests.Evaluation;
using Xunit;

namespace Unrolled.Onnx.Tests;

/// <summary>Graphs compute what Predict computes.</summary>
public sealed class ValueTests
{
    public static TheoryData<string> Networks => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Graph_gives_the_outputs_of_Predict(string name)
    {
        INetwork network = Cases.Network(name);
        float[] inputs = Cases.Inputs(network);

        Cases.RequireClose(Cases.Predict(network, inputs), GraphEvaluator.Run(Cases.Export(network).Graph, inputs), name);
    }

    /// <summary>So that a new one is not forgotten.</summary>
    [Fact]
    public void Every_activation_has_a_network()
    {
        IEnumerable<string> used = Cases.Names.SelectMany(static name => Cases.Network(name).Description.Layers).Select(static layer => layer.Activation);

        Assert.Equal(Enum.GetNames<Activation>().Order(), used.Where(static activation => activation != "").Distinct().Order());
    }

    [Fact]
    public void Normalizers_stand_before_and_behind()
    {
        INetwork network = Cases.Network(nameof(TanhNet));
        Normalizer before = new([1f, -2f, 0.5f, 0f, 3f], [0.5f, 2f, -1f, 1f, 0.25f]);
        Normalizer behind = new([10f, 20f, -5f, 0f], [0.1f, -0.5f, 4f, 1f]);
        float[] raw = Cases.Inputs(network);
        float[] inputs = [.. raw];
        before.Apply(inputs);
        float[] expected = Cases.Predict(network, inputs);
        behind.Revert(expected);

        OnnxOptions options = new() { InputNormalizer = before, OutputNormalizer = behind };
        Cases.RequireClose(expected, GraphEvaluator.Run(Cases.Export(network, options).Graph, raw), "normalised");
    }

    /// <summary>A file is the network as it was.</summary>
    [Fact]
    public void Training_changes_what_is_exported_next()
    {
        Classifier network = new(seed: 3);
        float[] inputs = Cases.Inputs(network);
        double[] before = GraphEvaluator.Run(Cases.Export(network).Graph, inputs);

        int[] labels = [0, 1, 2, 3, 4, 5];
        network.TrainStep(inputs.AsSpan(0, 6 * Classifier.Inputs), labels);

        double[] after = GraphEvaluator.Run(Cases.Export(network).Graph, inputs);
        Cases.RequireClose(Cases.Predict(network, inputs), after, "after a step");
        Assert.NotEqual(before, after);
    }
}
