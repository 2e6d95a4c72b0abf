using System;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Xunit;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Expressions.Tests.Expressions.Rendering;

public class FormulaRendererTests
{
    private static readonly (Expression Tree, string Formula)[] s_cases =
    [
        ((X + Y) + T, "x + y + t"),
        (X + (Y + T), "x + y + t"),
        (X - (Y - T), "x − (y − t)"),
        (X - (Y + T), "x − (y + t)"),
        (X + (Y - T), "x + y − t"),
        ((X + Y) * T, "(x + y)·t"),
        (X * (Y * T), "x·y·t"),
        (X / (Y * T), "x/(y·t)"),
        (X / Square(Y), "x/y²"),
        (X / Y / T, "x/y/t"),
        (Square(X + Y), "(x + y)²"),
        (Square(Square(X)), "(x²)²"),
        (Square(Exp(X)), "exp(x)²"),
        (-Square(X), "−x²"),
        (Square(-X), "(−x)²"),
        (-(X + Y), "−(x + y)"),
        (-(X * Y), "−x·y"),
        (X * -Y, "x·(−y)"),
        (X + -Y, "x + (−y)"),
        (X - -Y, "x − (−y)"),
        (-X + Y, "−x + y"),
        (X * -0.5, "x·(−0.5)"),
        (X / -2, "x/(−2)"),
        (Sqrt(X), "√x"),
        (Sqrt(X + Y), "√(x + y)"),
        (Abs(X - Y), "|x − y|"),
        (Max(X, Y) * T, "max(x, y)·t"),
        (T * IfNotPositive(X, 0, 1), "t·(x ≤ 0 ? 0 : 1)"),
        (IfNotPositive(X, IfNotPositive(Y, 1, 2), 3), "x ≤ 0 ? (y ≤ 0 ? 1 : 2) : 3"),
        (1e-8, "1e-8"),
        (double.PositiveInfinity, "∞"),
        (-Math.Sqrt(0.5) * X, "−√½·x"),
        (T * Logistic(X), "t·σ(x)"),
        (T * Logistic(-X), "t·σ(−x)"),
        (T * (1 / (1 + Exp(X))), "t·σ(−x)"),
        (LogOnePlusExp(X) - T, "softplus(x) − t"),
        (LogOnePlusExp(Logistic(X)) - T, "softplus(σ(x)) − t"),
        (Tanh(X) + Square(Tanh(X)), "s + s², s = tanh(x)"),
    ];

    [Fact]
    public void Formulas() => Assert.All(s_cases, c => Assert.Equal(c.Formula, FormulaRenderer.Render(c.Tree)));

    [Fact]
    public void VariablesGoByTheNamesOfThePlace() =>
        Assert.Equal("z₁·(1 − z₁)", FormulaRenderer.Render(Y * (1 - Y), name => name == "y" ? "z₁" : name));

    [Fact]
    public void TheNameOfARepetitionIsNotLookedUp() =>
        Assert.Equal("s·(1 − s), s = exp(z)", FormulaRenderer.Render(Exp(X) * (1 - Exp(X)), name => name == "x" ? "z" : throw new ArgumentException(name)));
}
