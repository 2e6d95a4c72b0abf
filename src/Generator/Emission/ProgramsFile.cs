using System.Linq;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the file between the surface and the kernels: programs, the choice of vector width, and the map of the memory.</summary>
internal static class ProgramsFile
{
    public static string Emit(NetworkPlan plan)
    {
        CodeWriter writer = new();
        FileEmitter.Header(writer);
        HeaderEmitter.Emit(writer, plan);
        writer.Line($"namespace {FileEmitter.KernelNamespace(plan.Model.Type)};");
        writer.Line();
        writer.Line(
            """
            using global::System;
            using global::System.Runtime.CompilerServices;
            using static global::System.Runtime.CompilerServices.Unsafe;
            using global::Unrolled;
            using global::Unrolled.Runtime;
            using Simd = global::System.Numerics.Vector;
            using Vec = global::System.Numerics.Vector<float>;
            """);
        writer.Line();
        writer.Summary($"The programs of {plan.Model.Type.Name}: which kernels run on which buffers, in which order.");
        using (writer.Block($"internal struct Programs : {(plan.IsTrainable ? "ITrainingPrograms" : plan.Head is not null ? "ILossPrograms" : "IPrograms")}"))
        {
            EmitConstants(writer, plan);
            ProgramEmitter programs = new(writer, plan);
            programs.Emit();
            if (plan.Update is not null)
            {
                writer.Line();
                writer.Summary("One optimiser step from the gradients.");
                using (writer.Block("public static void ApplyGradients(ref float memory, ref float hyperParameters, long step)"))
                {
                    programs.EmitScalars(plan.Update);
                    writer.Line($"Kernels.ApplyGradients(ref memory{string.Concat(plan.Update.Scalars.Select(s => ", " + Names.Argument(s)))});");
                }
            }

            EmitPenalty(writer, plan);
            DefinitionEmitter.Emit(writer, plan);
        }

        writer.Line();
        DispatchEmitter.Emit(writer, plan);
        writer.Line();
        MemoryEmitter.Emit(writer, plan);
        return writer.ToString();
    }

    private static void EmitConstants(CodeWriter writer, NetworkPlan plan)
    {
        MemoryPlan memory = plan.Memory;
        int Scratch(string name) => memory.Scratch.First(s => s.Name == name).Offset;
        writer.Line($"public static string Name => \"{DescriptionEmitter.Plain(plan.Model.Type.Name)}\";");
        writer.Line("public static NetworkDescription Description { get; } = new(");
        DescriptionEmitter.Emit(writer, plan);
        Constant("Inputs", plan.Model.Inputs);
        Constant("Outputs", plan.OutputWidth);
        Constant("BlockLength", memory.Length);
        Constant("ParameterLength", memory.ParameterLength);
        Constant("InferPerRow", memory.InferPerRow);
        Constant("InferRows", memory.InferRows);
        Constant("SharedRows", plan.Threads.SharedRows);
        Constant("ScratchLogits", Scratch(plan.Logits));
        Constant("ScratchOutputs", Scratch(plan.Outputs));
        if (plan.IsTrainable)
        {
            writer.Line(
                """
                #if DEBUG
                public static bool IsWatched => true;
                #endif
                """);
        }

        if (plan.SingleRow is not null)
        {
            writer.Line("public static bool HasSingleRow => true;");
        }

        if (plan.Step is not null)
        {
            writer.Line("public static bool HasStep => true;");
        }

        if (plan.IsTrainable || plan.Head is not null)
        {
            Constant("Classes", plan.OutputWidth == 1 ? 2 : plan.OutputWidth);
        }

        if (plan.Head is not null)
        {
            Constant("ScratchPerRow", memory.ScratchPerRow);
            Constant("ScratchTargets", Scratch("t"));
            Constant("ScratchScale", Scratch("scale"));
        }

        if (plan.Model.Loss is { AdjustsTargets: true })
        {
            writer.Line("public static bool AdjustsTargets => true;");
        }

        if (!plan.IsTrainable)
        {
            return;
        }

        Constant("Batch", plan.Model.Batch);
        Constant("StateVariables", memory.State.Count);
        Constant("Targets", memory.Find("t").Offset);
        if (memory.FrozenLength > 0)
        {
            Constant("FrozenLength", memory.FrozenLength);
        }

        if (plan.Update is { HasVelocity: true })
        {
            writer.Line("public static bool HasVelocity => true;");
        }

        if (plan.Update is { NeedsNorm: true })
        {
            writer.Line("public static bool NeedsAllGradients => true;");
        }

        Constant("Scale", memory.Has("scale") ? memory.Find("scale").Offset : 0);

        void Constant(string name, int value) => writer.Line($"public static int {name} => {Number(value)};");
    }

    private static void EmitPenalty(CodeWriter writer, NetworkPlan plan)
    {
        PenaltyModel[] penalties = [.. plan.Model.Penalties.Where(p => p.Lambda != 0)];
        if (penalties.Length == 0 || !plan.IsTrainable)
        {
            return;
        }

        string value = string.Join(" + ", penalties.Select(p => ScalarRenderer.Render(Catalogue.Penalty(p.Kind).Value(p.Lambda), n => n)));
        string formula = string.Join(" + ", penalties.Select(p => $"{Catalogue.Penalty(p.Kind).Formula}, λ = {Number(p.Lambda)}"));
        writer.Line();
        writer.Summary($"The regularisation term: {formula}; biases not counted{(plan.Memory.FrozenLength > 0 ? ", nor frozen layers" : "")}.");
        using (writer.Block("public static double Penalty(ReadOnlySpan<float> parameters)"))
        {
            writer.Line("double sum = 0;");
            foreach (TensorPlan tensor in plan.Memory.Tensors.Where(t => t.Buffer[0] == 'w' && !t.IsFrozen))
            {
                // No foreach: Roslyn 4.14 refuses to enumerate .NET 10's spans under C# 12.
                string slice = $"parameters.Slice(Memory.{plan.Memory.Find(tensor.Buffer).Constant}, {Number(tensor.Panels.Length)})";
                writer.Line($"ReadOnlySpan<float> {tensor.Buffer} = {slice};");
                using (writer.Block($"for (int i = 0; i < {tensor.Buffer}.Length; i++)"))
                {
                    writer.Line($"double w = {tensor.Buffer}[i];");
                    writer.Line($"sum += {value};");
                }

                writer.Line();
            }

            writer.Line("return sum;");
        }
    }
}
