using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Emission;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Renders a tree as a formula for comments and documentation: <c>x ≤ 0 ? 0 : x</c>, <c>y·(1 − y)</c>.</summary>
internal static class FormulaRenderer
{
    private const string Repetition = "s";

    /// <summary>Constants that say more by their origin than by their digits.</summary>
    private static readonly IReadOnlyList<(double Value, string Text)> s_named =
    [
        (Math.Sqrt(0.5), "√½"),
        (Math.Sqrt(2 / Math.PI), "√(2/π)"),
        (1 / Math.Sqrt(2 * Math.PI), "√(1/2π)"),
        (2 / Math.Sqrt(Math.PI), "√(4/π)"),
    ];

    /// <summary>The formula with each variable under its own name.</summary>
    public static string Render(Expression expression) => Render(expression, static name => name);

    /// <summary>The formula. What it repeats at length is called s and given behind: <c>0.5·(1 + s) + x·(1 − s²), s = tanh(2·x)</c>.</summary>
    /// <param name="expression">The tree.</param>
    /// <param name="operand">How each variable is called here, a name or anything that needs no parentheses: <c>z₁</c> for x, say.</param>
    public static string Render(Expression expression, Func<string, string> operand)
    {
        if (Repeated(expression) is not { } part)
        {
            return Spell(expression, operand).Text;
        }

        Expression shortened = expression.Substitute(part, Expression.Variable(Repetition));
        string text = Spell(shortened, name => name == Repetition ? name : operand(name)).Text;
        return $"{text}, {Repetition} = {Spell(part, operand).Text}";
    }

    /// <summary>The largest part that is long, occurs more than once and has no name.</summary>
    private static Expression? Repeated(Expression expression) => VisibleParts(expression)
        .Where(part => part.IsTranscendental() && NamedFunctions.Match(part) is null)
        .GroupBy(part => part)
        .FirstOrDefault(group => group.Count() > 1)?.Key;

    /// <summary>The parts that show: of σ(a) not the exp that it stands for, and of a² one a.</summary>
    private static IEnumerable<Expression> VisibleParts(Expression expression)
    {
        IEnumerable<Expression> operands = NamedFunctions.Match(expression) is var (_, argument) ? [argument] : expression.Children();
        IEnumerable<Expression> visible = expression is Binary { Operator: BinaryOperator.Multiply } ? operands.Distinct() : operands;
        return visible.SelectMany(VisibleParts).Prepend(expression);
    }

    /// <summary>A part of a formula: by its name if it is a function that has one.</summary>
    private static Fragment Write(Expression expression, Func<string, string> operand) =>
        NamedFunctions.Match(expression) is var (name, argument)
            ? Fragment.Atom($"{name}({Write(argument, operand).Text})")
            : Spell(expression, operand);

    private static Fragment Spell(Expression expression, Func<string, string> operand)
    {
        return expression switch
        {
            Constant constant => Number(constant.Value),
            Variable variable => Fragment.Atom(operand(variable.Name)),
            Call call => Function(call.Function, Child(call.Argument)),
            Binary binary => Infix(binary, Child(binary.Left), Child(binary.Right)),
            Select select => Choice(Child(select.Left), Child(select.Right), Child(select.Then), Child(select.Otherwise)),
            _ => throw new ArgumentOutOfRangeException(nameof(expression)),
        };

        Fragment Child(Expression child) => Write(child, operand);
    }

    private static Fragment Function(Function function, Fragment a) => function switch
    {
        Expressions.Function.Negate => new("−" + a.AtLeast(Binding.Product), Binding.Sign),
        Expressions.Function.Abs => Fragment.Atom($"|{a.Text}|"),
        Expressions.Function.Sqrt => Fragment.Atom($"√{a.AtLeast(Binding.Atom)}"),
        _ => Fragment.Atom($"{function.ToString().ToLowerInvariant()}({a.Text})"),
    };

    private static Fragment Infix(Binary binary, Fragment a, Fragment b) => binary.Operator switch
    {
        BinaryOperator.Add => new($"{a.AtLeast(Binding.Sum)} + {Behind(b, Binding.Sum)}", Binding.Sum),
        BinaryOperator.Subtract => new($"{a.AtLeast(Binding.Sum)} − {Behind(b, Binding.Product)}", Binding.Sum),
        BinaryOperator.Multiply when binary.Left == binary.Right => new(a.AtLeast(Binding.Atom) + "²", Binding.Power),
        BinaryOperator.Multiply => new($"{a.AtLeast(Binding.Product)}·{Behind(b, Binding.Product)}", Binding.Product),
        BinaryOperator.Divide => new($"{a.AtLeast(Binding.Product)}/{b.AtLeast(Binding.Power)}", Binding.Product),
        BinaryOperator.Max => Fragment.Atom($"max({a.Text}, {b.Text})"),
        _ => throw new ArgumentOutOfRangeException(nameof(binary)),
    };

    /// <summary>A right operand: with parentheses also around a sign, which would stand next to the operator.</summary>
    private static string Behind(Fragment b, Binding least) => b.AtLeast(b.Binding == Binding.Sign ? Binding.Power : least);

    private static Fragment Choice(Fragment left, Fragment right, Fragment then, Fragment otherwise) => new(
        $"{left.AtLeast(Binding.Sum)} ≤ {right.AtLeast(Binding.Sum)} ? {then.AtLeast(Binding.Sum)} : {otherwise.AtLeast(Binding.Sum)}",
        Binding.Choice);

    /// <summary>The digits of the single-precision number that is computed with.</summary>
    private static Fragment Number(double value)
    {
        if (value < 0)
        {
            return new("−" + Number(-value).Text, Binding.Sign);
        }

        foreach ((double constant, string text) in s_named)
        {
            if (Math.Abs(value - constant) < 1e-15)
            {
                return Fragment.Atom(text);
            }
        }

        return Fragment.Atom(Literal.Shortest((float)value));
    }
}
