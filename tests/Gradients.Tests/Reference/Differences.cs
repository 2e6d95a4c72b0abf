using System;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Central finite differences in double precision.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>∂f/∂variable, element by element; <paramref name="variable"/> is restored.</summary>
    public static Matrix Of(Func<double> f, Matrix variable) => Matrix.Of(variable.Rows, variable.Columns, (r, c) => At(f, variable, r, c));

    /// <summary>(f(v + h) − f(v − h)) ÷ 2h for one element.</summary>
    public static double At(Func<double> f, Matrix variable, int row, int column)
    {
        double value = variable[row, column];
        variable[row, column] = value + Step;
        double above = f();
        variable[row, column] = value - Step;
        double below = f();
        variable[row, column] = value;
        return (above - below) / (2 * Step);
    }
}
