using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 00xx: the class itself.</summary>
internal static class DeclarationRules
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        id: "UNR0001",
        title: "Network class is not partial",
        messageFormat: "'{0}' is not partial, so the network cannot be added to it: write 'partial class {0}'",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0001.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        id: "UNR0002",
        title: "Type around a network class is not partial",
        messageFormat: "'{0}' contains the network '{1}' but is not partial, so the network cannot be added: declare '{0}' partial",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0002.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        id: "UNR0003",
        title: "Class cannot be a network",
        messageFormat: "'{0}' cannot be a network because {1}: {2}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0003.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor Generic = new(
        id: "UNR0004",
        title: "Network class is generic",
        messageFormat: "'{0}' cannot be a network because '{1}' has type parameters: every size is fixed at compile time, so declare a network without them",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0004.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor NoDenseLayer = new(
        id: "UNR0005",
        title: "Network has no dense layer",
        messageFormat: "'{0}' has no dense layer, so it has nothing to learn: add [Dense(outputs, activation)] below [Network]",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0005.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ScatteredLayers = new(
        id: "UNR0006",
        title: "Layers are spread over several declarations",
        messageFormat: "Layer '{0}' stands on another partial declaration of '{1}' than the layers before it, so their order is undefined: put all layers on one declaration",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0006.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor MemberClash = new(
        id: "UNR0007",
        title: "Member clashes with a generated one",
        messageFormat: "'{0}.{1}' has the {2} that is generated into '{3}': {4}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0007.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ClassNameClash = new(
        id: "UNR0008",
        title: "Class is called like a generated member",
        messageFormat: "A network cannot be called '{0}' because a member of that name is generated into it: rename the class",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0008.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        id: "UNR0009",
        title: "Network class has a primary constructor",
        messageFormat: "'{0}' has a primary constructor, but its constructor '{0}(int seed = 0)' is generated: remove the parameter list",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0009.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor ConstructorWithoutChain = new(
        id: "UNR0010",
        title: "Constructor does not call the generated one",
        messageFormat: "A constructor of '{0}' must call the generated one, which makes the network's memory: {1}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0010.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor UnreachableBase = new(
        id: "UNR0011",
        title: "Base class has no parameterless constructor",
        messageFormat: "'{0}' derives from '{1}', which has no accessible constructor without parameters for the generated one to call: add one or drop the base class",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0011.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor OldLanguageVersion = new(
        id: "UNR0012",
        title: "C# version is too old",
        messageFormat: "'{0}' is generated as C# 12, but the project is compiled as C# {1}: set <LangVersion> to 12 or later",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0012.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor NoNetwork = new(
        id: "UNR0013",
        title: "Class has no [Network]",
        messageFormat: "'{0}' has [{1}] but no [Network], so nothing is generated for it: add [Network(inputs)] above",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0013.md");

    public static readonly DiagnosticDescriptor LossBeforeLayer = new(
        id: "UNR0014",
        title: "Loss stands before a layer",
        messageFormat: "{0} stands before layer '{1}', but a loss judges what the last layer gives: move it below the layers",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0014.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor GeneratedConstant = new(
        id: "UNR0015",
        title: "Annotation depends on a generated constant",
        messageFormat: "'{0}' of [{1}] depends on '{2}', which the generator makes itself and so cannot see: write the number, or a constant of your own that both use",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0015.md");

    public static readonly DiagnosticDescriptor FreezeWithoutLayer = new(
        id: "UNR0016",
        title: "Freeze does not follow a dense layer",
        messageFormat: "[Freeze] of '{0}' does not stand directly behind a dense layer, so there is nothing that it could freeze: move it behind the layer that it is for",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0016.md",
        customTags: Rules.Unhideable);
}
