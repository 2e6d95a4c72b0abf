using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Emits the file of public members; reads as their table of contents.</summary>
internal static class SurfaceEmitter
{
    /// <summary>How the attribute starts that marks the generated part of a class.</summary>
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode(\"Unrolled.Generator\"";

    public static string Emit(NetworkModel model, NetworkPlan? plan)
    {
        CodeWriter writer = new();
        FileEmitter.Header(writer);
        List<CodeWriter.BlockScope> scopes = FileEmitter.OpenContainers(writer, model.Type);
        SurfaceWriter surface = new(writer, model, plan);
        ClassDocumentation.Emit(surface);
        writer.Line($"[{GeneratedCode}, \"0.1.0\")]");
        scopes.Add(writer.Block($"{model.Type.Declaration} {model.Type.Name} : {surface.Interface}"));

        ConstantMembers.Emit(surface);
        ConstructionMembers.Emit(surface);
        InferenceMembers.Emit(surface);
        TrainingMembers.Emit(surface);
        ParameterMembers.Emit(surface);
        TraceMembers.Emit(surface);

        foreach (CodeWriter.BlockScope scope in Enumerable.Reverse(scopes))
        {
            scope.Dispose();
        }

        return writer.ToString();
    }
}
