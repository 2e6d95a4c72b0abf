using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Model;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>The networks of a compilation and of what it references, each looked at once.</summary>
internal sealed class NetworkTypes(Compilation compilation, INamedTypeSymbol attribute)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkFacts?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether there is any network with kernels: their namespace exists.</summary>
    public static bool ExistIn(Compilation compilation) => FileEmitter.KernelRoot.Split('.').Aggregate(
        (INamespaceSymbol?)compilation.GlobalNamespace,
        (space, name) => space?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault()) is not null;

    /// <summary>The network that a type is, or null: it is none, or its annotations have errors, which are reported where they are.</summary>
    public NetworkFacts? Find(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } named ? _known.GetOrAdd(named, Read) : null;

    /// <summary>The network that a type is or is derived from, or that of a type parameter.</summary>
    public NetworkFacts? FindReceiver(ITypeSymbol? type) =>
        (type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.SelectMany(WithBases) : WithBases(type)).Select(Find).FirstOrDefault(network => network is not null);

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private NetworkFacts? Read(INamedTypeSymbol type)
    {
        if (!type.GetAttributes().Any(one => SymbolEqualityComparer.Default.Equals(one.AttributeClass, attribute)))
        {
            return null;
        }

        // Private members of other assemblies are not seen, but those compiled.
        bool isOurs = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
        return (!isOurs || NetworkSource.HasEngine(type))
            && Constant(type, "Inputs") is { } inputs
            && Constant(type, "Outputs") is { } outputs
            && Constant(type, "Batch") is { } batch
            && Constant(type, "ParameterCount") is { } parameters
                ? new NetworkFacts(type, inputs, outputs, batch, parameters, new Lazy<NetworkModel?>(() => isOurs ? Infer(type) : null))
                : null;
    }

    private NetworkModel? Infer(INamedTypeSymbol type) =>
        NetworkSource.From(compilation, type, CancellationToken.None) is { } source ? NetworkInference.Infer(NetworkParser.Declare(source)).Model : null;

    private static int? Constant(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: int and > 0 and var value } ? value : null;
}

/// <summary>What calls of a network can be checked against: its generated constants, and the layers where the class is in source.</summary>
/// <param name="Type">The class.</param>
internal sealed record NetworkFacts(INamedTypeSymbol Type, int Inputs, int Outputs, int Batch, int ParameterCount, Lazy<NetworkModel?> Model)
{
    public string Name => Type.Name;

    /// <summary>Labels run from 0 to this, exclusive.</summary>
    public int Classes => Outputs == 1 ? 2 : Outputs;

    /// <summary>The members that tell a program of the network's sizes.</summary>
    public ISet<ISymbol> Sizes { get; } = new HashSet<ISymbol>(
        Type.GetMembers().Where(member => member is IFieldSymbol { IsConst: true } or { Name: "Description" or "Summary" } && GeneratedNames.IsTaken(member.Name, null))
            .Concat(Type.AllInterfaces.Where(IsInterface).SelectMany(one => one.GetMembers("Description"))),
        SymbolEqualityComparer.Default);

    /// <summary>Whether a type is one of the interfaces that networks are used through.</summary>
    public static bool IsInterface(ITypeSymbol type) =>
        type is { Name: "INetwork" or "ITrainable" or "ILabelTrainable", TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Unrolled", ContainingNamespace.IsGlobalNamespace: true } };
}
