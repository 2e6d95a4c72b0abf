using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Xunit;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Expressions.Tests.Expressions;

public class SimplifierTests
{
    private static readonly (Expression Tree, string Formula)[] s_cases =
    [
        (X * 0, "0"),
        (0 / X, "0"),
        (1 * X, "x"),
        (X / 1, "x"),
        (X + 0, "x"),
        (0 + X, "x"),
        (X - 0, "x"),
        (0 - X, "−x"),
        (X * -1, "−x"),
        (-(-X), "x"),
        (X + X, "2·x"),
        (X * 3, "3·x"),
        (2 * (X * 3), "6·x"),
        (X + -Y, "x − y"),
        (-X + Y, "y − x"),
        (X - -Y, "x + y"),
        (X + -2, "x − 2"),
        (X - -2, "x + 2"),
        (X + (-2 * Y), "x − 2·y"),
        (X - (-2 * Y), "x + 2·y"),
        (-(X - Y), "y − x"),
        (-(2 * X), "−2·x"),
        (-X * -Y, "x·y"),
        (-X / Y, "−x/y"),
        (Abs(-X), "|x|"),
        (Abs(Abs(X)), "|x|"),
        (Max(X, X), "x"),
        (-(Expression)0, "0"),
        (2 + (3 * (Expression)4), "14"),
        (Sqrt(4) / 4, "0.5"),
        (Sign(-3), "−1"),
        (Exp(1) + 0, "exp(1)"),
        (IfNotPositive(X, Y, Y), "y"),
        (IfNotPositive(-1, X, Y), "x"),
        (IfNotPositive(double.NaN, X, Y), "y"),
        (G * IfNotPositive(Y, 0, 1), "y ≤ 0 ? 0 : g"),
        (IfNotPositive(Y, 0.01, 1) * G, "y ≤ 0 ? 0.01·g : g"),
        (G * IfNotPositive(Y, Y + 1, 1), "y ≤ 0 ? g·(y + 1) : g"),
        (G * IfNotPositive(X, Y, X), "g·(x ≤ 0 ? y : x)"),
    ];

    [Fact]
    public void Rules() => Assert.All(s_cases, c => Assert.Equal(c.Formula, FormulaRenderer.Render(Simplifier.Simplify(c.Tree))));

    [Fact]
    public void ValuesStay()
    {
        int compared = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            RandomTrees trees = new(seed);
            Expression tree = trees.Next(1 + (seed % 6));
            (double x, double y) = (trees.Point(), trees.Point());
            double Lookup(string name) => name == "x" ? x : y;
            if (RandomTrees.IsTame(tree, Lookup))
            {
                compared++;
                double expected = ExpressionEvaluator.Evaluate(tree, Lookup);
                Near.Equal(expected, ExpressionEvaluator.Evaluate(Simplifier.Simplify(tree), Lookup), 1e-9, $"{tree} at {x}, {y}");
            }
        }

        Assert.True(compared > 1000, $"{compared} compared");
    }

    [Fact]
    public void SimplifyingTwiceChangesNothing()
    {
        for (int seed = 0; seed < 4000; seed++)
        {
            Expression once = Simplifier.Simplify(new RandomTrees(seed).Next(1 + (seed % 6)));
            Assert.Equal(once, Simplifier.Simplify(once));
        }
    }
}
