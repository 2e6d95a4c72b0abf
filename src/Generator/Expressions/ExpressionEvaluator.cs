using System;

namespace Unrolled.Generator.Expressions;

/// <summary>Computes a tree's value in double precision, as a reference for what is generated.</summary>
internal static class ExpressionEvaluator
{
    /// <param name="expression">The tree.</param>
    /// <param name="lookup">The value of each variable.</param>
    public static double Evaluate(Expression expression, Func<string, double> lookup) => expression switch
    {
        Constant constant => constant.Value,
        Variable variable => lookup(variable.Name),
        Call call => Apply(call.Function, Evaluate(call.Argument, lookup)),
        Binary binary => Apply(binary.Operator, Evaluate(binary.Left, lookup), Evaluate(binary.Right, lookup)),
        Select select => Evaluate(
            Evaluate(select.Left, lookup) <= Evaluate(select.Right, lookup) ? select.Then : select.Otherwise, lookup),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>A function's value.</summary>
    public static double Apply(Function function, double a) => function switch
    {
        Function.Negate => -a,
        Function.Abs => Math.Abs(a),
        Function.Sign => ScalarMath.Sign(a),
        Function.Exp => Math.Exp(a),
        Function.Expm1 => ScalarMath.Expm1(a),
        Function.Log => Math.Log(a),
        Function.Log1p => ScalarMath.Log1p(a),
        Function.Tanh => Math.Tanh(a),
        Function.Erf => ScalarMath.Erf(a),
        Function.Sqrt => Math.Sqrt(a),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>An operation's value.</summary>
    public static double Apply(BinaryOperator operation, double a, double b) => operation switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Max => Math.Max(a, b),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
