using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Whether a call is meant to throw, as far as the program shows.</summary>
internal sealed class Expectation(IInvocationOperation call, BodyVariables body, Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The lambdas and local functions around the call: who calls them, and where, is not followed.</summary>
    private readonly List<SyntaxNode> _functions = [.. call.Syntax.Ancestors().Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)];

    /// <summary>
    /// Within a try that catches what it throws, in a member with an attribute that names an exception, in one that is called where its exception is caught,
    /// or in a function beside such a place: <c>Assert.Throws&lt;ArgumentException&gt;(…)</c>, <c>Assert.That(…, Throws.ArgumentException)</c>, <c>Record.Exception(…)</c>.
    /// </summary>
    public bool Exists() =>
        call.Syntax.Ancestors().OfType<TryStatementSyntax>().Any(statement => Catches(statement, call.Syntax))
        || SymbolsAround().SelectMany(symbol => symbol.GetAttributes()).Any(NamesException)
        || (_functions.Count > 0 && (HasCatch(body.Root.Syntax) || IsGivenToOneThatCatches()))
        || IsCaughtByCallers();

    /// <summary>From the innermost function to the member.</summary>
    private IEnumerable<ISymbol> SymbolsAround()
    {
        for (ISymbol? symbol = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation); symbol is not null and not INamespaceOrTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return (symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol;
        }
    }

    /// <summary>Whether a method of the program's own that catches anything is given one of the functions, itself or by name.</summary>
    private bool IsGivenToOneThatCatches() => body.Root.DescendantsAndSelf().OfType<IInvocationOperation>().Any(invocation =>
        invocation.Arguments.Any(IsFunction)
        && invocation.TargetMethod.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).DescendantNodes().Any(node => node is CatchClauseSyntax)));

    private bool IsFunction(IArgumentOperation argument) => argument.Value.DescendantsAndSelf().Any(operation =>
        _functions.Contains(operation.Syntax)
        || (operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } or ILocalReferenceOperation { Type.TypeKind: TypeKind.Delegate }));

    /// <summary>Whether anybody names the member around the call where its exception would be caught; what a function in it throws comes later, so for one it is enough that whoever names it catches.</summary>
    private bool IsCaughtByCallers() => SymbolsAround().LastOrDefault() is { CanBeReferencedByName: true } member
        && TreesOf(member).SelectMany(tree => NamesOf(member, tree)).Any(name => _functions.Count == 0
            ? name.Ancestors().Any(node => Catches(node, name))
            : name.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax) is { } user && HasCatch(user));

    /// <summary>Where a member can be named.</summary>
    private IEnumerable<SyntaxTree> TreesOf(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private
        ? member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct()
        : compilation.SyntaxTrees;

    private IEnumerable<SyntaxNode> NamesOf(ISymbol member, SyntaxTree tree)
    {
        // One that stands for another may be called by way of that.
        bool isPlain = !member.IsOverride && member.ContainingType.AllInterfaces.IsEmpty;
        return tree.GetRoot(cancellation).DescendantNodes()
            .Where(node => node is SimpleNameSyntax name && name.Identifier.ValueText == member.Name)
            .Where(name => !isPlain || SymbolsOf(name).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member.OriginalDefinition)));
    }

    private IEnumerable<ISymbol> SymbolsOf(SyntaxNode name)
    {
        SymbolInfo info = compilation.ModelOf(name).GetSymbolInfo(name, cancellation);
        return info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
    }

    private bool HasCatch(SyntaxNode scope) => scope.DescendantNodesAndSelf().Any(node => Catches(node, null));

    /// <summary>Whether a node is an invocation that names an exception, or a try that catches, around the place if one is given.</summary>
    private bool Catches(SyntaxNode node, SyntaxNode? place) => node switch
    {
        TryStatementSyntax statement => (place is null || statement.Block.Span.Contains(place.Span)) && statement.Catches.Any(Catches),
        InvocationExpressionSyntax => compilation.ModelOf(node).GetOperation(node, cancellation) is IInvocationOperation invocation && NamesException(invocation),
        _ => false,
    };

    private bool Catches(CatchClauseSyntax one) =>
        one.Declaration is { } declaration
        && compilation.ModelOf(declaration).GetTypeInfo(declaration.Type, cancellation).Type is { } type
        && (type is ITypeParameterSymbol || IsOrDerives(type, "ArgumentException") || type.Name == "SystemException" || (one.Filter is not null && IsOrDerives(type, "Exception")));

    /// <summary>By its result, a type argument, <c>typeof</c> or a member's name, its own or that of something among its arguments.</summary>
    private static bool NamesException(IInvocationOperation invocation) => invocation.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvocationOperation one => IsException(one.Type) || one.TargetMethod.TypeArguments.Any(IsException),
        ITypeOfOperation one => IsException(one.TypeOperand),
        IPropertyReferenceOperation one => one.Property.Name.EndsWith("Exception", StringComparison.Ordinal),
        _ => false,
    });

    private static bool NamesException(AttributeData attribute) =>
        attribute.AttributeClass?.TypeArguments.Any(IsException) == true
        || attribute.ConstructorArguments.Any(argument => argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && IsException(type));

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
}
