using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits the end of every gradient: the penalty joins it, then the optimiser's step or a store, and the same step for the whole block.</summary>
internal static class UpdateEmitter
{
    /// <summary>The hyper-parameters broadcast to vectors, once per method.</summary>
    public static void Broadcasts(KernelContext context)
    {
        foreach (HyperParameter parameter in context.Plan.Update?.HyperParameters ?? [])
        {
            context.Writer.Line($"Vec {parameter.Symbol} = Simd.Create({Names.Argument(parameter)});");
        }
    }

    /// <summary>The statement that finishes neighbouring vectors of weights' gradients.</summary>
    public static string FinishWeights(KernelContext context, string at, IReadOnlyCollection<string> gradients) =>
        $"FinishWeight{(gradients.Count == 1 ? "" : "s")}({at}, {string.Join(", ", gradients)}{Tail(context)});";

    /// <summary>The statement that finishes one vector of a bias's gradient.</summary>
    public static string FinishBias(KernelContext context, string at, string gradient) => $"FinishBias({at}, {gradient}{Tail(context)});";

    /// <summary>The helpers that finish weights.</summary>
    public static void EmitFinishWeights(KernelContext context)
    {
        NetworkModel model = context.Plan.Model;
        PenaltyModel[] penalties = [.. model.Penalties.Where(p => p.Lambda != 0)];
        Expression gradient = penalties.Aggregate(Expression.Variable("g"), (sum, p) => sum + Catalogue.Penalty(p.Kind).Derivative(p.Lambda));
        gradient = Simplifier.Simplify(gradient);
        string penalty = penalties.Length == 0 ? "" : $"g ← {FormulaRenderer.Render(gradient)}; ";
        EmitFinish(context, "FinishWeight", $"The end of a weight's gradient: {penalty}{Steps(context)}.", gradient);
        foreach (int vectors in Strips(context))
        {
            context.Writer.Line();
            EmitStrip(context, vectors);
        }
    }

    /// <summary>The helper that finishes biases.</summary>
    public static void EmitFinishBias(KernelContext context) =>
        EmitFinish(context, "FinishBias", $"The end of a bias's gradient, which no penalty touches: {Steps(context)}.", Expression.Variable("g"));

    /// <summary>The numbers of vectors that gradient tiles are wide.</summary>
    private static IEnumerable<int> Strips(KernelContext context) => context.Plan.Kernels.OfType<OuterKernel>()
        .SelectMany(k => k.Matrix.Runs.Select(r => TilePlanner.StripVectors(context.Width, r.Width)))
        .Where(v => v > 1)
        .Distinct()
        .OrderBy(v => v);

    private static void EmitStrip(KernelContext context, int vectors)
    {
        IEnumerable<int> each = Enumerable.Range(0, vectors);
        string hyper = context.Plan.Update is null ? "" : ", bool update" + string.Concat(context.Plan.Update.HyperParameters.Select(p => $", Vec {p.Symbol}"));
        context.Writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (context.Writer.Block($"private static void FinishWeights(ref float at, {string.Join(", ", each.Select(v => $"Vec g{v}"))}{hyper})"))
        {
            foreach (int v in each)
            {
                context.Writer.Line($"FinishWeight({Names.At("at", context.Width.Floats(v))}, g{v}{Tail(context)});");
            }
        }
    }

    private static string Tail(KernelContext context) =>
        context.Plan.Update is null ? "" : ", update" + string.Concat(context.Plan.Update.HyperParameters.Select(p => $", {p.Symbol}"));

    private static string Steps(KernelContext context) => context.Plan.Update is null
        ? "g is left among the gradients"
        : $"{Formula(context.Plan.Update)}, or g is left for ApplyGradients";

    private static string Formula(UpdateRule update) => string.Join("; ", update.Assignments.Select(a => $"{a.Target} ← {FormulaRenderer.Render(a.Value)}"));

    private static void EmitFinish(KernelContext context, string name, string summary, Expression gradient)
    {
        CodeWriter writer = context.Writer;
        UpdateRule? update = context.Plan.Update;
        writer.Summary(summary);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string hyper = update is null ? "" : ", bool update" + string.Concat(update.HyperParameters.Select(p => $", Vec {p.Symbol}"));
        using (writer.Block($"private static void {name}(ref float at, Vec g{hyper})"))
        {
            bool penalised = gradient is not Variable;
            if (penalised)
            {
                writer.Line("Vec w = Simd.LoadUnsafe(ref at);");
                writer.Line($"g = {VectorRenderer.Render(gradient, n => n)};");
            }

            string store = $"Simd.StoreUnsafe(g, {Names.At("at", context.Plan.Memory.ParameterLength)});";
            if (update is null)
            {
                writer.Line(store);
                return;
            }

            using (writer.Block("if (update)"))
            {
                if (!penalised)
                {
                    writer.Line("Vec w = Simd.LoadUnsafe(ref at);");
                }

                EmitAssignments(context, update, "at");
            }

            using (writer.Block("else"))
            {
                writer.Line(store);
            }
        }
    }

    private static void EmitAssignments(KernelContext context, UpdateRule update, string at)
    {
        for (int i = 0; i < update.State.Count; i++)
        {
            context.Writer.Line($"Vec {update.State[i]} = {Names.Load(at, context.Plan.Memory.ParameterLength * (2 + i))};");
        }

        foreach (Assignment assignment in update.Assignments)
        {
            context.Writer.Line($"{assignment.Target} = {VectorRenderer.Render(assignment.Value, n => n)};");
            int state = update.State.ToList().IndexOf(assignment.Target);
            context.Writer.Line(Names.Store(assignment.Target, at, state < 0 ? 0 : context.Plan.Memory.ParameterLength * (2 + state)));
        }
    }

    /// <summary>The optimiser's step on the whole block: one form for every width.</summary>
    public static void EmitApply(KernelContext context, UpdateRule update)
    {
        CodeWriter writer = context.Writer;
        writer.Summary($"One optimiser step on every parameter: {Formula(update)}. Padding is zero and stays zero.");
        writer.Line("[MethodImpl(Jit.Kernel)]");
        using (writer.Block($"internal static void ApplyGradients(ref float memory{Names.HyperParameters(update)})"))
        {
            Broadcasts(context);
            using (writer.Block($"for (int i = 0; i < {Number(context.Plan.Memory.ParameterLength)}; i += Vec.Count)"))
            {
                writer.Line("ref float at = ref Add(ref memory, i);");
                writer.Line("Vec w = Simd.LoadUnsafe(ref at);");
                writer.Line($"Vec g = {Names.Load("at", context.Plan.Memory.ParameterLength)};");
                EmitAssignments(context, update, "at");
            }
        }
    }
}
