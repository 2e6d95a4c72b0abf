using System;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Expressions;

/// <summary>Differentiation by rule.</summary>
internal static class Derivative
{
    /// <summary>∂expression/∂variable, simplified; every other variable is held fixed.</summary>
    /// <remarks>
    /// At a kink it is the derivative of the branch taken there: of max(a, b) at a = b that of b, of |a| at 0 it is 0.
    /// Exact as a formula; where intermediate results overflow, a form written by hand can be the better one.
    /// </remarks>
    public static Expression By(Expression expression, string variable) => Simplifier.Simplify(Of(expression, variable));

    private static Expression Of(Expression expression, string variable) => expression switch
    {
        Variable v => v.Name == variable ? Expression.One : Expression.Zero,
        Call call => Of(call, Of(call.Argument, variable)),
        Binary binary => Of(binary, Of(binary.Left, variable), Of(binary.Right, variable)),
        Select s => new Select(s.Left, s.Right, Of(s.Then, variable), Of(s.Otherwise, variable)),
        _ => Expression.Zero,
    };

    private static Expression Of(Call call, Expression byArgument)
    {
        Expression a = call.Argument;
        return call.Function switch
        {
            Function.Negate => -byArgument,
            Function.Abs => Sign(a) * byArgument,
            Function.Sign => 0,
            Function.Exp => call * byArgument,
            Function.Expm1 => Exp(a) * byArgument,
            Function.Log => byArgument / a,
            Function.Log1p => byArgument / (1 + a),
            Function.Tanh => (1 - Square(call)) * byArgument,
            Function.Erf => 2 / Math.Sqrt(Math.PI) * Exp(-Square(a)) * byArgument,
            Function.Sqrt => byArgument / (2 * call),
            _ => throw new ArgumentOutOfRangeException(nameof(call)),
        };
    }

    private static Expression Of(Binary operation, Expression byLeft, Expression byRight)
    {
        (Expression left, Expression right) = (operation.Left, operation.Right);
        return operation.Operator switch
        {
            BinaryOperator.Add => byLeft + byRight,
            BinaryOperator.Subtract => byLeft - byRight,
            BinaryOperator.Multiply => byLeft * right + left * byRight,
            BinaryOperator.Divide => byLeft / right - left * byRight / Square(right),
            BinaryOperator.Max => new Select(left, right, byRight, byLeft),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }
}
