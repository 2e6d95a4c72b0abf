using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 08xx: functions for C.</summary>
internal static class ExportRules
{
    public static readonly DiagnosticDescriptor UnusablePrefix = new(
        id: "UNR0801",
        title: "Prefix of C functions cannot be used",
        messageFormat: "{0} cannot begin the names of C functions because {1}: {2}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0801.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor SamePrefix = new(
        id: "UNR0802",
        title: "Two networks have the same prefix of C functions",
        messageFormat: "Network '{0}' has the prefix '{1}' already, and one header would overwrite the other: give '{2}' another prefix",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0802.md",
        customTags: Rules.Unhideable);
}
