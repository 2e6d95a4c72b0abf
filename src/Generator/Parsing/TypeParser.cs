using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads where a network class stands and what kind of class it is.</summary>
internal static class TypeParser
{
    /// <summary>A version that the compiler package this is built on does not know yet.</summary>
    private const LanguageVersion CSharp13 = (LanguageVersion)1300;

    public static TypeModel Model(NetworkSource source) => new()
    {
        Namespace = string.Join(".", NamespacesOf(source.Type).Select(Identifiers.Escape)),
        ContainingTypes = source.ContainingTypes.Select(Reopen).ToEquatableArray(),
        Name = Identifiers.Escape(source.Type.Name),
        Declaration = "partial class",
        IsSealed = source.Type.IsSealed,
        IsPublic = WithContainingTypes(source.Type).All(IsVisibleOutside),
        HasOverloadPriority = LanguageVersionOf(source.Compilation) >= CSharp13,
        HasLowerCaseName = WithContainingTypes(source.Type).Any(type => type.Name.All(character => character is >= 'a' and <= 'z')),
        OwnOverloads = OwnOverloadsOf(source).ToEquatableArray(),
        RequiredMembers = source.Members
            .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            .Select(member => new RequiredMember(
                Identifiers.Escape(member.Name),
                member is not IPropertySymbol property || (property.GetMethod is { } getter && source.Compilation.IsSymbolAccessibleWithin(getter, source.Type))))
            .GroupBy(member => member.Name)
            .Select(alike => alike.First())
            .ToEquatableArray(),
        HintName = HintNames.Of(NamespacesOf(source.Type), WithContainingTypes(source.Type).Reverse().Select(type => type.MetadataName)),
    };

    public static TypeFacts Facts(NetworkSource source) => new()
    {
        Name = source.Type.Name,
        IsPartial = IsPartial(source.Syntax),
        Obstacle = ObstacleOf(source.Type),
        IsGeneric = source.Type.Arity > 0,
        HasPrimaryConstructor = PartsOf(source.Type).Any(part => part.ParameterList is not null),
        UnreachableBase = UnreachableBaseOf(source),
        OldLanguageVersion = OldLanguageVersionOf(source.Compilation),
        ContainingTypes = source.ContainingTypes
            .Select(type => new ContainingTypeFacts(type.Identifier.ValueText, IsPartial(type), type.TypeParameterList is not null))
            .ToEquatableArray(),
    };

    private static IEnumerable<string> OwnOverloadsOf(NetworkSource source) => source.Members
        .Where(member => member is IMethodSymbol { Parameters.Length: > 1 } method && !method.Parameters.Any(IsNeverASpan) && SymbolEqualityComparer.Default.Equals(member.ContainingType, source.Type))
        .Select(member => member.Name)
        .Where(name => GeneratedNames.IsReserved(name))
        .Distinct();

    /// <summary>Whether an argument has to be a number, a string or a variable, so that no call of the generated methods, which take spans, could be meant for this one.</summary>
    private static bool IsNeverASpan(IParameterSymbol parameter) =>
        parameter is { IsOptional: false, IsParams: false }
        && (parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr);

    private static IEnumerable<string> NamespacesOf(INamedTypeSymbol type)
    {
        Stack<string> names = new();
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            names.Push(space.Name);
        }

        return names;
    }

    private static IEnumerable<INamedTypeSymbol> WithContainingTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> PartsOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsVisibleOutside(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>A containing type as another part of it is declared: <c>partial record struct Pair&lt;T&gt;</c>.</summary>
    private static string Reopen(TypeDeclarationSyntax type)
    {
        bool isRecordStruct = type is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword);
        string keywords = isRecordStruct ? "record struct" : type.Keyword.ValueText;
        string parameters = type.TypeParameterList is { } list
            ? "<" + string.Join(", ", list.Parameters.Select(parameter => Identifiers.Escape(parameter.Identifier.ValueText))) + ">"
            : string.Empty;
        return $"partial {keywords} {Identifiers.Escape(type.Identifier.ValueText)}{parameters}";
    }

    private static ClassObstacle? ObstacleOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true } => new("record", type.Name),
        { IsStatic: true } => new("static", type.Name),
        { IsAbstract: true } => new("abstract", type.Name),
        _ => WithContainingTypes(type).FirstOrDefault(candidate => candidate.IsFileLocal) is { } local ? new("file", local.Name) : null,
    };

    private static string? UnreachableBaseOf(NetworkSource source)
    {
        INamedTypeSymbol? ancestor = source.Type.BaseType;
        bool isReachable = ancestor is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error }
            || ancestor.InstanceConstructors.Any(constructor =>
                constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
                && source.Compilation.IsSymbolAccessibleWithin(constructor, source.Type));
        return isReachable ? null : ancestor!.Name;
    }

    private static string? OldLanguageVersionOf(Compilation compilation) =>
        LanguageVersionOf(compilation) is < LanguageVersion.CSharp12 and var version ? version.ToDisplayString() : null;

    private static LanguageVersion LanguageVersionOf(Compilation compilation) => ((CSharpCompilation)compilation).LanguageVersion;
}
