using System.Collections.Generic;
using Unrolled.Generator.Emission.Surface;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Emission;

/// <summary>Emits all files of one network.</summary>
internal static class NetworkEmitter
{
    /// <summary>The files of a network: its public surface, its programs, one file per vector width, its parameters if they come from a file, and its functions for C if it has them.</summary>
    /// <remarks>A network with errors gets its surface only, with members that throw, so that calls bind and the user sees the errors alone.</remarks>
    public static EquatableArray<EmittedFile> Emit(NetworkModel model)
    {
        string hint = model.Type.HintName;
        if (model.HasErrors)
        {
            return [new EmittedFile($"{hint}.g.cs", SurfaceEmitter.Emit(model, null))];
        }

        NetworkPlan plan = Lowerer.Lower(model);
        List<EmittedFile> files =
        [
            new($"{hint}.g.cs", SurfaceEmitter.Emit(model, plan)),
            new($"{hint}.Programs.g.cs", ProgramsFile.Emit(plan)),
            new($"{hint}.Rows.g.cs", WidthEmitter.EmitRows(plan)),
        ];
        foreach (VectorWidth width in VectorWidth.All)
        {
            files.Add(new($"{hint}.{width.Name}.g.cs", WidthEmitter.Emit(plan, width)));
        }

        if (model.Weights is { } weights)
        {
            files.Add(new($"{hint}.Weights.g.cs", WeightsFile.Emit(model, weights)));
        }

        if (model.Export is { } export)
        {
            files.Add(new($"{hint}.Exports.g.cs", ExportsFile.Emit(model, export, plan)));
        }

        return files.ToEquatableArray();
    }
}
