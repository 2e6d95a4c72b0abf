using System;

namespace Unrolled.Onnx;

/// <summary>Each activation as nodes: an operator of its own where the set of operators has one, otherwise its formula.</summary>
internal static class Activations
{
    /// <summary>Adds φ of a value and returns the name of the result.</summary>
    /// <exception cref="NotSupportedException">There is no such activation, or a number of its formula is missing.</exception>
    public static string Add(Graph graph, LayerDescription layer, string z) => layer.Activation switch
    {
        "" or "Identity" => z,
        "Relu" or "Sigmoid" or "Tanh" or "Softplus" => graph.Node(layer.Activation, layer.Name, [z]),
        "LeakyRelu" or "Elu" => graph.Node(layer.Activation, layer.Name, [z], Attributes.Float("alpha", Parameter(layer))),
        "Softmax" => graph.Node("Softmax", layer.Name, [z], Attributes.Integer("axis", 1)),
        "Silu" => Silu(graph, layer.Name + ".Silu", z),
        "Gelu" => Gelu(graph, layer.Name + ".Gelu", z),
        "GeluTanh" => GeluTanh(graph, layer.Name + ".GeluTanh", z),
        _ => throw new NotSupportedException($"{layer.Name} has the activation {layer.Activation}, which is not exported: use one of those of Unrolled.Activation."),
    };

    /// <summary>z·σ(z).</summary>
    private static string Silu(Graph graph, string scope, string z) => graph.Node("Mul", scope, [z, graph.Node("Sigmoid", scope, [z])]);

    /// <summary>(z·(1 + erf(z/√2)))·½: runtimes know this order of operations and compute it as one.</summary>
    private static string Gelu(Graph graph, string scope, string z)
    {
        string scaled = graph.Node("Div", scope, [z, graph.Constant(Math.Sqrt(2))]);
        return HalfOf(graph, scope, z, graph.Node("Erf", scope, [scaled]));
    }

    /// <summary>(z·(1 + tanh(√(2/π)·(z + 0.044715·z³))))·½.</summary>
    private static string GeluTanh(Graph graph, string scope, string z)
    {
        string square = graph.Node("Mul", scope, [z, z]);
        string cube = graph.Node("Mul", scope, [square, z]);
        string term = graph.Node("Mul", scope, [cube, graph.Constant(0.044715)]);
        string sum = graph.Node("Add", scope, [z, term]);
        string scaled = graph.Node("Mul", scope, [sum, graph.Constant(Math.Sqrt(2 / Math.PI))]);
        return HalfOf(graph, scope, z, graph.Node("Tanh", scope, [scaled]));
    }

    private static string HalfOf(Graph graph, string scope, string z, string sigmoidal)
    {
        string above0 = graph.Node("Add", scope, [sigmoidal, graph.Constant(1)]);
        return graph.Node("Mul", scope, [graph.Node("Mul", scope, [z, above0]), graph.Constant(0.5)]);
    }

    private static float Parameter(LayerDescription layer) => layer.ActivationParameter
        ?? throw new NotSupportedException($"{layer.Name} has the activation {layer.Activation} and no {nameof(LayerDescription.ActivationParameter)}: describe the layer with one.");
}
