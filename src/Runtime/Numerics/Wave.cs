using System;

namespace Unrolled.Runtime;

/// <summary>The cosine from sums and products alone, so that it is the same on every machine.</summary>
internal static class Wave
{
    /// <summary>More terms change nothing in a double.</summary>
    private const int Terms = 12;

    /// <summary>cos(π·x), to 5e-16.</summary>
    /// <param name="x">From 0 to 1.</param>
    public static double CosineOfHalfTurns(double x)
    {
        // cos πx = sin π(½ − x), whose series is short: |π(½ − x)| ≤ π/2.
        double angle = Math.PI * (0.5 - x);
        double square = angle * angle;
        double sum = 0;
        for (int k = Terms; k > 0; k--)
        {
            sum = (1 + sum) * -square / (2 * k * ((2 * k) + 1));
        }

        return angle * (1 + sum);
    }
}
