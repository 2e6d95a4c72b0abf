using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Reads what is certain of arrays, spans and whole numbers from the operations that make them; made for one call.</summary>
/// <remarks>Follows variables that have one value. What it is not sure of it does not know.</remarks>
internal sealed partial class ExtentReader(Compilation compilation, Bodies bodies, CancellationToken cancellation)
{
    /// <summary>Operations that may be looked at: ends circles and whatever grows with each variable.</summary>
    private int _fuel = 256;

    /// <summary>The variables that what was read depends on, its place in memory included.</summary>
    public HashSet<ISymbol> Followed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Those of which the length or value is known: another would change what was read.</summary>
    public HashSet<ISymbol> Measured { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>An array or span.</summary>
    public Extent Span(IOperation? operation)
    {
        if (operation is null || _fuel-- <= 0 || !IsSpan(operation.Type))
        {
            return default;
        }

        return operation.Syntax switch
        {
            CollectionExpressionSyntax list when operation is not IConversionOperation { OperatorMethod: not null } => new(Count(list, operation.SemanticModel)),
            StackAllocArrayCreationExpressionSyntax stack when operation.Kind == OperationKind.None => new(Count(stack, operation.SemanticModel)),
            ImplicitStackAllocArrayCreationExpressionSyntax stack when operation.Kind == OperationKind.None => new(stack.Initializer.Expressions.Count),
            _ => SpanOf(operation),
        };
    }

    private Extent SpanOf(IOperation operation) => operation switch
    {
        IDefaultValueOperation => Extent.Empty,
        IConversionOperation conversion => Converted(conversion),
        IArrayCreationOperation array => new(array.Initializer?.ElementValues.Length ?? NotNegative(Integer(array.DimensionSizes.Only()))),
        ILocalReferenceOperation reference => Local(reference),
        IParameterReferenceOperation reference when bodies.Of(operation).IsNeverWritten(reference.Parameter) => Parameter(reference),
        IFieldReferenceOperation reference => Field(reference),
        IPropertyReferenceOperation reference => Property(reference),
        IInvocationOperation call => Called(call),
        IObjectCreationOperation creation => Created(creation),
        IConditionalOperation choice => Chosen(choice),
        IArrayElementReferenceOperation piece when piece.Indices.Only() is IRangeOperation range => Piece(Span(piece.ArrayReference), range).Copy(),
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } piece when IsSpan(piece.Instance.Type) => Piece(Span(piece.Instance), range),
        _ => default,
    };

    private Extent Parameter(IParameterReferenceOperation reference)
    {
        Followed.Add(reference.Parameter);
        return new(null, reference.Parameter, 0, IsWhole: true);
    }

    /// <summary>Arrays turn to spans by conversions of the language or of the spans' own; null turns to an empty one.</summary>
    private Extent Converted(IConversionOperation conversion) =>
        conversion.OperatorMethod is { } method && !IsSpan(method.ContainingType) ? default
        : conversion.Operand.ConstantValue is { HasValue: true, Value: null } ? Extent.Empty
        : conversion.Operand.Kind == OperationKind.None && conversion.Operand.Syntax is StackAllocArrayCreationExpressionSyntax stack ? new(Count(stack, conversion.SemanticModel))
        : conversion.Operand.Kind == OperationKind.None && conversion.Operand.Syntax is ImplicitStackAllocArrayCreationExpressionSyntax list ? new(list.Initializer.Expressions.Count)
        : Span(conversion.Operand);

    private Extent Local(ILocalReferenceOperation reference)
    {
        if (bodies.Of(reference).OnlyValue(reference.Local) is not { } value)
        {
            return default;
        }

        Extent extent = Span(value);
        Follow(reference.Local, extent.Length);

        // Declared with its value, the variable stands for one piece of memory wherever it can be seen.
        bool isDeclaration = value.Parent is IVariableInitializerOperation;
        return extent.Storage is not null && isDeclaration ? extent : new(extent.Length, isDeclaration ? reference.Local : null, 0, IsWhole: true);
    }

    private Extent Field(IFieldReferenceOperation reference)
    {
        if (Initializers.Of(reference, compilation) is not { } initializer)
        {
            return default;
        }

        long? length = initializer is CollectionExpressionSyntax or InitializerExpressionSyntax
            ? Count(initializer, ModelOf(initializer, reference.SemanticModel))
            : Span(ModelOf(initializer, reference.SemanticModel).GetOperation(initializer, cancellation)).Length;
        Follow(reference.Field, length);
        return new(length, reference.Field, 0, IsWhole: true);
    }

