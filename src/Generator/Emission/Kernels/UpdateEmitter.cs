using System;
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
    /// <summary>The parameter that says whether a gradient becomes a step at once.</summary>
    public const string Update = "update";

    /// <summary>The scalars of the step broadcast to vectors, once per method.</summary>
    public static void Broadcasts(KernelContext context) => Broadcasts(context, context.Plan.FusedUpdate);

    private static void Broadcasts(KernelContext context, UpdateRule? update)
    {
        foreach (StepScalar scalar in update?.Scalars ?? [])
        {
            context.Writer.Line($"Vec {scalar.Symbol} = Simd.Create({Names.Argument(scalar)});");
        }
    }

    /// <summary>Prints what finishes gradients once for updates and once for gradients that are left: a branch for each vector takes longer than its arithmetic.</summary>
    /// <param name="context">The kernel's.</param>
    /// <param name="body">Prints it; what it is given says which.</param>
    public static void EmitBranches(KernelContext context, Action<string> body)
    {
        if (context.Plan.FusedUpdate is null)
        {
            body(Update);
            return;
        }

        using (context.Writer.Block($"if ({Update})"))
        {
            body("true");
        }

        using (context.Writer.Block("else"))
        {
            body("false");
        }
    }

    /// <summary>The statement that finishes neighbouring vectors of weights' gradients.</summary>
    /// <param name="context">The kernel's.</param>
    /// <param name="at">The place of the first weight.</param>
    /// <param name="gradients">The vectors.</param>
    /// <param name="update">What says whether they are updated: the parameter, or a constant where that is settled.</param>
    public static string FinishWeights(KernelContext context, string at, IReadOnlyCollection<string> gradients, string update = Update) =>
        $"FinishWeight{(gradients.Count == 1 ? "" : "s")}({at}, {string.Join(", ", gradients)}{Tail(context, update)});";

    /// <summary>The statement that finishes one vector of a bias's gradient.</summary>
    public static string FinishBias(KernelContext context, string at, string gradient, string update = Update) => $"FinishBias({at}, {gradient}{Tail(context, update)});";

    /// <summary>The helpers that finish weights.</summary>
    public static void EmitFinishWeights(KernelContext context)
    {
        NetworkModel model = context.Plan.Model;
        PenaltyModel[] penalties = [.. model.Penalties.Where(p => p.Lambda != 0)];
        Expression gradient = penalties.Aggregate(Expression.Variable("g"), (sum, p) => sum + Catalogue.Penalty(p.Kind).Derivative(p.Lambda));
        gradient = Simplifier.Simplify(gradient);
        string origins = string.Join(", ", penalties.Select(p => $"{Catalogue.Penalty(p.Kind).Gradient} with λ = {Number(p.Lambda)}"));
        string penalty = penalties.Length == 0 ? "" : $"g ← {FormulaRenderer.Render(gradient)} ({origins}); ";
        IReadOnlyList<Assignment> assignments = context.Plan.FusedUpdate?.Assignments ?? [];
        EmitFinish(context, "FinishWeight", $"The end of a weight's gradient: {penalty}{Steps(assignments)}.", gradient, assignments);
        foreach (int vectors in Strips(context))
        {
            context.Writer.Line();
            EmitStrip(context, vectors);
        }
    }

    /// <summary>The helper that finishes biases, which the step of another class may call.</summary>
    public static void EmitFinishBias(KernelContext context, string access)
    {
        IReadOnlyList<Assignment> assignments = context.Plan.FusedUpdate?.BiasAssignments ?? [];
        EmitFinish(context, "FinishBias", $"The end of a bias's gradient, which no penalty touches: {Steps(assignments)}.", Expression.Variable("g"), assignments, access);
    }

    /// <summary>The numbers of vectors that gradient tiles are wide.</summary>
    private static IEnumerable<int> Strips(KernelContext context) => context.Plan.Kernels.OfType<OuterKernel>()
        .SelectMany(k => k.Matrix.Runs.Select(r => TilePlanner.Outer(context.Width, r, k.Matrix.Rows, k.Matrix.PaddedColumns, context.Batch, k.Broadcast.IsRowMajor).Vectors))
        .Where(v => v > 1)
        .Distinct()
        .OrderBy(v => v);

    private static void EmitStrip(KernelContext context, int vectors)
    {
        IEnumerable<int> each = Enumerable.Range(0, vectors);
        context.Writer.Line("[MethodImpl(Jit.Inline)]");
        using (context.Writer.Block($"private static void FinishWeights(ref float at, {string.Join(", ", each.Select(v => $"Vec g{v}"))}{Parameters(context)})"))
        {
            foreach (int v in each)
            {
                context.Writer.Line($"FinishWeight({Names.At("at", context.Width.Floats(v))}, g{v}{Tail(context)});");
            }
        }
    }

    private static string Parameters(KernelContext context) => context.Plan.FusedUpdate is null ? "" : ", bool update" + Vectors(context.Plan.FusedUpdate, "Vec ");

    private static string Tail(KernelContext context, string update = Update) => context.Plan.FusedUpdate is null ? "" : $", {update}" + Vectors(context.Plan.FusedUpdate, "");

    private static string Vectors(UpdateRule update, string type) => string.Concat(update.Scalars.Select(s => $", {type}{s.Symbol}"));

    private static string Steps(IReadOnlyList<Assignment> assignments) => assignments.Count == 0
        ? "g is left among the gradients"
        : $"{Formula(assignments)}, or g is left for ApplyGradients";

    private static string Formula(IEnumerable<Assignment> assignments) => string.Join("; ", assignments.Select(a => $"{a.Target} ← {FormulaRenderer.Render(a.Value)}"));

    private static void EmitFinish(KernelContext context, string name, string summary, Expression gradient, IReadOnlyList<Assignment> assignments, string access = "private")
    {
        CodeWriter writer = context.Writer;
        UpdateRule? update = context.Plan.FusedUpdate;
        writer.Summary(summary);
        writer.Line("[MethodImpl(Jit.Inline)]");
        using (writer.Block($"{access} static void {name}(ref float at, Vec g{Parameters(context)})"))
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

                EmitAssignments(context, update.State, assignments);
            }

            using (writer.Block("else"))
            {
                writer.Line(store);
            }
        }
    }

    /// <summary>The state is read first, and each target but the gradient written once, with its last value.</summary>
    private static void EmitAssignments(KernelContext context, IReadOnlyList<string> state, IReadOnlyList<Assignment> assignments)
    {
        foreach (string variable in state)
        {
            context.Writer.Line($"Vec {variable} = {Names.Load("at", Place(variable))};");
        }

        for (int i = 0; i < assignments.Count; i++)
        {
            string target = assignments[i].Target;
            context.Writer.Line($"{target} = {VectorRenderer.Render(assignments[i].Value, n => n)};");
            if (target != "g" && !assignments.Skip(i + 1).Any(a => a.Target == target))
            {
                context.Writer.Line(Names.Store(target, "at", target == "w" ? 0 : Place(target)));
            }
        }

        int Place(string variable) => context.Plan.Memory.StateOffset(state.ToList().IndexOf(variable));
    }

    /// <summary>The optimiser's step on the whole block: one form for every width. Weights and biases in turn where they differ.</summary>
    public static void EmitApply(KernelContext context, UpdateRule update)
    {
        CodeWriter writer = context.Writer;
        bool isUniform = update.BiasAssignments.Count == update.Assignments.Count;
        string biases = isUniform ? "" : $" Biases: {Formula(update.BiasAssignments)}.";
        writer.Summary($"One optimiser step on every parameter: {Formula(update.Assignments)}.{biases} Padding is zero and stays zero.");
        if (update.Scalars.Any(s => s.Value is not Variable))
        {
            writer.Remarks($"{string.Join(", ", update.Scalars.Where(s => s.Value is not Variable).Select(s => $"{s.Symbol} = {FormulaRenderer.Render(s.Value)}"))}; {(update.NeedsNorm ? "norm is √Σg² over all parameters; " : "")}t is the number of the step, from 1.");
        }

        writer.Line("[MethodImpl(Jit.Kernel)]");
        using (writer.Block($"internal static void ApplyGradients(ref float memory{Names.Scalars(update)})"))
        {
            Broadcasts(context, update);
            foreach ((int start, int end, bool isBias) in isUniform ? [(0, context.Plan.Memory.TrainedLength, false)] : Regions(context.Plan.Memory))
            {
                using (writer.Block($"for (int i = {Number(start)}; i < {Number(end)}; i += Vec.Count)"))
                {
                    writer.Line("ref float at = ref Add(ref memory, i);");
                    writer.Line("Vec w = Simd.LoadUnsafe(ref at);");
                    writer.Line($"Vec g = {Names.Load("at", context.Plan.Memory.ParameterLength)};");
                    EmitAssignments(context, update.State, isBias ? update.BiasAssignments : update.Assignments);
                }
            }
        }
    }

    /// <summary>Where each tensor begins, where the next one does, and whether it is a bias.</summary>
    private static IEnumerable<(int Start, int End, bool IsBias)> Regions(MemoryPlan memory)
    {
        TensorPlan[] tensors = [.. memory.Tensors.Where(t => !t.IsFrozen).OrderBy(t => t.Offset)];
        return tensors.Select((t, i) => (t.Offset, i + 1 < tensors.Length ? tensors[i + 1].Offset : memory.TrainedLength, t.Buffer[0] == 'b'));
    }
}
