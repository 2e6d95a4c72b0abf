using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads the members that a network class has before anything is generated.</summary>
internal static class MemberParser
{
    private static readonly SymbolDisplayFormat s_parameterType = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The members that others can collide with: the user's own and the accessible inherited ones.</summary>
    public static IEnumerable<ISymbol> Collect(Compilation compilation, INamedTypeSymbol type)
    {
        IEnumerable<ISymbol> members = type.GetMembers();
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
        {
            members = members.Concat(ancestor.GetMembers().Where(member => IsInherited(member) && compilation.IsSymbolAccessibleWithin(member, type)));
        }

        return members.Where(member => !member.IsImplicitlyDeclared && IsNamed(member));
    }

    public static MemberDeclaration Parse(ISymbol member, INamedTypeSymbol type)
    {
        string? owner = SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? null : member.ContainingType.Name;
        return new MemberDeclaration(member.Name, SignatureOf(member), owner, ConstructorOf(member));
    }

    /// <summary>Constructors are not inherited, and the generated ToString overrides one that is not sealed.</summary>
    private static bool IsInherited(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => false,
        IMethodSymbol { Name: nameof(ToString), Parameters.IsEmpty: true } => member.IsSealed,
        _ => true,
    };

    /// <summary>Whether it is found by its name: no accessor, operator, finalizer, static or primary constructor, or explicit implementation.</summary>
    private static bool IsNamed(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? SyntaxOf(member) is ConstructorDeclarationSyntax
        : member.CanBeReferencedByName;

    /// <summary>The parameters' types of a method, or null for what is none.</summary>
    public static string? SignatureOf(ISymbol member) => member switch
    {
        IMethodSymbol { IsGenericMethod: true } method => Parameters(method) + "`" + method.Arity,
        IMethodSymbol method => Parameters(method),
        _ => null,
    };

    private static string Parameters(IMethodSymbol method) => "(" + string.Join(",", method.Parameters.Select(ParameterOf)) + ")";

    private static string ParameterOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? string.Empty : "ref ") + (IsSelf(parameter) ? GeneratedNames.Self : parameter.Type.ToDisplayString(s_parameterType));

    private static bool IsSelf(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.Type, parameter.ContainingSymbol.ContainingType);

    private static ConstructorFacts? ConstructorOf(ISymbol member) => SyntaxOf(member) is ConstructorDeclarationSyntax syntax && member is IMethodSymbol method
        ? new ConstructorFacts(syntax.Initializer?.ThisOrBaseKeyword.ValueText, method.Parameters.Any(IsSeed))
        : null;

    private static bool IsSeed(IParameterSymbol parameter) => parameter is { Name: "seed", RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 };

    private static SyntaxNode? SyntaxOf(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