    private Extent Property(IPropertyReferenceOperation reference)
    {
        if (reference.Property is { Name: "Empty", IsStatic: true } && IsSpan(reference.Property.ContainingType))
        {
            return Extent.Empty;
        }

        if (Initializers.Of(reference.Property, compilation, cancellation) is not { } value)
        {
            return default;
        }

        SemanticModel model = ModelOf(value, reference.SemanticModel);
        return new(Follow(reference.Property, value is CollectionExpressionSyntax ? Count(value, model) : Span(model.GetOperation(value, cancellation)).Length));
    }

    private Extent Chosen(IConditionalOperation choice)
    {
        long? length = Span(choice.WhenTrue).Length;
        return length == Span(choice.WhenFalse).Length ? new(length) : default;
    }

    private Extent Called(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isOfSpan = IsSpan(method.ContainingType);
        if (method.Name == "AsSpan" && IsSystem(method.ContainingType, "MemoryExtensions") && !call.Arguments.IsEmpty)
        {
            return Piece(Span(call.Arguments[0].Value), call.Arguments.Skip(1));
        }

        return method.Name switch
        {
            "Slice" when isOfSpan => Piece(Span(call.Instance), call.Arguments),
            "ToArray" when isOfSpan => Span(call.Instance).Copy(),
            "Empty" when method.ContainingType.SpecialType == SpecialType.System_Array => Extent.Empty,
            _ => default,
        };
    }

    /// <summary>A span made of an array.</summary>
    private Extent Created(IObjectCreationOperation creation)
    {
        if (creation.Arguments.IsEmpty)
        {
            return Extent.Empty;
        }

        return creation.Arguments[0] is { Parameter.Type: IArrayTypeSymbol } array ? Piece(Span(array.Value), creation.Arguments.Skip(1)) : default;
    }

    /// <summary>A piece given by the arguments of a method: nothing, a start, a start and a length, or a range.</summary>
    private Extent Piece(Extent whole, IEnumerable<IArgumentOperation> arguments)
    {
        (long? start, long? length, bool hasLength) = (0, null, false);
        foreach (IArgumentOperation argument in arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "start" when argument.Parameter.Type.SpecialType == SpecialType.System_Int32:
                    start = Integer(argument.Value);
                    break;
                case "length":
                    (length, hasLength) = (Integer(argument.Value), true);
                    break;
                case "range" when argument.Value is IRangeOperation range:
                    return Piece(whole, range);
                default:
                    return default;
            }
        }

        return hasLength && length is null ? new(null, whole.Storage, whole.Offset + start) : whole.Slice(start, length);
    }

    private Extent Piece(Extent whole, IRangeOperation range)
    {
        (long? from, bool fromEnd) = Index(range.LeftOperand, isEnd: false);
        (long? to, bool toEnd) = Index(range.RightOperand, isEnd: true);
        long? start = fromEnd ? whole.Length - from : from;
        long? length = fromEnd == toEnd ? (fromEnd ? from - to : to - from) : (toEnd ? whole.Length - to - from : to - (whole.Length - from));
        return length is null ? new(null, whole.Storage, whole.Offset + start)
            : start is null ? new(NotNegative(length))
            : whole.Slice(start, length);
    }

    /// <summary>An end of a range and whether it counts from the end: <c>^</c>.</summary>
    private (long? Value, bool FromEnd) Index(IOperation? operation, bool isEnd) => operation switch
    {
        null => (0, isEnd),
        IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Int32 } operand } => (Integer(operand), false),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => (Integer(hat.Operand), true),
        _ => (null, isEnd),
    };

    /// <summary>The elements of a list in source; null where it takes in another of unknown length.</summary>
    private long? Count(ExpressionSyntax list, SemanticModel? model)
    {
        switch (list)
        {
            case InitializerExpressionSyntax initializer:
                return initializer.Expressions.Count;
            case StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions.Count;
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } when type.RankSpecifiers.Only()?.Sizes.Only() is { } size:
                return NotNegative(Integer(size, model));
            case CollectionExpressionSyntax collection:
                long? count = 0;
                foreach (CollectionElementSyntax element in collection.Elements)
                {
                    count += element is SpreadElementSyntax spread ? Span(model?.GetOperation(spread.Expression, cancellation)).Length : 1;
                }

                return count;
            default:
                return null;
        }
    }

    private long? Follow(ISymbol variable, long? known)
    {
        Followed.Add(variable);
        if (known is not null)
        {
            Measured.Add(variable);
        }

        return known;
    }

    private SemanticModel ModelOf(SyntaxNode node, SemanticModel? current) => compilation.ModelOf(node, current);

    private static long? NotNegative(long? length) => length >= 0 ? length : null;

    private static bool IsSpan(ITypeSymbol? type) =>
        type is IArrayTypeSymbol { Rank: 1 } || IsSystem(type, "Span") || IsSystem(type, "ReadOnlySpan");

    private static bool IsSystem(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
