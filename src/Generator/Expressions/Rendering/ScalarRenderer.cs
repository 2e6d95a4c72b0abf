using System;
using Unrolled.Generator.Emission;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Renders a tree as scalar C# in double precision, for references and gradient checks.</summary>
/// <remarks>The text calls <see cref="Math"/>, and the runtime for what that lacks.</remarks>
internal static class ScalarRenderer
{
    /// <summary>In full: a user's class may be called Math, too.</summary>
    private const string Library = "global::System.Math";

    /// <summary>The runtime's <see cref="ScalarMath"/>.</summary>
    private const string Functions = "global::Unrolled.Runtime.ScalarFunctions.";

    /// <param name="expression">The tree.</param>
    /// <param name="operand">The text of each variable: a name, an element or a call.</param>
    public static string Render(Expression expression, Func<string, string> operand) => Write(expression, operand).Text;

    private static Fragment Write(Expression expression, Func<string, string> operand)
    {
        return expression switch
        {
            Constant constant => CSharpOperators.Number(Literal.Double(constant.Value)),
            Variable variable => Fragment.Atom(operand(variable.Name)),
            Call { Function: Function.Negate } negation => CSharpOperators.Negate(Child(negation.Argument)),
            Call call => Fragment.Atom($"{NameOf(call.Function)}({Child(call.Argument).Text})"),
            Binary { Operator: BinaryOperator.Max } max => Fragment.Atom($"{Library}.Max({Child(max.Left).Text}, {Child(max.Right).Text})"),
            Binary binary => CSharpOperators.Infix(binary.Operator, Child(binary.Left), Child(binary.Right)),
            Select select => Choice(Child(select.Left), Child(select.Right), Child(select.Then), Child(select.Otherwise)),
            _ => throw new ArgumentOutOfRangeException(nameof(expression)),
        };

        Fragment Child(Expression child) => Write(child, operand);
    }

    private static Fragment Choice(Fragment left, Fragment right, Fragment then, Fragment otherwise) => new(
        $"{left.AtLeast(Binding.Sum)} <= {right.AtLeast(Binding.Sum)} ? {then.AtLeast(Binding.Sum)} : {otherwise.AtLeast(Binding.Sum)}",
        Binding.Choice);

    private static string NameOf(Function function) => function switch
    {
        Function.Sign or Function.Expm1 or Function.Log1p or Function.Erf => Functions + function,
        _ => Library + "." + function,
    };
}
