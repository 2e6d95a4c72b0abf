using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using Unrolled.Expressions.Tests.Operations;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Xunit;

namespace Unrolled.Expressions.Tests.Expressions.Rendering;

/// <summary>Rendered scalar C#, compiled, against the evaluator: equal bits, so no parenthesis is missing and no operation is out of order.</summary>
public class ScalarRendererTests
{
    [Fact]
    public void CatalogueTreesComputeTheSameBits()
    {
        string[] names = [.. CatalogueTrees.All.Keys];
        IReadOnlyList<Func<double[], double>> functions = Compile([.. CatalogueTrees.All.Values]);
        foreach (double a in Grid.WithoutZero.Append(0).Append(double.NaN))
        {
            double[] point = [a, a / 3, 0.25, a, 0.7, 0.3, 0.1, 0.9, a / 7, 0.01, 0.1, 0.001, 0.02, 1.5, 1e-3, 1e-4];
            for (int i = 0; i < functions.Count; i++)
            {
                Compare(CatalogueTrees.All[names[i]], point, functions[i](point), names[i]);
            }
        }
    }

    [Fact]
    public void RandomTreesComputeTheSameBits()
    {
        Expression[] trees = [.. Enumerable.Range(0, 400).Select(seed => new RandomTrees(seed).Next(1 + (seed % 6)))];
        IReadOnlyList<Func<double[], double>> functions = Compile(trees);
        for (int i = 0; i < trees.Length; i++)
        {
            RandomTrees random = new(i);
            double[] point = [random.Point(), random.Point(), .. new double[CatalogueTrees.Variables.Length - 2]];
            Compare(trees[i], point, functions[i](point), ScalarRenderer.Render(trees[i], name => name));
        }
    }

    [Fact]
    public void OperandsAreTheTextsOfThePlace() =>
        Assert.Equal("a[3] * (1d - a[3])", ScalarRenderer.Render(Terms.Y * (1 - Terms.Y), _ => "a[3]"));

    private static void Compare(Expression tree, double[] point, double actual, string what)
    {
        double expected = ExpressionEvaluator.Evaluate(tree, name => point[Array.IndexOf(CatalogueTrees.Variables, name)]);
        Assert.True(expected.Equals(actual), FormattableString.Invariant($"{what}: expected {expected:R}, was {actual:R}"));
    }

    private static IReadOnlyList<Func<double[], double>> Compile(IReadOnlyList<Expression> trees)
    {
        StringBuilder source = new("public static class Rendered {\n");
        for (int i = 0; i < trees.Count; i++)
        {
            string text = ScalarRenderer.Render(trees[i], name => $"p[{Array.IndexOf(CatalogueTrees.Variables, name)}]");
            source.Append(CultureInfo.InvariantCulture, $"public static double F{i}(double[] p) => {text};\n");
        }

        Type type = RenderedCode.Compile(source.Append('}').ToString()).GetType("Rendered")!;
        return [.. trees.Select((_, i) => type.GetMethod($"F{i}", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<double[], double>>())];
    }
}
