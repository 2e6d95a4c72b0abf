using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <content>Whole numbers.</content>
internal sealed partial class ExtentReader
{
    /// <summary>A whole number; one that does not fit its type wraps or throws, and is not known.</summary>
    public long? Integer(IOperation? operation)
    {
        if (operation is null || _fuel-- <= 0)
        {
            return null;
        }

        if (operation.ConstantValue.HasValue)
        {
            return Constant(operation.ConstantValue.Value);
        }

        long? value = operation switch
        {
            ILocalReferenceOperation reference => LocalInteger(reference),
            IFieldReferenceOperation reference => FieldInteger(reference),
            IConversionOperation { OperatorMethod: null } conversion when IsInteger(conversion.Operand.Type) => Integer(conversion.Operand),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } unary => Integer(unary.Operand),
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } unary => -Integer(unary.Operand),
            IBinaryOperation { OperatorMethod: null } binary => Combine(binary.OperatorKind, Integer(binary.LeftOperand), Integer(binary.RightOperand)),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } => Span(instance).Length,
            _ => null,
        };
        return Fits(value, operation.Type) ? value : null;
    }

    private long? Integer(ExpressionSyntax expression, SemanticModel? model) =>
        model?.GetConstantValue(expression, cancellation) is { HasValue: true, Value: var constant } ? Constant(constant) : Integer(model?.GetOperation(expression, cancellation));

    private long? LocalInteger(ILocalReferenceOperation reference) => Follow(reference.Local, Integer(bodies.Of(reference).OnlyValue(reference.Local)));

    private long? FieldInteger(IFieldReferenceOperation reference) => Initializers.Of(reference, compilation) is { } initializer
        ? Follow(reference.Field, Integer(initializer, ModelOf(initializer, reference.SemanticModel)))
        : null;

    private static long? Combine(BinaryOperatorKind kind, long? left, long? right) => (kind, left, right) switch
    {
        (_, null, _) or (_, _, null) => null,
        (BinaryOperatorKind.Add, { } a, { } b) => a + b,
        (BinaryOperatorKind.Subtract, { } a, { } b) => a - b,
        (BinaryOperatorKind.Multiply, { } a, { } b) when Math.Abs((double)a * b) < 1e18 => a * b,
        (BinaryOperatorKind.Divide, { } a, { } b) when b is not (0 or -1) => a / b,
        (BinaryOperatorKind.Remainder, { } a, { } b) when b is not (0 or -1) => a % b,
        _ => null,
    };

    /// <summary>No value near the ends of long, so that sums of two cannot overflow.</summary>
    private static long? Constant(object? value) => value switch
    {
        int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        long and > -1_000_000_000_000_000_000 and < 1_000_000_000_000_000_000 => (long)value,
        _ => null,
    };

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool Fits(long? value, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_Int64 => value is > -1_000_000_000_000_000_000 and < 1_000_000_000_000_000_000,
        _ => false,
    };
}
