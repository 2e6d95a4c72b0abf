using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads an annotated class into a record. With the rest of this folder the only code of the pipeline that sees symbols or syntax.</summary>
internal static class NetworkParser
{
    public const string Network = "Network";

    /// <summary>The attribute that makes a class a network.</summary>
    public const string NetworkAttribute = "Unrolled.NetworkAttribute";

    /// <summary>Whether a node can carry the attribute: what else it is put on, the compiler reports.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>The declaration, or null where another attribute of the same class already gives it.</summary>
    public static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        NetworkSource.From(context, cancellation) is { } source ? Declare(source) : null;

    /// <summary>Everything that the rest of the pipeline may know of a class.</summary>
    public static NetworkDeclaration Declare(NetworkSource source) => new()
    {
        Type = TypeParser.Model(source),
        Facts = TypeParser.Facts(source),
        Attributes = source.Attributes.Select(attribute => AttributeParser.Parse(attribute, Vocabulary.PartOf(source.Type, attribute))).ToEquatableArray(),
        Members = source.Members.Select(member => MemberParser.Parse(member, source.Type)).ToEquatableArray(),
    };
}
