using System;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Xunit;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Expressions.Tests.Expressions;

public class DerivativeTests
{
    private static readonly (Expression Tree, string Formula)[] s_cases =
    [
        (7, "0"),
        (X, "1"),
        (Y, "0"),
        (X * X, "2·x"),
        (X * Y, "y"),
        (X / Y, "1/y"),
        (Y / X, "−y/x²"),
        (-X, "−1"),
        (Abs(X), "sign(x)"),
        (Sign(X), "0"),
        (Exp(2 * X), "2·exp(2·x)"),
        (Expm1(X), "exp(x)"),
        (Log(X), "1/x"),
        (Log1p(X), "1/(1 + x)"),
        (Tanh(X), "1 − tanh(x)²"),
        (Erf(X), "√(4/π)·exp(−x²)"),
        (Sqrt(X), "1/(2·√x)"),
        (Max(X, 0), "x ≤ 0 ? 0 : 1"),
        (Max(0, X), "0 ≤ x ? 1 : 0"),
        (IfNotPositive(X, 2 * X, X), "x ≤ 0 ? 2 : 1"),
    ];

    [Fact]
    public void Rules() => Assert.All(s_cases, c => Assert.Equal(c.Formula, FormulaRenderer.Render(Derivative.By(c.Tree, "x"))));

    [Fact]
    public void OfRandomTreesIsTheSlope()
    {
        int compared = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            RandomTrees trees = new(seed);
            Expression tree = trees.Next(1 + (seed % 4));
            (double x, double y) = (trees.Point(), trees.Point());
            double Lookup(string name) => name == "x" ? x : y;
            bool singular = tree.Parts().Any(part => part is Call { Function: Function.Sqrt } && ExpressionEvaluator.Evaluate(part, Lookup) == 0);
            bool tame = RandomTrees.IsTame(tree, Lookup) && !singular;
            if (!tree.Mentions("x") || !tame || SlopeWhereSmooth(tree, x, y) is not { } slope)
            {
                continue;
            }

            compared++;
            Expression derivative = Derivative.By(tree, "x");
            Near.Equal(slope, ExpressionEvaluator.Evaluate(derivative, Lookup), 1e-5, $"{FormulaRenderer.Render(tree)} at {x}, {y}");
        }

        Assert.True(compared > 500, $"{compared} compared");
    }

    /// <summary>The slope by differences, or null next to a kink or a jump, or where it changes too fast to tell.</summary>
    private static double? SlopeWhereSmooth(Expression tree, double x, double y)
    {
        double F(double z) => ExpressionEvaluator.Evaluate(tree, name => name == "x" ? z : y);
        double narrow = (F(x + 1e-6) - F(x - 1e-6)) / 2e-6;
        double right = (F(x + 1e-5) - F(x)) / 1e-5;
        double left = (F(x) - F(x - 1e-5)) / 1e-5;
        bool smooth = Math.Abs(right - left) < 1e-3 * (1 + Math.Abs(narrow)) && Math.Abs(narrow) < 1e4;
        return smooth ? narrow : null;
    }
}
