using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Expressions.Tests.Operations;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Xunit;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Expressions.Tests.Expressions.Rendering;

public class VectorRendererTests
{
    private static readonly (Expression Tree, string Text)[] s_cases =
    [
        (X, "x"),
        (0, "Vec.Zero"),
        (1, "Vec.One"),
        (0.5, "Simd.Create(0.5f)"),
        (-1, "Simd.Create(-1f)"),
        (X + Y, "x + y"),
        (X - (Y - T), "x - (y - t)"),
        ((X + Y) / T, "(x + y) / t"),
        (X / (Y / T), "x / (y / t)"),
        (X * (Y * T), "x * (y * t)"),
        (X * -Y, "x * -y"),
        (-(X + Y), "-(x + y)"),
        (-(-X), "-(-x)"),
        (X * Y + T, "Simd.MultiplyAddEstimate(x, y, t)"),
        (T + X * Y, "Simd.MultiplyAddEstimate(x, y, t)"),
        (X * Y + T * W, "Simd.MultiplyAddEstimate(x, y, t * w)"),
        (T - X * Y, "Simd.MultiplyAddEstimate(-x, y, t)"),
        (T - 0.5 * Y, "Simd.MultiplyAddEstimate(Simd.Create(-0.5f), y, t)"),
        (X * Y - T, "Simd.MultiplyAddEstimate(x, y, -t)"),
        (X * Y - 1, "Simd.MultiplyAddEstimate(x, y, Simd.Create(-1f))"),
        (X * Y - T * W, "Simd.MultiplyAddEstimate(-t, w, x * y)"),
        ((X + 1) * (Y + 2) + T, "Simd.MultiplyAddEstimate(x + Vec.One, y + Simd.Create(2f), t)"),
        (Max(X, 0), "Simd.Max(x, Vec.Zero)"),
        (Abs(X), "Simd.Abs(x)"),
        (Sign(X), "VectorMath.Sign(x)"),
        (Sqrt(X), "VectorMath.Sqrt(x)"),
        (Exp(-X), "VectorMath.Exp(-x)"),
        (Expm1(X), "VectorMath.Expm1(x)"),
        (Log(X), "VectorMath.Log(x)"),
        (Log1p(X), "VectorMath.Log1p(x)"),
        (Tanh(X), "VectorMath.Tanh(x)"),
        (Erf(X), "VectorMath.Erf(x)"),
        (IfNotPositive(X, 0, X), "Simd.ConditionalSelect(Simd.LessThanOrEqual(x, Vec.Zero), Vec.Zero, x)"),
    ];

    [Fact]
    public void Texts() => Assert.All(s_cases, c => Assert.Equal(c.Text, VectorRenderer.Render(c.Tree, name => name)));

    [Fact]
    public void ASharedPartIsComputedOnce()
    {
        RenderedStatements text = VectorRenderer.RenderStatements([Tanh(X), 1 - Square(Tanh(X))], name => name, "u");
        Assert.Equal(["Vec u1 = VectorMath.Tanh(x);"], text.Declarations);
        Assert.Equal(["u1", "Simd.MultiplyAddEstimate(-u1, u1, Vec.One)"], text.Results);
    }

    [Fact]
    public void LocalsComeBeforeTheirUse()
    {
        Expression inner = Exp(X);
        Expression outer = Log(1 + inner);
        RenderedStatements text = VectorRenderer.RenderStatements([outer / inner, outer], name => name);
        Assert.Equal(["Vec s1 = VectorMath.Exp(x);", "Vec s2 = VectorMath.Log(Vec.One + s1);"], text.Declarations);
        Assert.Equal(["s2 / s1", "s2"], text.Results);
    }

    [Fact]
    public void WithNothingSharedThereAreNoLocals() =>
        Assert.Empty(VectorRenderer.RenderStatements([Exp(X), Exp(Y)], name => name).Declarations);

    [Fact]
    public void WhatIsNegatedIsSharedAndTheSignIsNot()
    {
        RenderedStatements text = VectorRenderer.RenderStatements([Y * -Exp(X), T * -Exp(X)], name => name);
        Assert.Equal(["Vec s1 = VectorMath.Exp(x);"], text.Declarations);
        Assert.Equal(["y * -s1", "t * -s1"], text.Results);
        Assert.Empty(VectorRenderer.RenderStatements([Exp(-X), Log(-X)], name => name).Declarations);
    }

