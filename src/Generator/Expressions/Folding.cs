namespace Unrolled.Generator.Expressions;

/// <summary>Operations on constants, done while generating.</summary>
/// <remarks>
/// Only those that every system rounds alike: an exp or a log folded here would make the emitted text depend on the machine that compiles it.
/// A zero comes out positive (adding 0 does that), as the other rules look for it.
/// </remarks>
internal static class Folding
{
    /// <summary>What an operation whose operands are constants comes to, or null if it must be left to run time.</summary>
    public static Expression? Fold(Expression expression) => expression switch
    {
        Call { Argument: Constant a } call when IsExact(call.Function) => ExpressionEvaluator.Apply(call.Function, a.Value) + 0.0,
        Binary { Left: Constant a, Right: Constant b } binary => ExpressionEvaluator.Apply(binary.Operator, a.Value, b.Value),
        Select { Left: Constant a, Right: Constant b } select => a.Value <= b.Value ? select.Then : select.Otherwise,
        _ => null,
    };

    private static bool IsExact(Function function) => function is Function.Negate or Function.Abs or Function.Sign or Function.Sqrt;
}
