using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Where the members of a compilation are named.</summary>
internal sealed class Places
{
    /// <summary>Places that are asked: a call that the program gets to from more is left alone.</summary>
    private const int MostPlaces = 256;

    /// <summary>Members that the language and libraries use without naming them.</summary>
    private static readonly HashSet<string> s_unnamed = ["Dispose", "DisposeAsync", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "Current", "Deconstruct", "Add", "GetAwaiter", "GetResult", "IsCompleted", "OnCompleted", "GetPinnableReference", "Slice", "Length", "Count", "Select", "SelectMany", "Where", "AppendLiteral", "AppendFormatted"];

    private readonly Surroundings _surroundings;
    private readonly Lazy<ILookup<ISymbol, string>> _aliases;
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SimpleNameSyntax>> _names = new();
    private readonly ConditionalWeakTable<SyntaxTree, ImplicitObjectCreationExpressionSyntax[]> _creations = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<Place>> _uses = new(SymbolEqualityComparer.Default);

    public Places(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _aliases = new(Aliases);
    }

    /// <summary>Whether one of the places from which the program gets to a call, asked from the nearest on, is of some kind, or there are too many to ask.</summary>
    public bool AnyTo(SyntaxNode call, CancellationToken cancellation, Func<Place, bool> isOfKind)
    {
        (HashSet<ISymbol> now, HashSet<ISymbol> later) = (new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default));
        Queue<Place> open = new([new(call, IsInFunction(call))]);
        for (int asked = 0; open.Count > 0; asked++)
        {
            cancellation.ThrowIfCancellationRequested();
            Place place = open.Dequeue();
            if (asked == MostPlaces || isOfKind(place))
            {
                return true;
            }

            if (MemberAround(place.Node) is { } member && (place.IsDeferred ? later : now).Add(member))
            {
                foreach (Place use in _uses.GetOrAdd(member, UsesOf).Concat(place.IsDeferred ? UsesOfKeepers(place.Node) : []))
                {
                    open.Enqueue(use with { IsDeferred = use.IsDeferred || place.IsDeferred });
                }
            }
        }

        return false;
    }

    /// <summary>The functions and the member around a node, from the inside; the type where there is no member.</summary>
    public IEnumerable<ISymbol> Around(SyntaxNode node)
    {
        SemanticModel model = _surroundings.ModelOf(node);
        ISymbol? start = model.GetEnclosingSymbol(node.SpanStart);
        if (start is INamespaceSymbol && node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } type)
        {
            // Within the list of bases.
            start = model.GetDeclaredSymbol(type);
        }

        for (ISymbol? symbol = start; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return (symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol;
            if (symbol is INamedTypeSymbol)
            {
                yield break;
            }
        }
    }

    /// <summary>The member around a node, whatever functions are between; the type where there is none.</summary>
    public ISymbol? MemberAround(SyntaxNode node) => Around(node).TakeWhile((symbol, i) => i == 0 || symbol is not INamedTypeSymbol).LastOrDefault();

    /// <summary>Where a field, property or event is named that a function is stored in: whoever names it may run it.</summary>
    private IEnumerable<Place> UsesOfKeepers(SyntaxNode function) => function.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).OfType<AssignmentExpressionSyntax>()
        .SelectMany(assignment => _surroundings.SymbolsOf(assignment.Left))
        .Where(keeper => keeper is IFieldSymbol or IPropertySymbol or IEventSymbol)
        .SelectMany(keeper => _uses.GetOrAdd(keeper, UsesOf))
        .Select(use => use with { IsDeferred = true });

    private IReadOnlyList<Place> UsesOf(ISymbol member)
    {
        INamedTypeSymbol? type = member as INamedTypeSymbol ?? member.ContainingType;
        string name = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
        return
        [
            .. member is INamedTypeSymbol ? [] : NamesOf(member, name).Select(place => new Place(place, RunsLater(member) || !IsUsedHere(place) || IsInFunction(place))),
            .. type is not null && IsUsedUnnamed(member, name) ? NamesOf(type).Concat<SyntaxNode>(CreationsOf(type)).Select(place => new Place(place, true)) : [],
        ];
    }

    /// <summary>An async method or an iterator throws where it is awaited or asked for a value, not where it is called.</summary>
    private static bool RunsLater(ISymbol member) => member is IMethodSymbol method
        && (method.IsAsync || method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().Any(node => node is YieldStatementSyntax)));

    /// <summary>Whether a member, or its initialiser, runs where only its type is named, or not even that.</summary>
    private static bool IsUsedUnnamed(ISymbol member, string name) =>
        member is INamedTypeSymbol or IFieldSymbol { IsConst: false } or IPropertySymbol { IsIndexer: true } or IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) }
        || s_unnamed.Contains(name)
        || StandsForAnother(member, name);

    /// <summary>One that stands for another, of a base or an interface, may be called by way of that.</summary>
    private static bool StandsForAnother(ISymbol member, string name) =>
        member.IsOverride || member.ContainingType?.AllInterfaces.Any(one => !one.GetMembers(name).IsEmpty) == true;

    private IEnumerable<SimpleNameSyntax> NamesOf(ISymbol member, string name)
    {
        IEnumerable<SyntaxTree> trees = member is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } owner }
            ? owner.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct()
            : Written;
        return trees
            .SelectMany(tree => _names.GetValue(tree, Index)[name])
            .Where(place => (member is not INamedTypeSymbol && StandsForAnother(member, name)) || _surroundings.SymbolsOf(place).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member.OriginalDefinition)));
    }

    /// <summary>Where a type is named, by whatever name.</summary>
    private IEnumerable<SimpleNameSyntax> NamesOf(INamedTypeSymbol type) => _aliases.Value[type.OriginalDefinition].Prepend(type.Name).Distinct().SelectMany(name => NamesOf(type, name));

    /// <summary>The names that <c>using</c> gives to types.</summary>
    private ILookup<ISymbol, string> Aliases() => Written
        .SelectMany(tree => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        .Where(one => one.Alias is not null)
        .SelectMany(one => _surroundings.SymbolsOf(one.NamespaceOrType), (one, symbol) => (symbol.OriginalDefinition, one.Alias!.Name.Identifier.ValueText))
        .ToLookup<(ISymbol Type, string Name), ISymbol, string>(one => one.Type, one => one.Name, SymbolEqualityComparer.Default);

    /// <summary>Where an object is made by a <c>new()</c> that does not name its type.</summary>
    private IEnumerable<ImplicitObjectCreationExpressionSyntax> CreationsOf(INamedTypeSymbol type) => Written
        .SelectMany(tree => _creations.GetValue(tree, static one => [.. one.GetRoot().DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>()]))
        .Where(creation => _surroundings.SymbolsOf(creation).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingType?.OriginalDefinition, type.OriginalDefinition)));

    /// <summary>What people write: generated code calls nothing of theirs.</summary>
    private IEnumerable<SyntaxTree> Written => _surroundings.Compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static ILookup<string, SimpleNameSyntax> Index(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>Whether a name is that of a method called, or of a property or field read: not of a method that becomes a delegate.</summary>
    private bool IsUsedHere(SimpleNameSyntax name)
    {
        SyntaxNode access = name.Parent is MemberBindingExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Name: var last } && last == name) ? name.Parent : name;
        return (access.Parent is InvocationExpressionSyntax call && call.Expression == access) || !_surroundings.SymbolsOf(name).Any(symbol => symbol is IMethodSymbol);
    }

    private static bool IsInFunction(SyntaxNode node) => node.Ancestors().Any(one => one is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
