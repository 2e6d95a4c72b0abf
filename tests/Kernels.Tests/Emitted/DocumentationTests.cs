using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Kernels.Tests.Harness;
using Xunit;

namespace Unrolled.Kernels.Tests.Emitted;

/// <summary>Emitted code as a strict C# 12 project compiles it, and what its documentation says.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Directives that switch warnings off are taken out, or nothing could be found.</summary>
    private static readonly CSharpCompilation s_compilation = GeneratedCode.Compile("Documented", ProbeSources.All, text => Directive().Replace(text, string.Empty));

    [Fact]
    public void Compiles_without_a_warning_on_code_or_documentation() =>
        Assert.Empty(s_compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    [Fact]
    public void Documents_every_public_member()
    {
        ISymbol[] members =
        [
            .. s_compilation.GetSymbolsWithName(name => true, SymbolFilter.TypeAndMember)
                .Where(symbol => symbol.DeclaredAccessibility == Accessibility.Public && IsVisible(symbol.ContainingType) && !symbol.IsImplicitlyDeclared),
        ];

        Assert.True(members.Length > 300, $"Only {members.Length} public members were found.");
        Assert.All(members, member => Assert.Matches("<summary>.*\\S.*</summary>|<inheritdoc", member.GetDocumentationCommentXml()!.ReplaceLineEndings(" ")));
    }

    private static bool IsVisible(INamedTypeSymbol? type) =>
        type is null || (type.DeclaredAccessibility == Accessibility.Public && IsVisible(type.ContainingType));

    [GeneratedRegex(@"^#pragma warning disable.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
