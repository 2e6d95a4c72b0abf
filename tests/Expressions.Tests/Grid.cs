using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Expressions.Tests;

/// <summary>Points at which operations are checked.</summary>
internal static class Grid
{
    /// <summary>Both signs, both sides of the kink at 0, where exp is large, where it overflows, and ±10,000. Without 0 itself.</summary>
    public static IReadOnlyList<double> WithoutZero { get; } = Both(1e-5, 1e-3, 0.1, 0.5, 1, 1.7, 3, 5.5, 10, 30, 90, 300, 1000, 10_000);

    /// <summary>Targets: hard, soft and beyond 1.</summary>
    public static IReadOnlyList<double> Targets { get; } = [0, 0.25, 0.5, 0.9, 1, 1.5];

    private static double[] Both(params double[] sizes) => [.. sizes.Reverse().Select(s => -s), .. sizes];
}
