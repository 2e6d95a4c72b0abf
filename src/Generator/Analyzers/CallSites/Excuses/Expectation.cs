using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Whether the program shows that it expects an exception at a place.</summary>
internal sealed class Expectation(Surroundings surroundings)
{
    private readonly ConcurrentDictionary<SyntaxNode, bool> _scopes = new();

    /// <summary>
    /// Within a try that catches what calls throw, or a call that names an exception, <c>Assert.Throws&lt;ArgumentException&gt;(Act)</c> for instance; in a member with an attribute that names one;
    /// and what comes later than its place, in a member where such a try or call is, where a delegate is given to somebody who catches, or where a task is asked whether it failed.
    /// </summary>
    public bool Exists(Place place) =>
        place.Node.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node => IsCaughtBy(node, place))
        || surroundings.Places.Around(place.Node).Where(symbol => symbol is not INamedTypeSymbol).SelectMany(symbol => symbol.GetAttributes()).Any(NamesException)
        || (place.IsDeferred && _scopes.GetOrAdd(ScopeOf(place.Node), scope => scope.DescendantNodesAndSelf().Any(node => IsCaughtBy(node, null) || IsGivenAway(node))));

    /// <summary>The member around a node; with top-level statements the file.</summary>
    private static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(one => one is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    /// <summary>Whether a node is a call that names an exception, or a try that catches, around the place if one is given.</summary>
    private bool IsCaughtBy(SyntaxNode node, Place? place) => node switch
    {
        TryStatementSyntax statement => (place is not { } inside || statement.Block.Span.Contains(inside.Node.Span)) && statement.Catches.Any(one => Catches(one) || (place is not { IsDeferred: false } && IsOfTasks(one))),
        InvocationExpressionSyntax => OperationOf(node) is IInvocationOperation invocation && NamesException(invocation),
        SimpleNameSyntax { Identifier.ValueText: "Exception" or "Status" or "IsFaulted" or "IsCompletedSuccessfully" or "OnlyOnFaulted" } =>
            place is null && surroundings.SymbolsOf(node).Any(symbol => symbol.ContainingType?.Name is "Task" or "ValueTask" or "TaskContinuationOptions"),
        _ => false,
    };

    /// <summary>Whether a delegate is given to somebody in source who catches, or gives it on to such a one.</summary>
    private bool IsGivenAway(SyntaxNode node)
    {
        (IMethodSymbol? method, IEnumerable<IArgumentOperation> arguments) = node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) ? default : OperationOf(node) switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => default((IMethodSymbol?, IEnumerable<IArgumentOperation>)),
        };
        return method is not null
            && arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(one => one is IDelegateCreationOperation || one.Type?.TypeKind == TypeKind.Delegate))
            && surroundings.Mentions.Reach(KeeperOf(method), part => part.DescendantNodes().OfType<CatchClauseSyntax>().Any(CatchesAlso), static _ => false, TakesDelegate);
    }

    /// <summary>Who may call a delegate that a method is given: its object, too, where it may keep it.</summary>
    private static ISymbol KeeperOf(IMethodSymbol method) => method is { IsStatic: false, MethodKind: MethodKind.Ordinary or MethodKind.Constructor } ? method.ContainingType : method;

    private static ISymbol? TakesDelegate(ISymbol member) =>
        member is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Type is { TypeKind: TypeKind.Delegate or TypeKind.Array or TypeKind.TypeParameter } or INamedTypeSymbol { IsGenericType: true }) ? KeeperOf(method) : null;

    private IOperation? OperationOf(SyntaxNode node) => surroundings.ModelOf(node).GetOperation(node);

    /// <summary>Whether a clause catches what calls throw, or whatever is thrown.</summary>
    public bool CatchesAlso(CatchClauseSyntax one) => one.Declaration is null || Catches(one) || IsAny(TypeOf(one));

    /// <summary>Whether it catches what calls throw, and means it: by its type, a filter, or because it asks what it caught.</summary>
    public bool Catches(CatchClauseSyntax one) => TypeOf(one) is { } type
        && (type is ITypeParameterSymbol || IsOfArguments(type) || type.Name == nameof(SystemException) || (IsAny(type) && (one.Filter is not null || one.Block.DescendantNodes().Any(AsksForArguments))));

    /// <summary>Whether a node is the name of an exception about arguments, other than to throw one.</summary>
    private bool AsksForArguments(SyntaxNode node) => node is SimpleNameSyntax name
        && name.Ancestors().First(one => one is not NameSyntax) is not ObjectCreationExpressionSyntax
        && surroundings.SymbolsOf(name).Any(symbol => symbol is ITypeSymbol type && IsOfArguments(type));

    private static bool IsOfArguments(ITypeSymbol type) => IsOrDerives(type, nameof(ArgumentException));

    /// <summary>Whether it catches what a task has thrown by the time that somebody waits for it.</summary>
    private bool IsOfTasks(CatchClauseSyntax one) => IsOrDerives(TypeOf(one), nameof(AggregateException));

    private static bool IsAny(ITypeSymbol? type) => type is { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    private ITypeSymbol? TypeOf(CatchClauseSyntax one) => one.Declaration is { } declaration ? surroundings.ModelOf(declaration).GetTypeInfo(declaration.Type).Type : null;

    /// <summary>By its result, a type argument, <c>typeof</c> or a member's name, its own or that of something among its arguments; a library's <c>Throws</c> names any.</summary>
    private static bool NamesException(IInvocationOperation invocation) => invocation.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvocationOperation one => IsException(one.Type) || one.TargetMethod.TypeArguments.Any(IsException) || (one.TargetMethod.DeclaringSyntaxReferences.IsEmpty && one.TargetMethod.Name.StartsWith("Throws", StringComparison.Ordinal)),
        ITypeOfOperation one => IsException(one.TypeOperand),
        IPropertyReferenceOperation one => one.Property.Name.EndsWith("Exception", StringComparison.Ordinal),
        _ => false,
    });

    private static bool NamesException(AttributeData attribute) =>
        attribute.AttributeClass?.TypeArguments.Any(IsException) == true
        || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.Value))
            .SelectMany(argument => argument.Kind == TypedConstantKind.Array && !argument.IsNull ? argument.Values.AsEnumerable() : new[] { argument })
            .Any(argument => argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && IsException(type));

    private static bool IsException(ITypeSymbol? type) =>
        type is not null && (IsOrDerives(type, nameof(Exception)) || (type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task && task.TypeArguments.Any(IsException)));

    private static bool IsOrDerives(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == name && ancestor.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
