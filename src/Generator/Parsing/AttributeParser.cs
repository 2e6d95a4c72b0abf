using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads attributes with their arguments.</summary>
internal static class AttributeParser
{
    public static AttributeDeclaration Parse(AttributeData attribute, int part)
    {
        List<ArgumentDeclaration> arguments = [];
        bool isBound = attribute.AttributeConstructor is not null;
        foreach (KeyValuePair<string, TypedConstant> argument in Arguments(attribute))
        {
            if (ValueOf(argument.Value) is { } value)
            {
                arguments.Add(new ArgumentDeclaration(argument.Key, value is EnumValue member ? AsWritten(member, attribute, argument.Key) : value));
            }
            else if (argument.Value is not { Kind: TypedConstantKind.Array, IsNull: true })
            {
                // An array that is null counts as not given.
                isBound = false;
            }
        }

        return new AttributeDeclaration(Vocabulary.NameOf(attribute), part, arguments.ToEquatableArray(), isBound);
    }

    private static IEnumerable<KeyValuePair<string, TypedConstant>> Arguments(AttributeData attribute)
    {
        IEnumerable<string> parameters = attribute.AttributeConstructor?.Parameters.Select(parameter => parameter.Name) ?? [];
        return parameters
            .Zip(attribute.ConstructorArguments, (name, value) => new KeyValuePair<string, TypedConstant>(name, value))
            .Concat(attribute.NamedArguments);
    }

    /// <summary>The constant, or null if it is an error or of a type that the vocabulary does not use.</summary>
    private static ArgumentValue? ValueOf(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } number } => EnumOf(type, number),
        { Kind: TypedConstantKind.Primitive, Value: int number } => new IntegerValue(number),
        { Kind: TypedConstantKind.Primitive, Value: long number } => new LongValue(number),
        { Kind: TypedConstantKind.Primitive, Value: double number } => new RealValue(number),
        { Kind: TypedConstantKind.Array, IsNull: false } when constant.Values.All(static element => element.Value is double) => new RealsValue(constant.Values.Select(static element => (double)element.Value!).ToEquatableArray()),
        { Kind: TypedConstantKind.Primitive, Value: bool flag } => new BooleanValue(flag),
        { Kind: TypedConstantKind.Primitive, Value: string text } => new TextValue(text, Identifiers.CanNameMember(text)),
        { Kind: TypedConstantKind.Primitive, Type.SpecialType: SpecialType.System_String } => new TextValue(null, false),
        _ => null,
    };

    /// <summary>A member or, where several are combined, none: the number that makes may be that of another member, which nobody asked for.</summary>
    private static EnumValue AsWritten(EnumValue value, AttributeData attribute, string name) =>
        SiteLocator.Arguments(attribute, CancellationToken.None).FirstOrDefault(one => one.Name == name).Syntax?.Expression is BinaryExpressionSyntax combination
            ? value with { Member = null, Number = combination.ToString() }
            : value;

    private static EnumValue EnumOf(INamedTypeSymbol type, object number)
    {
        string? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, number))?.Name;
        return new EnumValue(type.Name, member, FormattableString.Invariant($"{number}"));
    }
}
