using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 06xx: files of weights.</summary>
internal static class WeightsRules
{
    public static readonly DiagnosticDescriptor NoSuchFile = new(
        id: "UNR0601",
        title: "Project lists no such file of weights",
        messageFormat: "Network '{0}' takes its parameters from '{1}', but {2}: {3}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0601.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor FaultyFile = new(
        id: "UNR0602",
        title: "File of weights cannot be used",
        messageFormat: "'{0}' {1}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0602.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor Misfit = new(
        id: "UNR0603",
        title: "File of weights does not fit the layers",
        messageFormat: "'{0}' does not fit network '{1}': {2}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0603.md",
        customTags: Rules.Unhideable);
}
