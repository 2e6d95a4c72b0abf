using System;
using System.Globalization;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>What Predict computes, as a line of text: files of networks that compute something else are refused.</summary>
/// <remarks>Names, initialisers, dropout rates, batch, loss and optimiser are not part of it, so that they may change. The scaling of classical dropout is.</remarks>
internal static class Architecture
{
    /// <summary>One line: <c>784 inputs; Dense(128, Relu); Dropout; Dense(10, Softmax)</c>.</summary>
    public static string Text(NetworkDescription network)
    {
        string inputs = string.Create(CultureInfo.InvariantCulture, $"{network.Inputs} inputs");
        return string.Join("; ", network.Layers.Select(Text).Prepend(inputs));
    }

    private static string Text(LayerDescription layer)
    {
        string[] options = layer.Options.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        if (layer.Kind != "Dense")
        {
            return options.Contains("Scale = false") ? $"{layer.Kind}({layer.Options})" : layer.Kind;
        }

        string outputs = layer.Outputs.ToString(CultureInfo.InvariantCulture);
        string[] bias = layer.Bias ? [] : ["Bias = false"];
        string[] computed = [outputs, layer.Activation, .. options.Where(static option => !option.StartsWith("Initializer", StringComparison.Ordinal)), .. bias];
        return $"{layer.Kind}({string.Join(", ", computed)})";
    }
}
