using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Renders trees as vector C#, the same text at every width.</summary>
/// <remarks>The text uses the aliases <c>Simd</c> and <c>Vec</c> of the emitted file, and <c>VectorMath</c> of the runtime.</remarks>
internal static class VectorRenderer
{
    /// <summary>A tree as one C# expression.</summary>
    /// <param name="expression">The tree.</param>
    /// <param name="operand">The text of each variable: a name, an element or a call.</param>
    public static string Render(Expression expression, Func<string, string> operand) =>
        new SharedRenderer([], operand, "").Write(expression).Text;

    /// <summary>Several trees at once (an activation and its derivative, say), each sub-expression that occurs more than once computed once.</summary>
    /// <param name="results">The trees.</param>
    /// <param name="operand">The text of each variable: a name, an element or a call.</param>
    /// <param name="prefix">The first part of the names of the locals; the second is a number from 1.</param>
    public static RenderedStatements RenderStatements(IReadOnlyList<Expression> results, Func<string, string> operand, string prefix = "s")
    {
        SharedRenderer renderer = new(SharedExpressions.Of(results), operand, prefix);
        string[] texts = [.. results.Select(result => renderer.Write(result).Text)];
        return new(renderer.Declarations, texts);
    }
}

/// <summary>C# for several trees.</summary>
/// <param name="Declarations">Declarations of the locals for what they share, in order: <c>Vec s1 = VectorMath.Exp(-x);</c>.</param>
/// <param name="Results">One expression for each tree.</param>
internal sealed record RenderedStatements(IReadOnlyList<string> Declarations, IReadOnlyList<string> Results);
