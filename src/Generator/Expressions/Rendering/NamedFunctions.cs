using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Functions that the vocabulary spells out and readers know by name: σ and softplus.</summary>
internal static class NamedFunctions
{
    /// <summary>The name and argument of a tree that is one of them, or null.</summary>
    public static (string Name, Expression Argument)? Match(Expression expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: 1 }, Right: Binary { Operator: BinaryOperator.Add, Right: Call exp } sum }
            when exp.Function == Function.Exp && sum.Left == Expression.One => ("σ", Simplifier.Simplify(-exp.Argument)),
        Binary { Operator: BinaryOperator.Add, Left: Binary { Operator: BinaryOperator.Max, Left: var a, Right: Constant { Value: 0 } } }
            when expression == LogOnePlusExp(a) || expression == MirroredSoftplus(Simplifier.Simplify(-a)) => ("softplus", a),
        _ => null,
    };

    /// <summary>softplus(−a) as it is written when |−a| has become |a|.</summary>
    private static Expression MirroredSoftplus(Expression a) => Max(-a, 0) + Log1p(Exp(-Abs(a)));
}
