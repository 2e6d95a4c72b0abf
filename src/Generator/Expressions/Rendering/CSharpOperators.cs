using System;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>The operators that look the same in scalar and vector C#.</summary>
/// <remarks>A right operand of equal precedence keeps its parentheses: without them the order of rounding would change.</remarks>
internal static class CSharpOperators
{
    public static Fragment Negate(Fragment a) => new("-" + a.AtLeast(Binding.Atom), Binding.Sign);

    public static Fragment Infix(BinaryOperator operation, Fragment a, Fragment b) => operation switch
    {
        BinaryOperator.Add => new($"{a.AtLeast(Binding.Sum)} + {b.AtLeast(Binding.Product)}", Binding.Sum),
        BinaryOperator.Subtract => new($"{a.AtLeast(Binding.Sum)} - {b.AtLeast(Binding.Product)}", Binding.Sum),
        BinaryOperator.Multiply => new($"{a.AtLeast(Binding.Product)} * {b.AtLeast(Binding.Sign)}", Binding.Product),
        BinaryOperator.Divide => new($"{a.AtLeast(Binding.Product)} / {b.AtLeast(Binding.Sign)}", Binding.Product),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>A literal; a negative one binds like a sign.</summary>
    public static Fragment Number(string literal) => new(literal, literal[0] == '-' ? Binding.Sign : Binding.Atom);
}
