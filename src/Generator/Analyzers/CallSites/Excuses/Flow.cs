using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>A way for what an operation looks at to get into a variable, member or local function.</summary>
/// <param name="Source">What is put there or makes it; null where only the fact tells something.</param>
/// <param name="Place">Where: conditions before it tell something, too. Null where they do not matter.</param>
internal sealed record Flow(ISymbol Target, IOperation? Source, IOperation? Place)
{
    /// <summary>Whether the target is a float, or an array or span of them.</summary>
    public bool IsFloating => TypeOf(Target) switch
    {
        IArrayTypeSymbol array => IsNumber(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } span when span.TypeArguments.Only() is { } element => IsNumber(element),
        var other => IsNumber(other),
    };

    /// <summary>Whether only the target's length may tell something: not so of numbers that a network computes with, though there may be as many.</summary>
    public bool IsOfLength => IsFloating && !IsNumber(TypeOf(Target));

    /// <summary>Those that an operation makes.</summary>
    public static IEnumerable<Flow> Of(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var variable } declarator => [new(variable, declarator.GetVariableInitializer()?.Value, declarator)],
        IForEachLoopOperation loop => To(loop.LoopControlVariable, loop.Collection, loop.LoopControlVariable),
        IAssignmentOperation assignment => To(assignment.Target, assignment.Value, assignment),
        IIncrementOrDecrementOperation step => To(step.Target, null, step),
        IDeclarationPatternOperation { DeclaredSymbol: { } variable } pattern => [new(variable, SubjectOf(pattern), pattern)],
        IRecursivePatternOperation { DeclaredSymbol: { } variable } pattern => [new(variable, SubjectOf(pattern), pattern)],
        IListPatternOperation { DeclaredSymbol: { } variable } pattern => [new(variable, SubjectOf(pattern), pattern)],
        IInvocationOperation { Instance: var receiver } call => [.. call.Arguments.SelectMany(argument => To(argument, call)), .. call.Parent is IExpressionStatementOperation ? ToObject(receiver, call, call) : []],
        IObjectCreationOperation creation => creation.Arguments.SelectMany(argument => To(argument, creation)),
        ILocalFunctionOperation { Body: { } body } function => [new(function.Symbol, body, null)],
        _ => [],
    };

    /// <summary>To what is written out of a call, and into the objects that it is given: a list of complaints, for instance. Not into networks, which keep no lengths.</summary>
    private static IEnumerable<Flow> To(IArgumentOperation argument, IOperation call) =>
        argument.Parameter is { RefKind: RefKind.None } ? ToObject(argument.Value, call, null) : To(argument.Value, call, call);

    private static IEnumerable<Flow> ToObject(IOperation? value, IOperation source, IOperation? place)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value is { Type: { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: not SpecialType.System_String } type } && !IsNetwork(type) && NameOf(value) is { } variable
            ? [new(variable, source, place)]
            : [];
    }

    private static bool IsNetwork(ITypeSymbol type) => type.AllInterfaces.Append(type).Any(NetworkFacts.IsInterface);

    /// <summary>To the variables and members of a target. Of an element it tells only what the value tells.</summary>
    private static IEnumerable<Flow> To(IOperation target, IOperation? source, IOperation? place) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(element => To(element, source, place)),
        IDeclarationExpressionOperation declaration => To(declaration.Expression, source, place),
        IArrayElementReferenceOperation element => To(element.ArrayReference, source, null),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => To(instance, source, null),
        IConversionOperation conversion => To(conversion.Operand, source, place),
        _ => NameOf(target) is { } variable ? [new(variable, source, place)] : [],
    };

    /// <summary>The variable or member that an operation names.</summary>
    public static ISymbol? NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        _ => null,
    };

    /// <summary>What a pattern is matched with.</summary>
    private static IOperation? SubjectOf(IOperation pattern)
    {
        while (pattern is IPatternOperation or IPropertySubpatternOperation && pattern.Parent is { } parent)
        {
            pattern = parent;
        }

        return pattern switch
        {
            IIsPatternOperation match => match.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
            ICaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
            _ => null,
        };
    }

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
