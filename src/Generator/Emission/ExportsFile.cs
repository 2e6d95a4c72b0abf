using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Emission.Surface;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the file with a network's functions for C and, as metadata of the assembly, the text of their header, which the build writes to a file.</summary>
internal static class ExportsFile
{
    /// <summary>The class of the functions, inside the network's.</summary>
    public const string Class = "CExports";

    private const string Runtime = "global::Unrolled.Runtime.CExport";
    private const string Convention = "CallConvs = new[] { typeof(global::System.Runtime.CompilerServices.CallConvCdecl) }";

    public static string Emit(NetworkModel model, ExportModel export, NetworkPlan plan)
    {
        CodeWriter writer = new();
        SurfaceWriter surface = new(writer, model, plan);
        FileEmitter.Header(writer);
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"{HeaderWords.Key}{export.Prefix}.h\", \"\"\"");
        writer.Line(CHeader.Emit(surface, export));
        writer.Line("\"\"\")]");
        writer.Line();
        List<CodeWriter.BlockScope> scopes = FileEmitter.OpenContainers(writer, model.Type);
        scopes.Add(writer.Block($"{model.Type.Declaration} {model.Type.Name}"));
        writer.Summary($"The functions that {export.Prefix}.h declares. No exception leaves them.");
        scopes.Add(writer.Block($"private static class {Class}"));
        EmitFunctions(writer, surface, export);
        foreach (CodeWriter.BlockScope scope in Enumerable.Reverse(scopes))
        {
            scope.Dispose();
        }

        return writer.ToString();
    }

    private static void EmitFunctions(CodeWriter writer, SurfaceWriter surface, ExportModel export)
    {
        string network = $"{Runtime}.Get<{surface.Name}>(network)";
        string initializer = string.Join(", ", surface.Model.Type.RequiredMembers.Select(member => $"{member.Name} = default!"));
        Function("create", "nint Create(int seed)", $"return {Runtime}.Add(new {surface.Name}(seed){(initializer == "" ? "" : $" {{ {initializer} }}")});", failed: "0");
        Function("predict", "int Predict(nint network, nint inputs, nuint inputCount, nint outputs, nuint outputCount)", $"{network}.Predict({Arguments(Input("float", "input"), $"{Runtime}.Output<float>(outputs, outputCount, \"outputs\")")});");
        if (surface.IsLearner)
        {
            Function("train_step", "int TrainStep(nint network, nint inputs, nuint inputCount, nint targets, nuint targetCount, nint loss)", $"{Runtime}.Store(loss, {network}.TrainStep({Arguments(Input("float", "input"), Input("float", "target"))}));");
        }

        if (surface.IsLearner && surface.TakesLabels)
        {
            Function("train_step_labels", "int TrainStepLabels(nint network, nint inputs, nuint inputCount, nint labels, nuint labelCount, nint loss)", $"{Runtime}.Store(loss, {network}.TrainStep({Arguments(Input("float", "input"), Input("int", "label"))}));");
        }

        Function("save", "int Save(nint network, nint path)", $"global::Unrolled.NetworkFile.Save({network}, {Runtime}.Path(path));");
        Function("load", "int Load(nint network, nint path)", $"global::Unrolled.NetworkFile.Load({network}, {Runtime}.Path(path));");
        Function("destroy", "int Destroy(nint network)", $"{Runtime}.Remove<{surface.Name}>(network);");
        Open("last_error");
        writer.Line($"private static nint LastError() => {Runtime}.LastError();");

        void Open(string name) => writer.Line($"[global::System.Runtime.InteropServices.UnmanagedCallersOnly(EntryPoint = \"{export.Prefix}_{name}\", {Convention})]");

        // A function that returns a code, unless it returns something else.
        void Function(string name, string signature, string statement, string? failed = null)
        {
            Open(name);
            using (writer.Block($"private static {signature}"))
            {
                using (writer.Block("try"))
                {
                    writer.Line(statement);
                    if (failed is null)
                    {
                        writer.Line("return 0;");
                    }
                }

                using (writer.Block("catch (global::System.Exception exception)"))
                {
                    writer.Line(failed is null ? $"return {Runtime}.Failed(exception);" : $"{Runtime}.Failed(exception);\nreturn {failed};");
                }
            }

            writer.Line();
        }
    }

    /// <summary>Each on a line of its own.</summary>
    private static string Arguments(string first, string second) => $"\n    {first},\n    {second}";

    private static string Input(string type, string name) => $"{Runtime}.Input<{type}>({name}s, {name}Count, \"{name}s\")";
}
