using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks what <c>Unroll.Full</c> would write out, at the vector width that takes more.</summary>
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

        // A line is for 16 weights, along the outputs or the inputs: where that is more than enough, lines need not be counted one by one.
        long least = model.Layers.OfType<DenseModel>().Sum(Vectors);
        KernelLines[][] widths = least > StraightLines.NetworkBudget ? [] : [.. Lines(Lowerer.Lower(model))];
        long lines = System.Math.Max(least, widths.Select(kernels => kernels.Sum(kernel => (long)kernel.MultiplyAdds)).DefaultIfEmpty().Max());
        if (lines > StraightLines.NetworkBudget)
        {
            string shape = $"'{largest.Name}' ({Words.Count(largest.Inputs)} → {Words.Count(largest.Outputs)})";
            findings.Add(BudgetRules.TooManyLines, site, name, Words.Count(lines), Words.Count(StraightLines.NetworkBudget), shape);
            return;
        }

        KernelLines longest = widths.SelectMany(kernels => kernels).OrderByDescending(kernel => kernel.Weight).First();
        int methods = widths.SelectMany(kernels => kernels).Where(kernel => kernel.Kernel == longest.Kernel).Max(kernel => StraightLines.Methods(kernel.Parts).Count);
        if (methods > 1)
        {
            string limit = Words.Count((long)Bytes * StraightLines.MethodBudget);
            findings.Add(BudgetRules.LinesOfSeveralMethods, site, longest.Kernel.Name, name, Words.Count((long)Bytes * longest.Weight), limit, Words.Count(methods));
        }
    }

    private static IEnumerable<KernelLines[]> Lines(NetworkPlan plan) =>
        VectorWidth.All.Select(width => plan.Kernels.Select(kernel => new KernelLines(kernel, StraightLines.Parts(plan, kernel, width))).ToArray());

    private static long Vectors(DenseModel layer) =>
        System.Math.Min((long)layer.Inputs * VectorWidth.Groups(layer.Outputs), (long)layer.Outputs * VectorWidth.Groups(layer.Inputs));

    private sealed record KernelLines(Kernel Kernel, IReadOnlyList<StraightPart> Parts)
    {
        public int MultiplyAdds => Parts.Sum(part => part.MultiplyAdds);

        public int Weight => Parts.Sum(part => part.Weight);
    }
}
