using System;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Clipped gradients in double precision, as PyTorch's clip_grad_value_ and clip_grad_norm_ have them.</summary>
internal static class Clipping
{
    /// <summary>Every component moved into [−bound, bound].</summary>
    public static BackwardPass ByValue(BackwardPass gradients, double bound) => Map(gradients, g => Math.Clamp(g, -bound, bound));

    /// <summary>Every component times min(1, bound/(‖g‖ + 1e-6)).</summary>
    public static BackwardPass ByNorm(BackwardPass gradients, double bound)
    {
        double coefficient = Math.Min(1, bound / (Norm(gradients) + 1e-6));
        return Map(gradients, g => coefficient * g);
    }

    /// <summary>The norm over all weights and biases.</summary>
    public static double Norm(BackwardPass gradients) => Math.Sqrt(gradients.Parameters.Sum(static g => g.Times(g).Sum));

    private static BackwardPass Map(BackwardPass gradients, Func<double, double> f) => gradients with
    {
        Weights = [.. gradients.Weights.Select(g => Map(g, f))],
        Biases = [.. gradients.Biases.Select(g => g is null ? null : Map(g, f))],
    };

    private static Matrix Map(Matrix matrix, Func<double, double> f) => Matrix.Of(matrix.Rows, matrix.Columns, (r, c) => f(matrix[r, c]));
}
