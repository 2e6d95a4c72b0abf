using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Where a call stands: whether it may never run, or is meant to fail.</summary>
internal sealed class Circumstances(IInvocationOperation call, BodyVariables body, NetworkTypes networks, CancellationToken cancellation)
{
    /// <summary>Whether the call is the program's own business.</summary>
    /// <param name="followed">The variables that the mistake depends on.</param>
    public bool Excuse(ISet<ISymbol> followed) => IsDead() || IsExpectedToThrow() || IsTested(followed);

    /// <summary>Behind a constant condition, or where the compiler sees that no path leads.</summary>
    private bool IsDead()
    {
        for (IOperation operation = call; operation.Parent is { } parent; operation = parent)
        {
            bool isDead = parent switch
            {
                IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice => operation == (taken ? choice.WhenFalse : choice.WhenTrue),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue: { HasValue: true, Value: false } } both => operation == both.RightOperand,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue: { HasValue: true, Value: true } } either => operation == either.RightOperand,
                _ => false,
            };
            if (isDead)
            {
                return true;
            }
        }

        return call.SemanticModel is { } model && call.Syntax.Ancestors().OfType<StatementSyntax>().Any(statement => IsUnreachable(model, statement));
    }

    private static bool IsUnreachable(SemanticModel model, StatementSyntax statement) =>
        statement is not (BlockSyntax or LocalFunctionStatementSyntax) && model.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };

    /// <summary>
    /// Within a try that catches what it throws, in a member with an attribute that names an exception, or in a function given to something that does:
    /// <c>Assert.Throws&lt;ArgumentException&gt;(…)</c>, <c>Assert.That(…, Throws.ArgumentException)</c>, <c>Record.Exception(…)</c>.
    /// </summary>
    private bool IsExpectedToThrow() =>
        call.Syntax.Ancestors().OfType<TryStatementSyntax>().Any(Catches)
        || call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation)?.GetAttributes().Any(NamesException) == true
        || body.Root.DescendantsAndSelf().OfType<IInvocationOperation>().Where(NamesException).Any(Mentions);

    private bool Catches(TryStatementSyntax statement) =>
        statement.Block.Span.Contains(call.Syntax.Span)
        && statement.Catches.Any(one => one.Declaration is { } declaration && call.SemanticModel?.GetTypeInfo(declaration.Type, cancellation).Type is { } type
            && (IsOrDerives(type, "ArgumentException") || type.Name == "SystemException" || (one.Filter is not null && IsOrDerives(type, "Exception"))));

    /// <summary>Whether a call has the function around ours among its arguments or in what it is called on: itself, or by name.</summary>
    private bool Mentions(IInvocationOperation invocation)
    {
        List<SyntaxNode> functions = [.. call.Syntax.Ancestors().Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)];
        return functions.Count > 0 && invocation.Descendants().Any(operation => operation switch
        {
            IAnonymousFunctionOperation lambda => functions.Contains(lambda.Syntax),
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => functions.Contains(DeclarationOf(reference.Method)!),
            ILocalReferenceOperation reference => body.OnlyValue(reference.Local)?.DescendantsAndSelf().Any(value => functions.Contains(value.Syntax)) == true,
            _ => false,
        });
    }

    private SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    /// <summary>By its result, a type argument, <c>typeof</c> or a member's name, its own or that of something among its arguments.</summary>
    private static bool NamesException(IInvocationOperation invocation) => invocation.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvocationOperation one => IsException(one.Type) || one.TargetMethod.TypeArguments.Any(IsException),
        ITypeOfOperation one => IsException(one.TypeOperand),
        IPropertyReferenceOperation one => one.Property.Name.EndsWith("Exception", StringComparison.Ordinal),
        _ => false,
    });

    private static bool NamesException(AttributeData attribute) => attribute.ConstructorArguments.Any(argument => argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && IsException(type));

    private static bool IsException(ITypeSymbol? type) => type is not null && (IsOrDerives(type, "Exception") || (type is INamedTypeSymbol { Name: "Task" } task && task.TypeArguments.Any(IsException)));

    private static bool IsOrDerives(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == name && ancestor.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a condition that may keep the program from the call looks at a variable that the mistake depends on, or at one made from it.</summary>
    private bool IsTested(ISet<ISymbol> followed)
    {
        if (followed.Count == 0)
        {
            return false;
        }

        HashSet<ISymbol> tested = new(followed, SymbolEqualityComparer.Default);
        int before;
        do
        {
            before = tested.Count;
            tested.UnionWith(body.Writes.Where(write => write.Value.Any(value => LooksAt(value, tested))).Select(write => write.Key).ToList());
            tested.UnionWith(body.Root.DescendantsAndSelf().OfType<ILocalFunctionOperation>().Where(function => LooksAt(function.Body, tested)).Select(function => function.Symbol).ToList());
        }
        while (tested.Count > before);

        return body.Root.DescendantsAndSelf().SelectMany(ConditionsOf).Any(condition => LooksAt(condition, tested));
    }

    private IEnumerable<IOperation?> ConditionsOf(IOperation operation) => operation switch
    {
        IConditionalOperation choice => [choice.Condition],
        ISwitchOperation choice => [choice.Value],
        ISwitchExpressionOperation choice => [choice.Value],
        ISwitchExpressionArmOperation arm => [arm.Guard],
        IPatternCaseClauseOperation clause => [clause.Guard],
        ICatchClauseOperation clause => [clause.Filter],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => [both.LeftOperand],
        IWhileLoopOperation loop when IsAround(loop) => [loop.Condition],
        IForLoopOperation loop when IsAround(loop) => [loop.Condition],
        IForEachLoopOperation loop when IsAround(loop) => [loop.Collection],
        _ => [],
    };

    private bool IsAround(IOperation loop) => loop.Syntax.Span.Contains(call.Syntax.Span);

    /// <summary>
    /// Whether one of the variables occurs, or something that reads one, other than as an argument of a network, whose result says nothing about its length.
    /// </summary>
    private bool LooksAt(IOperation? value, HashSet<ISymbol> variables) => value?.DescendantsAndSelf().Any(operation =>
        operation switch
        {
            ILocalReferenceOperation local => variables.Contains(local.Local),
            IParameterReferenceOperation parameter => variables.Contains(parameter.Parameter),
            IMemberReferenceOperation member => variables.Contains(member.Member) || Reads(member.Member, variables),
            IInvocationOperation invocation => variables.Contains(invocation.TargetMethod) || Reads(invocation.TargetMethod, variables),
            _ => false,
        }
        && !IsInNetworkCall(operation, value)) == true;

    /// <summary>Whether the body of a method or property in source names one of the fields.</summary>
    private bool Reads(ISymbol member, HashSet<ISymbol> variables) =>
        member is IMethodSymbol or IPropertySymbol
        && variables.Any(variable => variable is IFieldSymbol or IPropertySymbol
            && DeclarationOf(member)?.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable.Name) == true);

    private bool IsInNetworkCall(IOperation operation, IOperation end)
    {
        for (IOperation? one = operation; one is not null; one = one == end ? null : one.Parent)
        {
            if (one is IInvocationOperation invocation && NetworkCall.Of(invocation, networks) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
