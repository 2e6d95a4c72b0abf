using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Reads of arrays and spans that say nothing of their length.</summary>
internal static class Reads
{
    /// <summary>Whether only an element is read or written.</summary>
    public static bool IsElement(IOperation reference)
    {
        IOperation value = Converted(reference);
        return value.Parent switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference == value && element.Type is not IArrayTypeSymbol,
            IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Instance == value,
            IImplicitIndexerReferenceOperation element => element.Instance == value && element.IndexerSymbol is IPropertySymbol,
            _ => false,
        };
    }

    /// <summary>Whether an operation is an element that networks compute with: neither it nor where it is says anything of lengths.</summary>
    public static bool IsNumber(IOperation operation) =>
        operation is (IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation)
        && operation.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>Whether a reference in a test is compared with null there, or is the test of <c>?.</c> and <c>??</c>.</summary>
    public static bool IsNullTest(IOperation reference, IOperation test)
    {
        IOperation value = Converted(reference);
        return value.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
            IIsPatternOperation match => match.Value == value && IsNullPattern(match.Pattern),
            IConditionalAccessOperation or ICoalesceOperation or ICoalesceAssignmentOperation => value == test,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod is { IsStatic: true, Name: "ThrowIfNull" or "ReferenceEquals" },
            _ => false,
        };
    }

    private static IOperation Converted(IOperation value)
    {
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value;
    }

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    private static bool IsNullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsNull(constant.Value),
        INegatedPatternOperation negated => IsNullPattern(negated.Pattern),
        IRecursivePatternOperation { DeconstructSymbol: null, PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
        _ => false,
    };
}
