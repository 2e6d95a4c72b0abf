using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Code that does not run: behind a constant condition or a call that never returns, where the compiler sees that no path leads, or in the arguments of a call that may be compiled away.</summary>
internal sealed class DeadCode(Surroundings surroundings)
{
    private readonly ConcurrentDictionary<StatementSyntax, bool> _reachable = new();
    private readonly ConcurrentDictionary<SyntaxNode, int> _ends = new();

    public bool Contains(IOperation place)
    {
        for (IOperation operation = place; operation.Parent is { } parent; operation = parent)
        {
            if (IsLeftOut(operation, parent))
            {
                return true;
            }
        }

        return place.Syntax.Ancestors().OfType<StatementSyntax>().Any(statement => statement is not (BlockSyntax or LocalFunctionStatementSyntax) && (!IsReachable(statement) || statement.SpanStart > EndOf(statement)));
    }

    private static bool IsLeftOut(IOperation operation, IOperation parent) => parent switch
    {
        IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice => operation == (taken ? choice.WhenFalse : choice.WhenTrue),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue: { HasValue: true, Value: false } } both => operation == both.RightOperand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue: { HasValue: true, Value: true } } either => operation == either.RightOperand,
        IInvocationOperation invocation => invocation.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"),
        _ => false,
    };

    /// <summary>Where the block around a statement ends because a call in it never returns; past all text where none does, or something may jump behind it.</summary>
    private int EndOf(StatementSyntax statement) => statement.Parent is not { } parent ? int.MaxValue : _ends.GetOrAdd(parent, _ =>
    {
        SyntaxList<StatementSyntax> block = BlockAround(statement);
        return block.Any(SyntaxKind.LabeledStatement)
            ? int.MaxValue
            : block.OfType<ExpressionStatementSyntax>().FirstOrDefault(NeverReturns)?.SpanStart ?? int.MaxValue;
    });

    private bool NeverReturns(ExpressionStatementSyntax statement) => statement.Expression is InvocationExpressionSyntax call
        && surroundings.ModelOf(call).GetOperation(call) is IInvocationOperation invocation && Throwers.NeverReturns(invocation.TargetMethod);

    /// <summary>Where the last statement of a block can be reached, so can those before it; unless something jumps in between.</summary>
    private bool IsReachable(StatementSyntax statement)
    {
        SyntaxList<StatementSyntax> block = BlockAround(statement);
        StatementSyntax? last = block.Any(SyntaxKind.LabeledStatement) ? null : block.LastOrDefault(one => one is not LocalFunctionStatementSyntax);
        return (last is not null && CanReach(last)) || CanReach(statement);
    }

    /// <summary>As the compiler says, which takes what follows a lambda for reachable, even where the lambda is not.</summary>
    private bool CanReach(StatementSyntax statement) => _reachable.GetOrAdd(statement, one =>
        IsReachableForCompiler(one) && BlockAround(one).TakeWhile(other => other != one).Where(HasLambda).All(IsReachableForCompiler));

    private bool IsReachableForCompiler(StatementSyntax statement) => surroundings.ModelOf(statement).AnalyzeControlFlow(statement) is not { Succeeded: true, StartPointIsReachable: false };

    private static bool HasLambda(StatementSyntax statement) => statement is not LocalFunctionStatementSyntax && statement.DescendantNodes().Any(node => node is AnonymousFunctionExpressionSyntax);

    private static SyntaxList<StatementSyntax> BlockAround(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax { Statements: var statements } => statements,
        SwitchSectionSyntax { Statements: var statements } => statements,
        _ => default,
    };
}
