using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers;

/// <summary>What is wrong with a declaration (00xx) that the generator never sees, because it has no <c>[Network]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : ClassAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeclarationRules.NoNetwork);

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = Vocabulary.On(type);
        if (type.TypeKind == TypeKind.Class && !attributes.IsEmpty && !attributes.Any(IsNetwork) && !type.GetAttributes().Any(IsUnknown))
        {
            Location location = SiteLocator.Locate(attributes[0], null, context.CancellationToken);
            // Inputs that the first layer declares are those of the network.
            Location[] inputs = [.. attributes.Where(IsDense).Take(1).Select(attribute => SiteLocator.Locate(attribute, "inputs", context.CancellationToken))];
            context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NoNetwork, location, inputs, type.Name, Vocabulary.NameOf(attributes[0])));
        }
    }

    private static bool IsDense(AttributeData attribute) => Vocabulary.NameOf(attribute) == Annotations.Dense;

    private static bool IsNetwork(AttributeData attribute) => Vocabulary.NameOf(attribute) == NetworkParser.Network;

    /// <summary>An attribute that the compiler does not know may be a misspelt one of ours, and is reported already.</summary>
    private static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };
}
