using System;
using System.Collections.Generic;
using Unrolled.Generator.Emission;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>The vector operation at the root of a tree, with the trees it reads.</summary>
/// <remarks>
/// A product under a sum belongs to one multiply-add, always: which operations are contracted depends on the tree alone and never on what stands
/// around it, so a value has the same bits wherever its formula is rendered.
/// </remarks>
internal sealed class VectorInstruction(IReadOnlyList<Expression> operands, Func<IReadOnlyList<Fragment>, Fragment> write)
{
    /// <summary>The trees it reads.</summary>
    public IReadOnlyList<Expression> Operands { get; } = operands;

    /// <summary>Its text, given that of its operands.</summary>
    public Func<IReadOnlyList<Fragment>, Fragment> Write { get; } = write;

    /// <summary>Selects the operation for the root of a tree.</summary>
    public static VectorInstruction Of(Expression expression) => expression switch
    {
        Constant constant => new([], _ => Fragment.Atom(Number(constant.Value))),
        Call { Function: Function.Negate } negation => new([negation.Argument], static o => CSharpOperators.Negate(o[0])),
        Call call => Named(NameOf(call.Function), call.Argument),
        Binary { Operator: BinaryOperator.Max } max => Named("Simd.Max", max.Left, max.Right),
        Binary { Operator: BinaryOperator.Add } sum => Sum(sum),
        Binary { Operator: BinaryOperator.Subtract } difference => Difference(difference),
        Binary binary => Infix(binary),
        Select select => Choice(select),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static VectorInstruction Sum(Binary sum) => (sum.Left, sum.Right) switch
    {
        (Binary { Operator: BinaryOperator.Multiply } product, _) => MultiplyAdd(product.Left, product.Right, sum.Right),
        (_, Binary { Operator: BinaryOperator.Multiply } product) => MultiplyAdd(product.Left, product.Right, sum.Left),
        _ => Infix(sum),
    };

    private static VectorInstruction Difference(Binary difference) => (difference.Left, difference.Right) switch
    {
        (_, Binary { Operator: BinaryOperator.Multiply } product) => MultiplyAdd(Negated(product.Left), product.Right, difference.Left),
        (Binary { Operator: BinaryOperator.Multiply } product, _) => MultiplyAdd(product.Left, product.Right, Negated(difference.Right)),
        _ => Infix(difference),
    };

    private static VectorInstruction MultiplyAdd(Expression a, Expression b, Expression c) => Named("Simd.MultiplyAddEstimate", a, b, c);

    private static VectorInstruction Infix(Binary binary) =>
        new([binary.Left, binary.Right], o => CSharpOperators.Infix(binary.Operator, o[0], o[1]));

    private static VectorInstruction Choice(Select select) => new(
        [select.Left, select.Right, select.Then, select.Otherwise],
        static o => Fragment.Atom($"Simd.ConditionalSelect(Simd.LessThanOrEqual({o[0].Text}, {o[1].Text}), {o[2].Text}, {o[3].Text})"));

    private static VectorInstruction Named(string name, params Expression[] operands) =>
        new(operands, o => Fragment.Atom($"{name}({string.Join(", ", Texts(o))})"));

    private static IEnumerable<string> Texts(IReadOnlyList<Fragment> operands)
    {
        foreach (Fragment operand in operands)
        {
            yield return operand.Text;
        }
    }

    private static Expression Negated(Expression a) => a is Constant constant ? -constant.Value : -a;

    private static string Number(double value) => Literal.Float(value) switch
    {
        "0f" => "Vec.Zero",
        "1f" => "Vec.One",
        var literal => $"Simd.Create({literal})",
    };

    private static string NameOf(Function function) => (function is Function.Abs ? "Simd." : "VectorMath.") + function;
}
