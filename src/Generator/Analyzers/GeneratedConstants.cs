using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Emission.Surface;
using Unrolled.Generator.Model;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Analyzers;

/// <summary>Finds the generated constants that annotations depend on: they had no value when the generator read the annotations.</summary>
internal sealed class GeneratedConstants(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The names in an expression that stand for a generated constant, or for one made from it.</summary>
    public IEnumerable<(ExpressionSyntax Name, IFieldSymbol Constant)> In(ExpressionSyntax expression)
    {
        foreach ((SimpleNameSyntax name, IFieldSymbol constant) in ConstantsIn(expression))
        {
            if (SourceOf(constant) is { } generated)
            {
                yield return (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, generated);
            }
        }
    }

    /// <summary>The generated constant that a constant is or depends on, or null.</summary>
    private IFieldSymbol? SourceOf(IFieldSymbol constant)
    {
        // A program that does not compile may define constants in a circle.
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { constant };
        Queue<IFieldSymbol> open = new([constant]);
        while (open.Count > 0)
        {
            IFieldSymbol current = open.Dequeue();
            if (IsGenerated(current))
            {
                return current;
            }

            foreach ((_, IFieldSymbol next) in ValueOf(current) is { } value ? ConstantsIn(value) : [])
            {
                if (seen.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    /// <summary>The constants of this compilation that an expression takes the values of: <c>nameof</c> takes none, and those of others are known.</summary>
    private IEnumerable<(SimpleNameSyntax Name, IFieldSymbol Constant)> ConstantsIn(ExpressionSyntax expression)
    {
        SemanticModel model = compilation.ModelOf(expression);
        foreach (SimpleNameSyntax name in expression.DescendantNodesAndSelf(node => node is not InvocationExpressionSyntax).OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is IFieldSymbol { IsConst: true } constant
                && SymbolEqualityComparer.Default.Equals(constant.ContainingAssembly, compilation.Assembly))
            {
                yield return (name, constant);
            }
        }
    }

    /// <summary>A network's constants of these names are generated, but for a user's own, which is an error and in the generated one's place.</summary>
    private bool IsGenerated(IFieldSymbol constant) =>
        GeneratedNames.IsTaken(constant.Name, null) && Vocabulary.IsNetwork(constant.ContainingType) && constant.DeclaringSyntaxReferences.All(IsInGeneratedPart);

    private bool IsInGeneratedPart(SyntaxReference reference) => reference.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part
        && part.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ToString().Contains(SurfaceEmitter.GeneratedCode));

    /// <summary>The value as written, or that of an earlier member which an enum goes on counting from.</summary>
    private ExpressionSyntax? ValueOf(IFieldSymbol constant) => constant.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax declaration } member => declaration.Members
            .Where(one => one.SpanStart <= member.SpanStart)
            .Select(one => one.EqualsValue?.Value)
            .LastOrDefault(value => value is not null),
        _ => null,
    };
}
