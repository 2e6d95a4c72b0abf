using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>What an operation decides about its parts.</summary>
internal static class Conditions
{
    /// <summary>The conditions on which a part runs: all that have any have the same.</summary>
    public static IEnumerable<Test> Of(IOperation operation, IOperation part, Surroundings surroundings) => operation is ITryOperation attempt
        ? part is ICatchClauseOperation clause && IsOfCalls(clause, surroundings) ? attempt.Body.DescendantsAndSelf().Where(one => one is IInvocationOperation or IObjectCreationOperation).Select(call => new Test(call, IsTried: true)) : []
        : ValuesOf(operation, part).OfType<IOperation>().Select(value => new Test(value));

    /// <summary>The try, in the same function, that catches what a call throws.</summary>
    public static ITryOperation? TryAround(IOperation call, Surroundings surroundings)
    {
        for (IOperation one = call; one.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); one = parent)
        {
            if (parent is ITryOperation attempt && one == attempt.Body && attempt.Catches.Any(clause => clause.Syntax is CatchClauseSyntax syntax && surroundings.Expectation.Catches(syntax)))
            {
                return attempt;
            }
        }

        return null;
    }

    private static bool IsOfCalls(ICatchClauseOperation clause, Surroundings surroundings) => clause.Syntax is CatchClauseSyntax syntax && surroundings.Expectation.CatchesAlso(syntax);

    private static IEnumerable<IOperation?> ValuesOf(IOperation operation, IOperation part) => operation switch
    {
        IConditionalOperation choice when part != choice.Condition => [Unknown(choice.Condition)],
        IConditionalAccessOperation access when part == access.WhenNotNull => [access.Operation],
        ICoalesceOperation choice when part == choice.WhenNull => [choice.Value],
        ICoalesceAssignmentOperation choice when part == choice.Value => [choice.Target],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both when part == both.RightOperand => [Unknown(both.LeftOperand)],
        ISwitchExpressionOperation choice when part != choice.Value => [choice.Value, .. choice.Arms.SelectMany(arm => new[] { arm.Pattern, arm.Guard })],
        ISwitchOperation choice when part != choice.Value => [choice.Value, .. choice.Cases.SelectMany(one => one.Clauses)],
        IWhileLoopOperation loop => [Unknown(loop.Condition)],
        IForLoopOperation loop when !loop.Before.Contains(part) => [Unknown(loop.Condition)],
        IForEachLoopOperation loop when part != loop.Collection => [loop.Collection],
        ICatchClauseOperation clause when part == clause.Handler => [clause.Filter],
        _ => [],
    };

    /// <summary>A condition unless it is constant: what it keeps from running the compiler knows.</summary>
    private static IOperation? Unknown(IOperation? condition) => condition is { ConstantValue.HasValue: true } ? null : condition;
}
