using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Expressions;

/// <summary>Walking and rebuilding trees, and what can be asked of one.</summary>
internal static class Traversal
{
    /// <summary>The operands of the outermost operation, from left to right.</summary>
    public static IReadOnlyList<Expression> Children(this Expression expression) => expression switch
    {
        Call call => [call.Argument],
        Binary binary => [binary.Left, binary.Right],
        Select select => [select.Left, select.Right, select.Then, select.Otherwise],
        _ => [],
    };

    /// <summary>The same operation on changed operands.</summary>
    public static Expression MapChildren(this Expression expression, Func<Expression, Expression> map) => expression switch
    {
        Call call => new Call(call.Function, map(call.Argument)),
        Binary binary => new Binary(binary.Operator, map(binary.Left), map(binary.Right)),
        Select select => new Select(map(select.Left), map(select.Right), map(select.Then), map(select.Otherwise)),
        _ => expression,
    };

    /// <summary>The tree with every variable of that name replaced: an update rule with g ← g + 2λ·w, say.</summary>
    public static Expression Substitute(this Expression expression, string variable, Expression replacement) =>
        expression.Substitute(new Variable(variable), replacement);

    /// <summary>The tree with every occurrence of one part replaced.</summary>
    public static Expression Substitute(this Expression expression, Expression part, Expression replacement) =>
        expression == part ? replacement : expression.MapChildren(child => child.Substitute(part, replacement));

    /// <summary>The tree and all its parts, each as often as it occurs, outermost first.</summary>
    public static IEnumerable<Expression> Parts(this Expression expression)
    {
        yield return expression;
        foreach (Expression child in expression.Children())
        {
            foreach (Expression part in child.Parts())
            {
                yield return part;
            }
        }
    }

    /// <summary>Whether the tree reads that variable: an activation's derivative that mentions x needs the layer's input kept.</summary>
    public static bool Mentions(this Expression expression, string variable) =>
        expression.Parts().Any(e => e is Variable(var name) && name == variable);

    /// <summary>Whether the tree calls a function that takes a polynomial to compute, not one instruction.</summary>
    public static bool IsTranscendental(this Expression expression) =>
        expression.Parts().Any(e => e is Call { Function: Function.Exp or Function.Expm1 or Function.Log or Function.Log1p or Function.Tanh or Function.Erf });
}
