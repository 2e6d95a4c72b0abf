using static Unrolled.Generator.Expressions.Expression;

namespace Unrolled.Generator.Expressions;

/// <summary>The words formulas are written with: <c>using static</c> makes a definition read like its equation.</summary>
internal static class Terms
{
    /// <summary>A layer's input z, or a logit.</summary>
    public static readonly Expression X = Variable("x");

    /// <summary>A layer's output φ(z).</summary>
    public static readonly Expression Y = Variable("y");

    /// <summary>A target.</summary>
    public static readonly Expression T = Variable("t");

    /// <summary>A weight.</summary>
    public static readonly Expression W = Variable("w");

    /// <summary>A weight's gradient, the penalty's part included.</summary>
    public static readonly Expression G = Variable("g");

    /// <summary>A weight's mean gradient.</summary>
    public static readonly Expression M = Variable("m");

    /// <summary>A weight's velocity, or its gradient's mean square.</summary>
    public static readonly Expression V = Variable("v");

    public static Expression Abs(Expression a) => Apply(Function.Abs, a);

    public static Expression Sign(Expression a) => Apply(Function.Sign, a);

    public static Expression Exp(Expression a) => Apply(Function.Exp, a);

    public static Expression Expm1(Expression a) => Apply(Function.Expm1, a);

    public static Expression Log(Expression a) => Apply(Function.Log, a);

    public static Expression Log1p(Expression a) => Apply(Function.Log1p, a);

    public static Expression Tanh(Expression a) => Apply(Function.Tanh, a);

    public static Expression Erf(Expression a) => Apply(Function.Erf, a);

    public static Expression Sqrt(Expression a) => Apply(Function.Sqrt, a);

    /// <summary>max(a, b), NaN if either is.</summary>
    public static Expression Max(Expression a, Expression b) => Expression.Max(a, b);

    /// <summary><paramref name="a"/> ≤ 0 ? <paramref name="then"/> : <paramref name="otherwise"/>: a kink takes the left branch, a NaN the right one.</summary>
    public static Expression IfNotPositive(Expression a, Expression then, Expression otherwise) => SelectLessOrEqual(a, Zero, then, otherwise);

    /// <summary>a².</summary>
    public static Expression Square(Expression a) => a * a;

    /// <summary>σ(a) = 1/(1 + exp(−a)). Where exp overflows, 1/∞ is the 0 it should be.</summary>
    public static Expression Logistic(Expression a) => 1 / (1 + Exp(-a));

    /// <summary>log(1 + exp(a)) = max(a, 0) + log1p(exp(−|a|)), in which nothing overflows or cancels.</summary>
    public static Expression LogOnePlusExp(Expression a) => Max(a, 0) + Log1p(Exp(-Abs(a)));
}
