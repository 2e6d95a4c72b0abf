using System.Collections.Generic;

namespace Unrolled.Generator.Lowering;

/// <summary>How a stored matrix is cut in column panels: <c>[panel][row][column in panel]</c>, so that a kernel streams one contiguous block.</summary>
/// <remarks>The first <paramref name="WideCount"/> panels are <paramref name="Wide"/> columns wide, the remaining ones <paramref name="Narrow"/>; a function of the shape alone.</remarks>
internal sealed record PanelPlan(int Rows, int Columns, int Wide, int WideCount, int Narrow, int NarrowCount)
{
    /// <summary>Columns with the padding of the last panel.</summary>
    public int PaddedColumns => (Wide * WideCount) + (Narrow * NarrowCount);

    /// <summary>Floats in storage; may exceed <see cref="int"/> for absurd shapes, which Shapes refuses.</summary>
    public int Length => Rows * PaddedColumns;

    /// <summary>The panels, neighbours of one width together.</summary>
    public IEnumerable<PanelRun> Runs
    {
        get
        {
            if (WideCount > 0)
            {
                yield return new PanelRun(0, Wide, WideCount);
            }

            if (NarrowCount > 0)
            {
                yield return new PanelRun(Wide * WideCount, Narrow, NarrowCount);
            }
        }
    }

    /// <summary>Cuts a matrix in panels 4 and 3 groups of 16 wide, as few columns of padding as whole groups allow.</summary>
    public static PanelPlan For(int rows, int columns)
    {
        int groups = VectorWidth.Groups(columns);
        (int wide, int wideCount, int narrow, int narrowCount) = groups switch
        {
            1 => (16, 1, 16, 0),
            2 => (32, 1, 32, 0),
            5 => (48, 1, 32, 1),
            _ when groups % 4 == 0 => (64, groups / 4, 48, 0),
            _ when groups % 3 == 0 && groups < 12 => (48, groups / 3, 48, 0),
            _ => (64, (groups - (3 * (4 - (groups % 4)))) / 4, 48, 4 - (groups % 4)),
        };
        return new PanelPlan(rows, columns, wide, wideCount, narrow, narrowCount);
    }

    /// <summary>How it reads: <c>12 panels of 64 and 1 of 48 columns</c>.</summary>
    public string Description => (WideCount, NarrowCount) switch
    {
        (_, 0) => $"{Count(WideCount)} of {Wide} columns",
        _ => $"{Count(WideCount)} of {Wide} and {NarrowCount} of {Narrow} columns",
    };

    private static string Count(int panels) => panels == 1 ? "1 panel" : $"{panels} panels";
}

/// <summary>Neighbouring panels of one width.</summary>
/// <param name="Start">The first column.</param>
/// <param name="Width">Columns in each panel.</param>
/// <param name="Count">Panels.</param>
internal sealed record PanelRun(int Start, int Width, int Count);
