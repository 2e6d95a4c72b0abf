using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 01xx: sizes and how they fit.</summary>
internal static class ShapeRules
{
    public static readonly DiagnosticDescriptor SizeBelowOne = new(
        id: "UNR0101",
        title: "Size is below 1",
        messageFormat: "'{0}' of {1} is {2}: it must be at least 1",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0101.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor InputsDisagree = new(
        id: "UNR0102",
        title: "Declared inputs disagree with the layer before",
        messageFormat: "Layer '{0}' ({1} → {2}) declares {1} inputs, but {3}: declare {4} or leave the inputs out",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0102.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ClassWeightCount = new(
        id: "UNR0103",
        title: "Class weights are not as many as outputs",
        messageFormat: "{0} has {1}, but layer '{2}' has {3}: write one weight for each output",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0103.md",
        customTags: Rules.Unhideable);
}
