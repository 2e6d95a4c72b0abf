using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using Unrolled.Expressions.Tests.Operations;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;

namespace Unrolled.Expressions.Tests.Expressions.Rendering;

/// <summary>Trees rendered as vector C# and compiled at one width.</summary>
internal sealed class VectorCode
{
    /// <summary>The largest number of lanes there is; every operand fills them all.</summary>
    private const int Lanes = 16;

    private const string WideAliases = """
        using Simd = global::System.Runtime.Intrinsics.Vector512;
        using Vec = global::System.Runtime.Intrinsics.Vector512<float>;
        using global::Unrolled.Runtime;

        """;

    private const string NarrowAliases = """
        using Simd = global::System.Numerics.Vector;
        using Vec = global::System.Numerics.Vector<float>;
        using global::Unrolled.Runtime;

        """;

    private readonly Type _type;

    private VectorCode(string aliases, string methods) =>
        _type = RenderedCode.Compile(aliases + methods).GetType("Rendered")!;

    /// <summary>The trees on 512 bits and on what <c>Vector&lt;float&gt;</c> has here.</summary>
    public static IReadOnlyList<VectorCode> Compile(IReadOnlyList<Expression> trees)
    {
        string methods = Methods(trees);
        return [new(WideAliases, methods), new(NarrowAliases, methods)];
    }

    /// <summary>The value of a tree, each variable in all lanes.</summary>
    public float Alone(int tree, float[] point) => Call($"Alone{tree}", point)[0][0];

    /// <summary>The values of a tree and of the one after it, rendered together.</summary>
    public (float First, float Second) Together(int tree, float[] point)
    {
        float[][] results = Call($"Together{tree}", point);
        return (results[0][0], results[1][0]);
    }

    private static string Methods(IReadOnlyList<Expression> trees)
    {
        StringBuilder source = new("public static class Rendered {\n");
        for (int i = 0; i < trees.Count; i++)
        {
            string text = VectorRenderer.Render(trees[i], Operand);
            RenderedStatements both = VectorRenderer.RenderStatements([trees[i], trees[(i + 1) % trees.Count]], Operand);
            source.Append(CultureInfo.InvariantCulture, $$"""
                public static void Alone{{i}}(float[][] p, float[][] r) => Simd.StoreUnsafe({{text}}, ref r[0][0]);

                public static void Together{{i}}(float[][] p, float[][] r)
                {
                    {{string.Concat(both.Declarations)}}
                    Simd.StoreUnsafe({{both.Results[0]}}, ref r[0][0]);
                    Simd.StoreUnsafe({{both.Results[1]}}, ref r[1][0]);
                }

                """);
        }

        return source.Append('}').ToString();
    }

    private static string Operand(string name) => $"Simd.LoadUnsafe(ref p[{Array.IndexOf(CatalogueTrees.Variables, name)}][0])";

    private float[][] Call(string method, float[] point)
    {
        float[][] results = [new float[Lanes], new float[Lanes]];
        float[][] operands = [.. point.Select(value => Enumerable.Repeat(value, Lanes).ToArray())];
        _type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [operands, results]);
        return results;
    }
}
