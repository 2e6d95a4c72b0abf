using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 02xx: single values.</summary>
internal static class ValueRules
{
    public static readonly DiagnosticDescriptor OutOfRange = new(
        id: "UNR0201",
        title: "Value is out of range",
        messageFormat: "'{0}' of {1} is {2}: it must be {3}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0201.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor UndefinedEnum = new(
        id: "UNR0202",
        title: "Enum value is not defined",
        messageFormat: "'{0}' of {1} is {2}, which is no member of {3}: use one of its named members",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0202.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor InvalidLayerName = new(
        id: "UNR0203",
        title: "Layer name is not an identifier",
        messageFormat: "{0} cannot name a layer because it becomes a property: use a C# identifier of at most {1} characters that is no keyword",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0203.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor DuplicateLayerName = new(
        id: "UNR0204",
        title: "Two layers have the same name",
        messageFormat: "Layers {0} and {1} are both called '{2}': give one of them another name",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0204.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor LayerNameClash = new(
        id: "UNR0205",
        title: "Layer is called like a member",
        messageFormat: "A layer of '{0}' cannot be called '{1}' because {2} has that name: choose another",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0205.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ClippingBounds = new(
        id: "UNR0206",
        title: "Clipping has no bound, or two",
        messageFormat: "ClipGradients of '{0}' has {1}: {2}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0206.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor NoClassCounts = new(
        id: "UNR0207",
        title: "All class weights are 0",
        messageFormat: "All {0} class weights of {1} are 0, so that nothing would be learned: give at least one class a weight above 0",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0207.md",
        customTags: Rules.Unhideable);
}
