using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>What Predict computes, as a line of text: the one that files of the library carry.</summary>
internal static class ArchitectureText
{
    /// <summary>One line: <c>784 inputs; Dense(128, Relu); Dropout; Dense(10, Softmax)</c>.</summary>
    public static string Of(NetworkModel model) => string.Join("; ", model.Layers.Select(Of).Prepend($"{Symbols.Number(model.Inputs)} inputs"));

    private static string Of(LayerModel layer)
    {
        if (layer is not DenseModel dense)
        {
            return layer is DropoutModel { CallerMask: false, Scale: false } dropout ? $"Dropout(rate = {Symbols.Number(dropout.Rate)}, Scale = false)" : "Dropout";
        }

        List<string> parts = [Symbols.Number(dense.Outputs), dense.Activation];
        if (Catalogue.Activation(dense.Activation).Parameter is { } parameter)
        {
            parts.Add($"{parameter} = {Symbols.Number(dense.Parameter)}");
        }

        if (!dense.Bias)
        {
            parts.Add("Bias = false");
        }

        return $"Dense({string.Join(", ", parts)})";
    }
}
