using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Unrolled.Onnx.Schema;
using Unrolled.Onnx.Tests.Evaluation;
using Xunit;

namespace Unrolled.Onnx.Tests;

/// <summary>Names, shapes, bits and versions in a file.</summary>
public sealed class StructureTests
{
    [Fact]
    public void File_says_which_format_it_has_and_who_wrote_it()
    {
        ModelProto model = Cases.Export(new Classifier(), new OnnxOptions { Description = "Nine kinds of leaf." });

        Assert.Equal((8, "Unrolled", "0.1.0"), (model.IrVersion, model.ProducerName, model.ProducerVersion));
        Assert.Equal(("", 13), (model.OpsetImport.Single().Domain, model.OpsetImport.Single().Version));
        Assert.Equal("Nine kinds of leaf.", model.DocString);
        Assert.Equal("Classifier", model.Graph.Name);
        Assert.Equal("", Cases.Export(new Classifier()).DocString);
    }

    [Fact]
    public void Nodes_are_the_layers_in_their_order()
    {
        GraphProto graph = Cases.Export(new Classifier()).Graph;

        Assert.Equal(
            ["Hidden.Gemm: Gemm(input, 0.weight, 0.bias)", "Hidden.Relu: Relu(Hidden.Gemm)", "Dense2.Gemm: Gemm(Hidden.Relu, 3.weight)", "Dense2.Softmax: Softmax(Dense2.Gemm)"],
            graph.Node.Select(static node => $"{node.Name}: {node.OpType}({string.Join(", ", node.Input)})"));
        Assert.Equal("output", graph.Node[^1].Output.Single());
    }

    [Fact]
    public void Any_number_of_rows_goes_in()
    {
        GraphProto graph = Cases.Export(new Classifier()).Graph;

        Assert.Equal(("input", "batch", 7), Shape(graph.Input.Single()));
        Assert.Equal(("output", "batch", 9), Shape(graph.Output.Single()));

        static (string, string, long) Shape(ValueInfoProto value)
        {
            Assert.Equal((int)TensorProto.Types.DataType.Float, value.Type.TensorType.ElemType);
            Assert.Equal(2, value.Type.TensorType.Shape.Dim.Count);
            return (value.Name, value.Type.TensorType.Shape.Dim[0].DimParam, value.Type.TensorType.Shape.Dim[1].DimValue);
        }
    }

    /// <summary>Named and turned as in safetensors files: a row for each output.</summary>
    [Fact]
    public void Tensors_have_the_bits_of_the_parameters()
    {
        Classifier network = new(seed: 5);
        network.Hidden.Weights[2, 3] = -0f;
        network.Hidden.Bias[4] = 1e-42f;
        Dictionary<string, TensorProto> tensors = Cases.Export(network).Graph.Initializer.ToDictionary(static tensor => tensor.Name);

        Assert.Equal(["0.bias", "0.weight", "3.weight"], tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([20, 7], tensors["0.weight"].Dims);
        Assert.Equal([20], tensors["0.bias"].Dims);
        Assert.Equal([9, 20], tensors["3.weight"].Dims);
        Assert.All(tensors.Values, static tensor => Assert.Equal((int)TensorProto.Types.DataType.Float, tensor.DataType));
        Assert.Equal(Bits(Turned(network.Hidden.Weights)), Bits(GraphEvaluator.Floats(tensors["0.weight"])));
        Assert.Equal(Bits(network.Hidden.Bias.ToArray()), Bits(GraphEvaluator.Floats(tensors["0.bias"])));
        Assert.Equal(Bits(Turned(network.Dense2.Weights)), Bits(GraphEvaluator.Floats(tensors["3.weight"])));

        static IEnumerable<int> Bits(IEnumerable<float> values) => values.Select(BitConverter.SingleToInt32Bits);

        static IEnumerable<float> Turned(MatrixView weights) =>
            Enumerable.Range(0, weights.Outputs).SelectMany(o => Enumerable.Range(0, weights.Inputs).Select(i => weights[i, o])).ToArray();
    }

    /// <summary>Each name once, also where a layer, a user and this library would choose the same.</summary>
    [Fact]
    public void Names_do_not_meet()
    {
        GraphProto graph = Cases.Export(new GeluNet(), new OnnxOptions { InputName = "Dense1.Gemm", OutputName = "0.5" }).Graph;

        string[] names = [graph.Input[0].Name, .. graph.Initializer.Select(static tensor => tensor.Name), .. graph.Node.SelectMany(static node => node.Output)];
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(graph.Node.Select(static node => node.Name).Distinct(), graph.Node.Select(static node => node.Name));
        Assert.Equal("0.5", graph.Output[0].Name);
        Assert.Equal("0.5", names[^1]);
    }

    [Fact]
    public void Numbers_of_formulas_are_kept_even_where_they_are_0()
    {
        GraphProto graph = Cases.Export(new LeakyReluNet()).Graph;

        Assert.Equal([0.3f, 0.01f, 0f], Attributes("LeakyRelu").Select(static attribute => attribute.F));
        Assert.All(Attributes("LeakyRelu"), static attribute => Assert.Equal(("alpha", true, AttributeProto.Types.Type.Float), (attribute.Name, attribute.HasF, attribute.Type)));
        Assert.All(Attributes("Gemm"), static attribute => Assert.Equal(("transB", 1, AttributeProto.Types.Type.Int), (attribute.Name, attribute.I, attribute.Type)));

        IEnumerable<AttributeProto> Attributes(string operation) => graph.Node.Where(node => node.OpType == operation).Select(static node => node.Attribute.Single());
    }

    [Fact]
    public void Same_network_gives_the_same_bytes()
    {
        byte[] one = Cases.Export(Cases.Network(nameof(GeluNet))).ToByteArray();

        Assert.Equal(one, Cases.Export(Cases.Network(nameof(GeluNet))).ToByteArray());
    }
}
