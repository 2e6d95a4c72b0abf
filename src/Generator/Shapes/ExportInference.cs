using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks what functions for C are to be called.</summary>
internal static class ExportInference
{
    /// <summary>The argument of the attribute.</summary>
    public const string Prefix = "prefix";

    private const int Longest = 64;

    /// <summary>The headers of C's standard library, up to C23.</summary>
    private static readonly HashSet<string> s_headers = new(
        [
            "assert", "complex", "ctype", "errno", "fenv", "float", "inttypes", "iso646", "limits", "locale", "math", "setjmp", "signal", "stdalign", "stdarg", "stdatomic", "stdbit",
            "stdbool", "stdckdint", "stddef", "stdint", "stdio", "stdlib", "stdnoreturn", "string", "tgmath", "threads", "time", "uchar", "wchar", "wctype",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The functions of a network, or null where it has none or they cannot be called that.</summary>
    public static ExportModel? Infer(Annotation? annotation, FindingList findings)
    {
        if (annotation is not { Attribute.IsBound: true })
        {
            return null;
        }

        string prefix = annotation.Text(Prefix) ?? string.Empty;
        if (Fault(prefix) is ({ } reason, { } advice))
        {
            findings.Add(ExportRules.UnusablePrefix, annotation.At(Prefix), Words.Quote(prefix), reason, advice);
            return null;
        }

        return new ExportModel(prefix, annotation.Index);
    }

    /// <summary>An error where an earlier network of the project has the prefix, too.</summary>
    public static EquatableArray<Finding> Compare(NetworkModel model, EquatableArray<PrefixOwner> owners)
    {
        FindingList findings = new();
        if (model.Export is { } export
            && owners.FirstOrDefault(owner => HaveOneHeader(owner.Prefix, export.Prefix)) is { } first
            && first.HintName != model.Type.HintName)
        {
            findings.Add(ExportRules.SamePrefix, Site.AttributeArgument(export.Attribute, Prefix), first.Network, first.Prefix, model.Type.Name);
        }

        return findings.ToEquatableArray();
    }

    /// <summary>File systems of Windows and macOS ignore case.</summary>
    private static bool HaveOneHeader(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static (string Reason, string Advice)? Fault(string prefix) =>
        prefix.Length == 0 || !IsLetter(prefix[0]) || !prefix.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_')
            ? ("names in C are letters of ASCII, digits and underscores, a letter first", "write one such as \"digit\"")
        : prefix.Length > Longest
            ? ($"it has {Words.Count(prefix.Length)} characters, and {Words.Count(Longest)} are the most", "write a shorter one")
        : prefix.Contains("__") || prefix.EndsWith("_", StringComparison.Ordinal)
            ? ("C++ keeps names with two underscores in a row for itself, and functions add one", "write single underscores, and none at the end")
        : s_headers.Contains(prefix)
            ? ($"the header {prefix}.h would stand in the way of the one of C's standard library", "write another one")
        : null;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
