using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Reads arguments that are members of an enum.</summary>
internal static class EnumChoice
{
    /// <summary>The member's name; the fallback where the argument is not given; null, and a finding, where the enum has no such member.</summary>
    public static string? Read(Annotation annotation, string argument, string owner, string fallback, FindingList findings)
    {
        switch (annotation.Enum(argument))
        {
            case null:
                return fallback;
            case { Member: { } member }:
                return member;
            case EnumValue undefined:
                findings.Add(ValueRules.UndefinedEnum, annotation.At(argument), argument, owner, undefined.Number, undefined.Type);
                return null;
        }
    }
}
