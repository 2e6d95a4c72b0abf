using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Expressions;

/// <summary>Removes what differentiation and substitution leave behind: products with 0 and 1, sums with 0, double signs, constant operations.</summary>
/// <remarks>
/// Values stay the same wherever all operands are finite, up to the rounding of combined constants. Where they are not, 0·a counts as 0, so that
/// a product with a 0/1 mask is a choice: a dropped unit's gradient is 0 even if it overflowed.
/// </remarks>
internal static class Simplifier
{
    public static Expression Simplify(Expression expression) => Outermost(expression.MapChildren(Simplify));

    /// <summary>Simplifies an operation on simplified operands.</summary>
    private static Expression Outermost(Expression expression) => Folding.Fold(expression) ?? expression switch
    {
        Call call => OfCall(call),
        Binary { Operator: BinaryOperator.Add } sum => OfSum(sum.Left, sum.Right),
        Binary { Operator: BinaryOperator.Subtract } difference => OfDifference(difference.Left, difference.Right),
        Binary { Operator: BinaryOperator.Multiply } product => OfProduct(product.Left, product.Right),
        Binary { Operator: BinaryOperator.Divide } quotient => OfQuotient(quotient.Left, quotient.Right),
        Binary { Operator: BinaryOperator.Max } max when max.Left == max.Right => max.Left,
        Select select when select.Then == select.Otherwise => select.Then,
        _ => expression,
    };

    private static Expression OfCall(Call call) => call switch
    {
        { Function: Function.Negate, Argument: var a } => Negated(a) ?? call,
        { Function: Function.Abs, Argument: Call { Function: Function.Negate, Argument: var a } } => Abs(a),
        { Function: Function.Abs, Argument: Call { Function: Function.Abs } a } => a,
        _ => call,
    };

    /// <summary>−a without a sign in front, or null if there is no such form.</summary>
    private static Expression? Negated(Expression a) => a switch
    {
        Call { Function: Function.Negate, Argument: var inner } => inner,
        Binary { Operator: BinaryOperator.Subtract } difference => Outermost(difference.Right - difference.Left),
        Binary { Operator: BinaryOperator.Multiply, Left: Constant c } product => Outermost(-c.Value * product.Right),
        Binary { Operator: BinaryOperator.Divide, Left: Constant c } quotient => Outermost(-c.Value / quotient.Right),
        _ => null,
    };

    private static Expression OfSum(Expression a, Expression b) => (a, b) switch
    {
        (Constant { Value: 0 }, _) => b,
        (_, Constant { Value: 0 }) => a,
        (_, Call { Function: Function.Negate, Argument: var inner }) => Outermost(a - inner),
        (Call { Function: Function.Negate, Argument: var inner }, _) => Outermost(b - inner),
        (_, Constant { Value: < 0 } c) => Outermost(a - -c.Value),
        (_, Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: < 0 } c } product) => Outermost(a - Outermost(-c.Value * product.Right)),
        _ when a == b => Outermost(2 * a),
        _ => a + b,
    };

    private static Expression OfDifference(Expression a, Expression b) => (a, b) switch
    {
        (_, Constant { Value: 0 }) => a,
        (Constant { Value: 0 }, _) => Outermost(-b),
        (_, Call { Function: Function.Negate, Argument: var inner }) => Outermost(a + inner),
        (_, Constant { Value: < 0 } c) => Outermost(a + -c.Value),
        (_, Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: < 0 } c } product) => Outermost(a + Outermost(-c.Value * product.Right)),
        _ => a - b,
    };

    private static Expression OfProduct(Expression a, Expression b) => (a, b) switch
    {
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => Expression.Zero,
        (Constant { Value: 1 }, _) => b,
        (Constant { Value: -1 }, _) => Outermost(-b),
        (Constant c, Binary { Operator: BinaryOperator.Multiply, Left: Constant d } inner) => Outermost(c.Value * d.Value * inner.Right),
        (_, Constant) => Outermost(b * a),
        (Call { Function: Function.Negate, Argument: var inner }, _) => Outermost(-Outermost(inner * b)),
        (_, Call { Function: Function.Negate, Argument: var inner }) => Outermost(-Outermost(a * inner)),
        (_, Select mask) when IsMask(mask) => Masked(a, mask),
        (Select mask, _) when IsMask(mask) => Masked(b, mask),
        _ => a * b,
    };

    private static Expression OfQuotient(Expression a, Expression b) => (a, b) switch
    {
        (Constant { Value: 0 }, _) => Expression.Zero,
        (_, Constant { Value: 1 }) => a,
        (Call { Function: Function.Negate, Argument: var inner }, _) => Outermost(-Outermost(inner / b)),
        _ => a / b,
    };

    private static bool IsMask(Select select) => select.Then is Constant { Value: 0 or 1 } || select.Otherwise is Constant { Value: 0 or 1 };

    /// <summary>a·(c ? 0 : 1) is c ? 0 : a, the Hadamard product with a mask without the product.</summary>
    private static Expression Masked(Expression a, Select mask) =>
        Outermost(new Select(mask.Left, mask.Right, Outermost(a * mask.Then), Outermost(a * mask.Otherwise)));
}
