using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the file with the parameters that a network starts from, and the other numbers of the file they come from.</summary>
internal static class WeightsFile
{
    private const string Bits = "global::System.ReadOnlySpan<uint>";
    private const string Cast = "global::System.Runtime.InteropServices.MemoryMarshal.Cast<uint, float>";
    private const int ValuesPerLine = 12;

    /// <summary>The file's name for documentation, which is XML.</summary>
    public static string Show(WeightsModel weights) => CodeWriter.Escape(Words.OneLine(weights.File));

    public static string Emit(NetworkModel model, WeightsModel weights)
    {
        CodeWriter writer = new();
        FileEmitter.Header(writer);
        writer.Line($"namespace {FileEmitter.KernelNamespace(model.Type)};");
        writer.Line();
        writer.Summary($"What {Words.OneLine(weights.File)} holds.");
        writer.Remarks("Constants are written as the bits of floats, which the compiler reads faster than their digits. They stay where the program lies in memory: nothing is allocated for them.");
        using (writer.Block("internal static class Weights"))
        {
            writer.Summary("Sets a network's parameters.");
            if (weights.Resource is { } resource)
            {
                writer.Line($"public static void Load(global::Unrolled.INetwork network) => global::Unrolled.Runtime.EmbeddedWeights.Load(network, typeof(Weights).Assembly, {Quote(resource)});");
            }
            else
            {
                writer.Line($"public static void Load(global::Unrolled.INetwork network) => network.CopyParametersFrom({Cast}(Parameters));");
                writer.Line();
                EmitParameters(writer, model, weights);
            }

            writer.Line();
            EmitExtras(writer, weights);
        }

        return writer.ToString();
    }

    private static void EmitParameters(CodeWriter writer, NetworkModel model, WeightsModel weights)
    {
        writer.Summary("Layer by layer, W row by row (inputs × outputs), then b.");
        writer.Line($"private static {Bits} Parameters =>");
        writer.Line("[");
        int start = 0;
        foreach (ParameterTensor tensor in ParameterTensor.Of(model))
        {
            int count = tensor.Inputs * tensor.Outputs;
            writer.Line($"    // {tensor.Name}: {(tensor.IsMatrix ? $"{Number(tensor.Inputs)} × " : "")}{Number(tensor.Outputs)}");
            EmitValues(writer, weights.Bits.Skip(start).Take(count));
            start += count;
        }

        writer.Line("];");
    }

    private static void EmitExtras(CodeWriter writer, WeightsModel weights)
    {
        writer.Summary("The numbers that were saved beside the parameters, by name.");
        writer.Line($"public static global::System.ReadOnlySpan<float> Extra(string name) => {Cast}(Extras(name));");
        writer.Line();
        string names = weights.Extras.Count == 0 ? "none" : string.Join(", ", weights.Extras.Select(extra => extra.Name));
        using (writer.Block($"private static {Bits} Extras(string name) => name switch", end: "};"))
        {
            foreach (WeightsTensor extra in weights.Extras)
            {
                writer.Line($"{Quote(extra.Name)} =>");
                writer.Line("[");
                EmitValues(writer, extra.Bits);
                writer.Line("],");
            }

            string start = Quote($"{Words.OneLine(weights.File)} keeps no numbers called '");
            string end = Quote($"' beside its parameters; it has {names}.");
            writer.Line($"_ => throw new global::System.ArgumentException({start} + name + {end}, nameof(name)),");
        }
    }

    private static void EmitValues(CodeWriter writer, IEnumerable<uint> bits)
    {
        StringBuilder line = new();
        int column = 0;
        foreach (uint value in bits)
        {
            line.Append(column == 0 ? "    0x" : " 0x").Append(value.ToString("X8", CultureInfo.InvariantCulture)).Append(',');
            if (++column == ValuesPerLine)
            {
                writer.Line(line.ToString());
                line.Clear();
                column = 0;
            }
        }

        if (column > 0)
        {
            writer.Line(line.ToString());
        }
    }

    /// <summary>A string literal.</summary>
    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