    [Fact]
    public void ASharedProductIsStillContracted()
    {
        // Contracting is free, and leaving it out would make the bits of x·y + 1 depend on what is rendered beside it.
        RenderedStatements text = VectorRenderer.RenderStatements([X * Y + 1, Exp(X * Y), X * Y], name => name);
        Assert.Equal(["Vec s1 = x * y;"], text.Declarations);
        Assert.Equal(["Simd.MultiplyAddEstimate(x, y, Vec.One)", "VectorMath.Exp(s1)", "s1"], text.Results);
    }

    [Fact]
    public void TheCultureDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fi-FI");
        try
        {
            Assert.Equal("Simd.Create(-0.25f)", VectorRenderer.Render(-0.25, name => name));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void CatalogueTreesComputeTheirValueAtEveryWidth()
    {
        string[] names = [.. CatalogueTrees.All.Keys];
        Expression[] trees = [.. CatalogueTrees.All.Values];
        IReadOnlyList<VectorCode> widths = VectorCode.Compile(trees);
        foreach (float a in Grid.WithoutZero.Append(0).Select(a => (float)a))
        {
            float[] point = [a, a / 4, 0.25f, a, 0.75f, 0.3f, 0.1f, 0.9f, a / 5, 0.01f, 0.1f, 0.001f, 0.02f, 1.5f, 1e-3f, 1e-4f];
            for (int i = 0; i < trees.Length; i++)
            {
                float expected = (float)ExpressionEvaluator.Evaluate(trees[i], name => point[Array.IndexOf(CatalogueTrees.Variables, name)]);
                float wide = widths[0].Alone(i, point);
                Near.Equal(expected, wide, 1e-6, $"{names[i]} at {a}");
                SameBits(wide, widths[1].Alone(i, point), $"{names[i]} at {a}, narrow");
                SameBits(wide, widths[0].Together(i, point).First, $"{names[i]} at {a}, with the next");
                SameBits(wide, widths[0].Together((i + trees.Length - 1) % trees.Length, point).Second, $"{names[i]} at {a}, with the one before");
            }
        }
    }

    [Fact]
    public void EveryActivationLetsNanThroughAndReluHasOneZero()
    {
        string[] names = [.. CatalogueTrees.All.Keys.Where(k => Generator.Operations.Catalogue.Activations.Any(a => a.Name == k))];
        IReadOnlyList<VectorCode> widths = VectorCode.Compile([.. names.Select(n => CatalogueTrees.All[n])]);
        foreach (VectorCode code in widths)
        {
            Assert.All(Enumerable.Range(0, names.Length), i => Assert.True(float.IsNaN(code.Alone(i, Point(float.NaN))), names[i]));
            Assert.Equal(0, BitConverter.SingleToInt32Bits(code.Alone(Array.IndexOf(names, "Relu"), Point(-0f))));
        }
    }

    [Fact]
    public void EveryActivationHasASlopeWhereverItsInputIsFinite()
    {
        string[] names = [.. Generator.Operations.Catalogue.Activations.Where(a => !a.IsRowOperation).Select(a => a.Name)];
        IReadOnlyList<VectorCode> widths = VectorCode.Compile([.. names.Select(n => CatalogueTrees.All[n + "′"])]);
        foreach (float size in new[] { 20f, 1e10f, 1.8e19f, 1.9e19f, 1e30f, float.MaxValue })
        {
            foreach (float x in new[] { size, -size })
            {
                for (int i = 0; i < names.Length; i++)
                {
                    float y = (float)ExpressionEvaluator.Evaluate(CatalogueTrees.All[names[i]], _ => x);
                    double expected = x > 0 ? (names[i] is "Sigmoid" or "Tanh" ? 0 : 1) : names[i] is "Identity" ? 1 : names[i] is "LeakyRelu" ? 0.01 : 0;
                    Assert.All(widths, code => Near.Equal(expected, code.Alone(i, Point(x, y)), 1e-6, $"{names[i]}′({x})"));
                }
            }
        }
    }

    private static float[] Point(float x, float y = 0) => [x, y, .. new float[CatalogueTrees.Variables.Length - 2]];

    private static void SameBits(float expected, float actual, string what) => Assert.True(
        BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual),
        FormattableString.Invariant($"{what}: expected {expected:R}, was {actual:R}"));
}
