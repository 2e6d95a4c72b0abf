using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks what <c>Unroll.Full</c> would write out: exactly the lines that are emitted at 16 lanes.</summary>
internal static class UnrollChecks
{
    /// <summary>IL that the C# compiler makes of a multiply-add and its share of the loads.</summary>
    private const int Bytes = 24;

    public static void Check(string name, NetworkModel model, Annotation network, FindingList findings)
    {
        if (!model.UnrollsFully)
        {
            return;
        }

        Site site = network.At("Unroll");
        DenseModel largest = model.Layers.OfType<DenseModel>().OrderByDescending(Vectors).First();

        // Every weight is in one line at least: more than enough need not be counted one by one.
        long least = model.Layers.OfType<DenseModel>().Sum(Vectors);
        KernelLines[] kernels = least > StraightLines.NetworkBudget ? [] : [.. Lines(Lowerer.Lower(model))];
        long lines = System.Math.Max(least, kernels.Sum(kernel => (long)kernel.Parts.Sum(part => part.MultiplyAdds)));
        if (lines > StraightLines.NetworkBudget)
        {
            string shape = $"'{largest.Name}' ({Words.Count(largest.Inputs)} → {Words.Count(largest.Outputs)})";
            findings.Add(BudgetRules.TooManyLines, site, name, Words.Count(lines), Words.Count(StraightLines.NetworkBudget), shape);
            return;
        }

        KernelLines longest = kernels.OrderByDescending(kernel => kernel.Weight).First();
        int methods = StraightLines.Methods(longest.Parts).Count;
        if (methods > 1)
        {
            string limit = Words.Count((long)Bytes * StraightLines.MethodBudget);
            findings.Add(BudgetRules.LinesOfSeveralMethods, site, longest.Kernel.Name, name, Words.Count((long)Bytes * longest.Weight), limit, Words.Count(methods));
        }
    }

    private static IEnumerable<KernelLines> Lines(NetworkPlan plan) =>
        plan.Kernels.Select(kernel => new KernelLines(kernel, StraightLines.Parts(plan, kernel, VectorWidth.Simd512)));

    private static long Vectors(DenseModel layer) => (long)layer.Inputs * VectorWidth.Groups(layer.Outputs);

    private sealed record KernelLines(Kernel Kernel, IReadOnlyList<StraightPart> Parts)
    {
        public int Weight => Parts.Sum(part => part.Weight);
    }
}
