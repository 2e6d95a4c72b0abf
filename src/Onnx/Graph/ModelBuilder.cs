using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Onnx.Schema;
using Unrolled.Runtime;

namespace Unrolled.Onnx;

/// <summary>From a network to the file's contents: normaliser, layers, normaliser.</summary>
internal static class ModelBuilder
{
    /// <summary>Version 8 of the format, which runtimes read since 2021.</summary>
    private const int FormatVersion = 8;

    /// <summary>The oldest set of operators in which all that are used mean what they mean today: in older ones Softmax is over all axes from one on.</summary>
    private const int OperatorSet = 13;

    /// <summary>A protobuf message is at most 2 GB long; what is not parameters takes far less than this.</summary>
    private const long MostParameters = (int.MaxValue - (1 << 24)) / sizeof(float);

    public static ModelProto Build(INetwork network, OnnxOptions? options)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new OnnxOptions();
        NetworkDescription description = network.Description;
        IReadOnlyList<TensorSlot> slots = TensorSlot.Of(description, stateVariables: 0);
        Check(description, slots, options);

        Graph graph = new(description.Name, [options.InputName, options.OutputName, .. slots.Select(static slot => slot.Name)]);
        AddTensors(graph, network, slots);
        string value = Normalize(graph, options.InputNormalizer, options.InputName);
        foreach (LayerDescription layer in description.Layers)
        {
            value = Add(graph, layer, slots, value);
        }

        Revert(graph, options.OutputNormalizer, value);
        return new ModelProto
        {
            IrVersion = FormatVersion,
            ProducerName = "Unrolled",
            ProducerVersion = typeof(ModelBuilder).Assembly.GetName().Version!.ToString(3),
            DocString = options.Description ?? "",
            Graph = graph.Finish(options.InputName, description.Inputs, options.OutputName, description.Outputs),
            OpsetImport = { new OperatorSetIdProto { Version = OperatorSet } },
        };
    }

    private static void Check(NetworkDescription network, IReadOnlyList<TensorSlot> slots, OnnxOptions options)
    {
        if (network.ParameterCount > MostParameters)
        {
            throw new NotSupportedException(Words.Text($"{network.Name} has {network.ParameterCount:N0} parameters; an ONNX file has room for {MostParameters:N0}: save it as safetensors."));
        }

        if (!network.Layers.Any(static layer => layer.Kind == "Dense"))
        {
            throw new NotSupportedException($"{network.Name} has no dense layer: there is nothing to export.");
        }

        HashSet<string> names = [.. slots.Select(static slot => slot.Name)];
        foreach ((string property, string name) in new[] { (nameof(options.InputName), options.InputName), (nameof(options.OutputName), options.OutputName) })
        {
            if (string.IsNullOrEmpty(name) || !names.Add(name))
            {
                throw new ArgumentException(
                    string.IsNullOrEmpty(name) ? $"{property} is empty: give it a name." : $"{property} is '{name}', which is the name of something else in the graph of {network.Name}: choose another.",
                    nameof(options));
            }
        }

        Check(network, nameof(options.InputNormalizer), options.InputNormalizer, network.Inputs, "input");
        Check(network, nameof(options.OutputNormalizer), options.OutputNormalizer, network.Outputs, "output");
    }

    private static void Check(NetworkDescription network, string property, Normalizer? normalizer, int width, string kind)
    {
        if (normalizer is not null && normalizer.Columns != width)
        {
            throw new ArgumentException(
                Words.Text($"{property} has {Words.Count(normalizer.Columns, "column")}; {network.Name} has {Words.Count(width, kind)}: pass one with {width:N0}."), "options");
        }
    }

    /// <summary>All parameters, turned as in safetensors files: a matrix has a row for each output.</summary>
    private static void AddTensors(Graph graph, INetwork network, IReadOnlyList<TensorSlot> slots)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        foreach (TensorSlot slot in slots)
        {
            int inputs = slot.Tensor.Inputs;
            int outputs = slot.Tensor.Outputs;
            float[] turned = new float[slot.Count];
            for (int i = 0; i < inputs; i++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    turned[(o * inputs) + i] = parameters[slot.Start + (i * outputs) + o];
                }
            }

            graph.Tensor(slot.Name, slot.Shape, turned);
        }
    }

    private static string Add(Graph graph, LayerDescription layer, IReadOnlyList<TensorSlot> slots, string value) => layer.Kind switch
    {
        "Dense" => Activations.Add(graph, layer, Gemm(graph, layer, slots, value)),
        "Dropout" => layer.PredictScale == 1f ? value : graph.Node("Mul", layer.Name, [value, graph.Constant(layer.PredictScale)]),
        _ => throw new NotSupportedException($"{layer.Name} is a layer of the kind {layer.Kind}; only Dense and Dropout are exported."),
    };

    /// <summary>Z = A·W + b, with the matrix as files have it, which is Wᵀ.</summary>
    private static string Gemm(Graph graph, LayerDescription layer, IReadOnlyList<TensorSlot> slots, string value)
    {
        string[] roles = layer.Bias ? ["Weights", "Bias"] : ["Weights"];
        IEnumerable<string> tensors = roles.Select(role => slots.First(slot => slot.Tensor.Name == $"{layer.Name}.{role}").Name);
        return graph.Node("Gemm", layer.Name, [value, .. tensors], Attributes.Integer("transB", 1));
    }

    private static string Normalize(Graph graph, Normalizer? normalizer, string value)
    {
        const string Scope = nameof(OnnxOptions.InputNormalizer);
        return normalizer is null
            ? value
            : graph.Node(
                "Mul", Scope, [graph.Node("Sub", Scope, [value, graph.Vector(Scope + ".offsets", normalizer.Offsets)]), graph.Vector(Scope + ".scales", normalizer.Scales)]);
    }

    private static void Revert(Graph graph, Normalizer? normalizer, string value)
    {
        const string Scope = nameof(OnnxOptions.OutputNormalizer);
        if (normalizer is not null)
        {
            string scaled = graph.Node("Div", Scope, [value, graph.Vector(Scope + ".scales", normalizer.Scales)]);
            graph.Node("Add", Scope, [scaled, graph.Vector(Scope + ".offsets", normalizer.Offsets)]);
        }
    }
}
