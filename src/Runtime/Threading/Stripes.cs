using System;
using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>Cuts the rows of a matrix, or of a batch, in stripes of whole groups of rows that differ by at most one group.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Stripes
{
    /// <summary>The first row of a stripe, and the end of the one before it.</summary>
    /// <param name="rows">All rows; fewer than a group's belong to the last stripe.</param>
    /// <param name="stripe">0 to <paramref name="stripes"/>, which is the end of the last.</param>
    /// <param name="stripes">The number of stripes, 1 or more.</param>
    /// <param name="group">Rows that stay together.</param>
    public static int Start(int rows, int stripe, int stripes, int group)
    {
        long groups = ((long)rows + group - 1) / group;
        return (int)Math.Min(groups * stripe / stripes * group, rows);
    }
}
