using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the file with the parameters that a network starts from.</summary>
internal static class WeightsFile
{
    private const int ValuesPerLine = 12;

    /// <summary>The file's name for documentation, which is XML.</summary>
    public static string Show(WeightsModel weights) => CodeWriter.Escape(Words.OneLine(weights.File));

    public static string Emit(NetworkModel model, WeightsModel weights)
    {
        CodeWriter writer = new();
        FileEmitter.Header(writer);
        writer.Line($"namespace {FileEmitter.KernelNamespace(model.Type)};");
        writer.Line();
        string name = $"The parameters of {Words.OneLine(weights.File)}";
        if (weights.Resource is { } resource)
        {
            writer.Summary($"{name}, which lies in the assembly as a resource.");
            using (writer.Block("internal static class Weights"))
            {
                writer.Line($"public static void Load(global::Unrolled.INetwork network) => global::Unrolled.Runtime.EmbeddedWeights.Load(network, typeof(Weights).Assembly, {Quote(resource)});");
            }

            return writer.ToString();
        }

        writer.Summary($"{name}, layer by layer, W row by row (inputs × outputs), then b.");
        writer.Remarks("As the bits of floats, which the compiler reads faster than their digits. They stay where the program lies in memory: nothing is allocated for them.");
        using (writer.Block("internal static class Weights"))
        {
            writer.Line("public static void Load(global::Unrolled.INetwork network) => network.CopyParametersFrom(global::System.Runtime.InteropServices.MemoryMarshal.Cast<uint, float>(Bits));");
            writer.Line();
            writer.Line("private static global::System.ReadOnlySpan<uint> Bits =>");
            writer.Line("[");
            int next = 0;
            foreach (ParameterTensor tensor in ParameterTensor.Of(model))
            {
                writer.Line($"    // {tensor.Name}: {(tensor.IsMatrix ? $"{Number(tensor.Inputs)} × " : "")}{Number(tensor.Outputs)}");
                int end = next + (tensor.Inputs * tensor.Outputs);
                while (next < end)
                {
                    StringBuilder line = new("   ");
                    for (int column = 0; column < ValuesPerLine && next < end; column++)
                    {
                        line.Append(" 0x").Append(weights.Bits[next++].ToString("X8", CultureInfo.InvariantCulture)).Append(',');
                    }

                    writer.Line(line.ToString());
                }
            }

            writer.Line("];");
        }

        return writer.ToString();
    }

    /// <summary>A string literal.</summary>
    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
