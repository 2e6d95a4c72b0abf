using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Where a call stands: whether it may never run, or is meant to fail.</summary>
internal sealed class Circumstances(IInvocationOperation call, NetworkFacts network, BodyVariables body, NetworkTypes networks, Compilation compilation, CancellationToken cancellation)
{
    private readonly Mentions _mentions = new(compilation, network.GeneratedFile, cancellation);

    /// <summary>Whether the call is the program's own business.</summary>
    /// <param name="followed">The variables that the mistake depends on.</param>
    public bool Excuse(ISet<ISymbol> followed) =>
        IsDead()
        || new Expectation(call, body, compilation, cancellation).Exists()
        || IsTested(followed, _ => true)
        || IsTested(network.Sizes, value => !DependsOnMore(value));

    /// <summary>Behind a constant condition, where the compiler sees that no path leads, or in the arguments of a call that may be compiled away.</summary>
    private bool IsDead()
    {
        for (IOperation operation = call; operation.Parent is { } parent; operation = parent)
        {
            bool isDead = parent switch
            {
                IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice => operation == (taken ? choice.WhenFalse : choice.WhenTrue),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue: { HasValue: true, Value: false } } both => operation == both.RightOperand,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue: { HasValue: true, Value: true } } either => operation == either.RightOperand,
                IInvocationOperation invocation => invocation.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"),
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

    /// <summary>Whether a condition that may keep the program from the call looks at one of the symbols, or at a variable or member made from one.</summary>
    /// <param name="counts">Which conditions and values count.</param>
    private bool IsTested(ISet<ISymbol> symbols, Func<IOperation, bool> counts)
    {
        if (symbols.Count == 0)
        {
            return false;
        }

        HashSet<ISymbol> tested = new(symbols, SymbolEqualityComparer.Default);
        int before;
        do
        {
            before = tested.Count;
            tested.UnionWith(body.Writes.Where(write => write.Value.Any(IsTest)).Select(write => write.Key).ToList());
            tested.UnionWith(body.Root.DescendantsAndSelf().OfType<ILocalFunctionOperation>().Where(function => LooksAt(function.Body, tested)).Select(function => function.Symbol).ToList());
        }
        while (tested.Count > before);

        return body.Root.DescendantsAndSelf().SelectMany(ConditionsOf).Any(IsTest);

        bool IsTest(IOperation? value) => value is not null && LooksAt(value, tested) && counts(value);
    }

    private IEnumerable<IOperation?> ConditionsOf(IOperation operation) => operation switch
    {
        IConditionalOperation choice => [Unknown(choice.Condition)],
        IConditionalAccessOperation access => [access.Operation],
        ICoalesceOperation choice => [choice.Value],
        ISwitchOperation choice => [choice.Value],
        ISwitchExpressionOperation choice => [choice.Value],
        ISwitchExpressionArmOperation arm => [arm.Guard],
        IPatternCaseClauseOperation clause => [clause.Guard],
        ICatchClauseOperation clause => [clause.Filter],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => [Unknown(both.LeftOperand), Unknown(both.RightOperand)],
        IWhileLoopOperation loop when IsAround(loop) => [Unknown(loop.Condition)],
        IForLoopOperation loop when IsAround(loop) => [Unknown(loop.Condition)],
        IForEachLoopOperation loop when IsAround(loop) => [loop.Collection],
        // Debug.Assert(a.Length == 8), ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, 8), or a method of the program's own that throws.
        IInvocationOperation { Type.SpecialType: SpecialType.System_Void } guard =>
        [
            .. guard.Arguments.Select(argument => argument.Value).Where(value => value.Type?.SpecialType == SpecialType.System_Boolean || MayThrow(guard.TargetMethod)),
        ],
        _ => [],
    };

    private bool MayThrow(IMethodSymbol method) =>
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax));

    /// <summary>A condition unless it is constant: what it keeps from running the compiler knows.</summary>
    private static IOperation? Unknown(IOperation? condition) => condition is { ConstantValue.HasValue: true } ? null : condition;

    private bool IsAround(IOperation loop) => loop.Syntax.Span.Contains(call.Syntax.Span);

    /// <summary>Whether one of the symbols occurs, or something that looks at one, other than as an argument of a network, whose result says nothing about its length.</summary>
    private bool LooksAt(IOperation? value, HashSet<ISymbol> symbols) => value?.DescendantsAndSelf().Any(operation =>
        operation switch
        {
            ILocalReferenceOperation local => symbols.Contains(local.Local),
            IParameterReferenceOperation parameter => symbols.Contains(parameter.Parameter),
            IMemberReferenceOperation member => symbols.Contains(member.Member) || _mentions.Of(member.Member, symbols),
            IInvocationOperation invocation => symbols.Contains(invocation.TargetMethod) || _mentions.Of(invocation.TargetMethod, symbols),
            _ => false,
        }
        && !IsInNetworkCall(operation, value)) == true;

    /// <summary>Whether a condition also looks at what the program is given, so that the network's sizes do not decide it.</summary>
    /// <param name="depth">How many variables it is reached through: those of a program that does not compile may depend on themselves.</param>
    private bool DependsOnMore(IOperation condition, int depth = 0) => depth < 16 && condition.DescendantsAndSelf().Any(operation => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => networks.FindReceiver(parameter.Type) is null && !NetworkFacts.IsInterface(parameter.Type) && !IsOfLambdaIn(condition, parameter),
        ILocalReferenceOperation local => body.OnlyValue(local.Local) is { } value && DependsOnMore(value, depth + 1),
        IFieldReferenceOperation { Field.IsConst: false, Instance: null or IInstanceReferenceOperation } field => IsOfNoNetwork(field.Field),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => IsOfNoNetwork(property.Property),
        IInvocationOperation { Instance: null or IInstanceReferenceOperation } invocation => IsOfNoNetwork(invocation.TargetMethod),
        _ => false,
    });

    private static bool IsOfLambdaIn(IOperation condition, IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => condition.Syntax.Span.Contains(reference.Span));

    private bool IsOfNoNetwork(ISymbol member) => !network.Sizes.Contains(member) && !_mentions.Of(member, network.Sizes);

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
