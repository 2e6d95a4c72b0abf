using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers;

/// <summary>What is wrong with a declaration (00xx) that the generator cannot see: it has no <c>[Network]</c>, or depends on what is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : ClassAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeclarationRules.NoNetwork, DeclarationRules.GeneratedConstant);

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = Vocabulary.On(type);
        if (type.TypeKind != TypeKind.Class || attributes.IsEmpty)
        {
            return;
        }

        if (Vocabulary.IsNetwork(type))
        {
            ReportGeneratedConstants(context, type, attributes);
        }
        else if (!type.GetAttributes().Any(IsUnknown))
        {
            Location location = SiteLocator.Locate(attributes[0], null, context.CancellationToken);
            // Inputs that the first layer declares are those of the network.
            Location[] inputs = [.. attributes.Where(IsDense).Take(1).Select(attribute => SiteLocator.Locate(attribute, "inputs", context.CancellationToken))];
            context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NoNetwork, location, inputs, type.Name, Vocabulary.NameOf(attributes[0])));
        }
    }

    /// <summary>To the generator these were mistakes that the compiler reports; by now the compiler knows the constants.</summary>
    private static void ReportGeneratedConstants(SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        if (NetworkSource.HasEngine(type))
        {
            return;
        }

        GeneratedConstants constants = new(context.Compilation, context.CancellationToken);
        foreach (AttributeData attribute in attributes.Where(attribute => AttributeParser.Parse(attribute, 0).IsBound))
        {
            foreach ((string? argument, AttributeArgumentSyntax syntax) in SiteLocator.Arguments(attribute, context.CancellationToken))
            {
                foreach ((ExpressionSyntax name, IFieldSymbol constant) in constants.In(syntax.Expression))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        DeclarationRules.GeneratedConstant, name.GetLocation(), argument, Vocabulary.NameOf(attribute), $"{constant.ContainingType.Name}.{constant.Name}"));
                }
            }
        }
    }

    private static bool IsDense(AttributeData attribute) => Vocabulary.NameOf(attribute) == Annotations.Dense;

    /// <summary>An attribute that the compiler does not know may be a misspelt one of ours, and is reported already.</summary>
    private static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };
}
