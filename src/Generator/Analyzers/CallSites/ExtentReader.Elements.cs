using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>An element of an array or span as written.</summary>
/// <param name="Value">Its value, where it is certain.</param>
internal readonly record struct Element(SyntaxNode Syntax, long? Value);

/// <content>Elements.</content>
internal sealed partial class ExtentReader
{
    /// <summary>The elements of an array or span that is written out and that nobody can change since; none where that is not sure.</summary>
    public IEnumerable<Element> Elements(IOperation? operation)
    {
        if (operation is null || _fuel-- <= 0)
        {
            return [];
        }

        if (ListOf(operation.Syntax) is { } list && operation is not IArrayCreationOperation)
        {
            return list.Select(element => new Element(element, Integer(element, operation.SemanticModel)));
        }

        return operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(value => new Element(value.Syntax, Integer(value))),
            IConversionOperation conversion when IsSpan(conversion.Operand.Type) || ListOf(conversion.Operand.Syntax) is not null => Elements(conversion.Operand),
            ILocalReferenceOperation reference when bodies.Of(reference).KeepsElements(reference.Local) => ElementsOfLocal(reference),
            _ => [],
        };
    }

    private IEnumerable<Element> ElementsOfLocal(ILocalReferenceOperation reference)
    {
        Followed.Add(reference.Local);
        return Elements(bodies.Of(reference).OnlyValue(reference.Local));
    }

    /// <summary>The expressions of a list without others in it.</summary>
    private static IEnumerable<ExpressionSyntax>? ListOf(SyntaxNode syntax) => syntax switch
    {
        CollectionExpressionSyntax list when list.Elements.All(element => element is ExpressionElementSyntax) => list.Elements.Select(element => ((ExpressionElementSyntax)element).Expression),
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitStackAllocArrayCreationExpressionSyntax stack => stack.Initializer.Expressions,
        _ => null,
    };
}
