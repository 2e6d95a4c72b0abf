namespace Unrolled.Generator.Model;

/// <summary>An attribute of the vocabulary as written.</summary>
/// <param name="Name">Its name without the suffix: <c>Dense</c>.</param>
/// <param name="Part">Which of the partial declarations of the class it stands on.</param>
/// <param name="Arguments">Constructor arguments, defaults included, by parameter name; then the properties set, by property name.</param>
/// <param name="IsBound">Whether the compiler could make sense of all of it; if not, it has reported why.</param>
internal sealed record AttributeDeclaration(string Name, int Part, EquatableArray<ArgumentDeclaration> Arguments, bool IsBound)
{
    /// <summary>The argument's value if it was given with that type, else null.</summary>
    public T? Value<T>(string argument)
        where T : ArgumentValue
    {
        foreach (ArgumentDeclaration candidate in Arguments)
        {
            if (candidate.Name == argument)
            {
                return candidate.Value as T;
            }
        }

        return null;
    }

    public bool Has(string argument) => Value<ArgumentValue>(argument) is not null;
}

/// <summary>An argument with its value.</summary>
internal sealed record ArgumentDeclaration(string Name, ArgumentValue Value);

/// <summary>A constant, of the types the vocabulary has.</summary>
internal abstract record ArgumentValue;

internal sealed record IntegerValue(int Value) : ArgumentValue;

internal sealed record LongValue(long Value) : ArgumentValue;

internal sealed record RealValue(double Value) : ArgumentValue;

internal sealed record RealsValue(EquatableArray<double> Values) : ArgumentValue;

internal sealed record BooleanValue(bool Value) : ArgumentValue;

/// <summary>A member of an enum.</summary>
/// <param name="Type">The enum's name.</param>
/// <param name="Member">The member's name, or null where the enum has none of that value, or several were combined.</param>
/// <param name="Number">The underlying value as text, or what combines several.</param>
internal sealed record EnumValue(string Type, string? Member, string Number) : ArgumentValue;

/// <summary>A string.</summary>
/// <param name="Text">The string.</param>
/// <param name="IsIdentifier">Whether it can name a member as it is: an identifier, no keyword.</param>
internal sealed record TextValue(string? Text, bool IsIdentifier) : ArgumentValue;
