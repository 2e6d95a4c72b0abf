using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Shapes;

/// <summary>Reads sizes.</summary>
internal static class SizeReader
{
    /// <summary>The argument if it is a size; null where it is not given, and with a finding where it is below 1.</summary>
    public static int? Read(Annotation annotation, string argument, string owner, FindingList findings)
    {
        if (annotation.Integer(argument) is not { } size)
        {
            return null;
        }

        if (size >= 1)
        {
            return size;
        }

        findings.Add(ShapeRules.SizeBelowOne, annotation.At(argument), argument, owner, Words.Count(size));
        return null;
    }
}
