using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Lowering;

/// <summary>A part of a matrix whose multiply-adds are written out in one piece.</summary>
/// <param name="Run">One panel; for dot products, which pass all of them, the first.</param>
/// <param name="FirstRow">The first of the matrix's rows.</param>
/// <param name="Rows">How many of them.</param>
/// <param name="FirstColumn">The first of the panel's columns.</param>
/// <param name="Columns">How many of them.</param>
/// <param name="MultiplyAdds">Lines of multiply-adds.</param>
/// <param name="Updates">Vectors of weights that are updated.</param>
internal sealed record StraightPart(PanelRun Run, int FirstRow, int Rows, int FirstColumn, int Columns, int MultiplyAdds, int Updates)
{
    /// <summary>Room that the part takes in a method, in multiply-adds: an update brings some eight locals with it, of which a method can have a thousand.</summary>
    public int Weight => MultiplyAdds + (8 * Updates);
}

/// <summary>Cuts matrices in parts where straight lines are forced: in each method no more than .NET's compiler for the running program still optimises.</summary>
internal static class StraightLines
{
    /// <summary>Multiply-adds in a method: from some 1,800 on it is compiled without optimisation, and past a thousand locals everything is kept on the stack.</summary>
    public const int MethodBudget = 1024;

    /// <summary>Multiply-adds in a network: more take the C# compiler minutes.</summary>
    public const int NetworkBudget = 32768;

    /// <summary>Multiply-adds of a tile of a gradient up to which a full batch is written out beside the loop over its rows.</summary>
    public const int GradientBudget = 256;

    /// <summary>Vectors of weights that a method updates.</summary>
    private const int UpdatesAtOnce = 96;

    /// <summary>The parts of a kernel, in the order of its work; none for one that has no sums of products.</summary>
    public static IReadOnlyList<StraightPart> Parts(NetworkPlan plan, Kernel kernel, VectorWidth width) => kernel switch
    {
        ProductKernel product => [.. Parts(product, width, plan.Model.Batch)],
        DotsKernel dots => [.. Parts(dots)],
        OuterKernel outer when plan.HasOneRow(outer) => [.. PartsOfOneRow(outer, width)],
        OuterKernel outer => [.. Parts(outer, width, plan.Model.Batch)],
        RowLanesKernel lanes => [.. Parts(lanes, width, plan.Model.Batch)],
        _ => [],
    };

    /// <summary>Neighbouring parts that one method has room for.</summary>
    public static IReadOnlyList<IReadOnlyList<StraightPart>> Methods(IReadOnlyList<StraightPart> parts)
    {
        List<List<StraightPart>> methods = [];
        int room = 0;
        foreach (StraightPart part in parts)
        {
            if (methods.Count == 0 || part.Weight > room)
            {
                methods.Add([]);
                room = MethodBudget;
            }

            methods[methods.Count - 1].Add(part);
            room -= part.Weight;
        }

        return methods;
    }

    /// <summary>Every panel, and in each the terms that a method has room for.</summary>
    private static IEnumerable<StraightPart> Parts(ProductKernel kernel, VectorWidth width, int batch) =>
        from run in Panels(kernel.Matrix)
        let tile = TilePlanner.StraightProduct(width, run, kernel.Matrix.Rows, batch, kernel.Chains)
        from first in Steps(kernel.Matrix.Rows, tile.Block)
        let count = Math.Min(tile.Block, kernel.Matrix.Rows - first)
        select new StraightPart(run, first, count, 0, run.Width, count * tile.Vectors * (tile.Rows > 1 ? tile.Rows + 1 : 1), 0);

    /// <summary>Sixteen dot products at a time, which are reduced together.</summary>
    private static IEnumerable<StraightPart> Parts(DotsKernel kernel) =>
        from first in Steps(kernel.Matrix.Rows, VectorWidth.Group)
        let count = Math.Min(VectorWidth.Group, kernel.Matrix.Rows - first)
        let multiplyAdds = count * (kernel.Matrix.PaddedColumns / VectorWidth.Group)
        select new StraightPart(kernel.Matrix.Runs.First(), first, count, 0, kernel.Matrix.PaddedColumns, multiplyAdds, 0);

    /// <summary>Every tile of every panel.</summary>
    private static IEnumerable<StraightPart> Parts(OuterKernel kernel, VectorWidth width, int batch) =>
        from run in Panels(kernel.Matrix)
        let tile = TilePlanner.StraightOuter(width, run, kernel.Matrix.Rows, batch, kernel.Broadcast.IsRowMajor)
        from first in Steps(kernel.Matrix.Rows, tile.Rows)
        let count = Math.Min(tile.Rows, kernel.Matrix.Rows - first)
        let vectors = count * tile.Vectors
        select new StraightPart(run, first, count, 0, run.Width, vectors * (tile.IsStraight ? batch + 1 : 1), vectors);

    private static IEnumerable<StraightPart> PartsOfOneRow(OuterKernel kernel, VectorWidth width) =>
        from run in Panels(kernel.Matrix)
        let vectors = TilePlanner.StripVectors(width, run.Width)
        let most = UpdatesAtOnce / vectors / VectorWidth.Group * VectorWidth.Group
        from first in Steps(kernel.Matrix.Rows, most)
        let count = Math.Min(most, kernel.Matrix.Rows - first)
        select new StraightPart(run, first, count, 0, run.Width, count * vectors, count * vectors);

    /// <summary>Every tile against every panel, in as many terms as leave room for two numbers of vectors.</summary>
    private static IEnumerable<StraightPart> Parts(RowLanesKernel kernel, VectorWidth width, int batch)
    {
        RowLanesTile tile = TilePlanner.RowLanes(width, kernel.Matrix.Rows, batch);
        int perTerm = tile.Rows * (width.IsLiteral ? tile.Vectors + 1 : tile.Vectors);
        return
            from firstRow in Steps(kernel.Matrix.Rows, tile.Rows)
            let rows = Math.Min(tile.Rows, kernel.Matrix.Rows - firstRow)
            from run in Panels(kernel.Matrix)
            let most = Math.Min(run.Width, MethodBudget / perTerm / VectorWidth.Group * VectorWidth.Group)
            from first in Steps(run.Width, most)
            let terms = Math.Min(most, run.Width - first)
            select new StraightPart(run, firstRow, rows, first, terms, terms * rows * (perTerm / tile.Rows), 0);
    }

    private static IEnumerable<PanelRun> Panels(PanelPlan matrix) =>
        matrix.Runs.SelectMany(run => Enumerable.Range(0, run.Count).Select(panel => new PanelRun(run.Start + (panel * run.Width), run.Width, 1)));

    private static IEnumerable<int> Steps(int end, int step)
    {
        for (int i = 0; i < end; i += step)
        {
            yield return i;
        }
    }
}
