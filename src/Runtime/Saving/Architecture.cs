using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled.Runtime;

/// <summary>What Predict computes, as a line of text and its hash: files of networks that compute something else are refused.</summary>
/// <remarks>Names, initialisers, dropout rates, batch, loss and optimiser are not part of it, so that they may change. The scaling of classical dropout is.</remarks>
internal static class Architecture
{
    /// <summary>One line: <c>784 inputs; Dense(128, Relu); Dropout; Dense(10, Softmax)</c>.</summary>
    public static string Text(NetworkDescription network)
    {
        string inputs = string.Create(CultureInfo.InvariantCulture, $"{network.Inputs} inputs");
        return string.Join("; ", network.Layers.Select(Text).Prepend(inputs));
    }

    /// <summary>The 64-bit FNV-1a hash of a text's bytes in UTF-8, as 16 hexadecimal digits.</summary>
    public static string Hash(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
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
