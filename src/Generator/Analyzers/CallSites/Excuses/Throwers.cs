using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The calls that may not return: methods in source that throw, and guards of libraries, which their names tell.</summary>
internal sealed class Throwers(Mentions mentions)
{
    /// <summary>What guards and assertions of libraries are called, or their classes.</summary>
    private static readonly string[] s_words =
        ["Throw", "Assert", "Guard", "Require", "Ensure", "Check", "Verify", "Validat", "Should", "Must", "Expect", "Contract", "Fail", "Exit", "Abort", "Skip", "Assume"];

    private static readonly HashSet<string> s_ofTheFramework = ["Assert", "Fail", "FailFast", "Exit", "Requires", "Assume", "Throw"];

    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool MayThrow(IOperation operation) => operation switch
    {
        IInvocationOperation call => MayThrow(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => MayThrow(constructor),
        _ => false,
    };

    /// <summary>Whether a call never returns, by its attribute or, in a library, its name: a test framework's way to skip or to fail is one.</summary>
    public static bool NeverReturns(IMethodSymbol method) => HasAttribute(method) || (!method.Locations.Any(location => location.IsInSource)
        && (IsOfTheFramework(method) ? method.Name is "Exit" or "FailFast" : method is { ContainingType.Name: "Assert", Name: "Fail" or "Skip" or "Ignore" or "Inconclusive" }));

    private bool MayThrow(IMethodSymbol method) => _known.GetOrAdd(method.OriginalDefinition, one =>
        one is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke }
        || (one.IsAbstract && one.Locations.Any(location => location.IsInSource))
        || IsNamedSo(one)
        || mentions.Reach(one, Throws, IsNamedSo));

    /// <summary>A check for null says nothing of a length.</summary>
    private static bool Throws(SyntaxNode part) => part.DescendantNodes()
        .Select(node => node switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        })
        .Any(thrown => thrown is not (null or ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: nameof(ArgumentNullException) } }));

    private static bool IsNamedSo(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol method)
        {
            return false;
        }

        if (HasAttribute(method))
        {
            return true;
        }

        if (method.Locations.Any(location => location.IsInSource))
        {
            return false;
        }

        string name = method.Name;
        return IsOfTheFramework(method)
            ? s_ofTheFramework.Contains(name) || (name.StartsWith("ThrowIf", StringComparison.Ordinal) && !name.StartsWith("ThrowIfNull", StringComparison.Ordinal))
            : s_words.Any(word => name.Contains(word) || method.ContainingType.Name.Contains(word));
    }

    private static bool HasAttribute(IMethodSymbol method) => method.GetAttributes().Any(one => one.AttributeClass?.Name == "DoesNotReturnAttribute");

    private static bool IsOfTheFramework(ISymbol symbol)
    {
        INamespaceSymbol space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == nameof(System);
    }
}
