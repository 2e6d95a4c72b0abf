using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 03xx: what goes with what.</summary>
internal static class CombinationRules
{
    public static readonly DiagnosticDescriptor ParameterWithoutActivation = new(
        id: "UNR0301",
        title: "Activation has no such parameter",
        messageFormat: "{0} has no effect on layer '{1}', whose activation is {2}: remove it or use {3}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0301.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor CallerMaskWithRandomSettings = new(
        id: "UNR0302",
        title: "Caller's mask has a rate or a scale",
        messageFormat: "Layer '{0}' uses the caller's mask as it is, so {1} has no meaning: remove it, or Mask = MaskSource.Caller",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0302.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor DropoutWithoutRate = new(
        id: "UNR0303",
        title: "Dropout has no rate",
        messageFormat: "Layer '{0}' has neither a rate nor a mask from the caller: write [Dropout(rate)] or [Dropout(Mask = MaskSource.Caller)]",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0303.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor SecondLoss = new(
        id: "UNR0304",
        title: "Network has more than one loss",
        messageFormat: "'{0}' already has the loss {1}, so {2} would be a second: keep one of them",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0304.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor SecondOptimizer = new(
        id: "UNR0305",
        title: "Network has more than one optimiser",
        messageFormat: "'{0}' already has the optimiser {1}, so {2} would be a second: keep one of them",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0305.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor RepeatedAttribute = new(
        id: "UNR0306",
        title: "Attribute is repeated",
        messageFormat: "'{0}' already has [{1}], {2}: keep one of them",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0306.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor LossWithoutActivation = new(
        id: "UNR0307",
        title: "Loss does not fit the last layer",
        messageFormat: "{0} must follow {1} directly, but the last layer, '{2}', ends in {3}: {4}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0307.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor RowActivationOnHiddenLayer = new(
        id: "UNR0308",
        title: "Softmax on a hidden layer",
        messageFormat: "{0} on layer '{1}' works on whole rows and is supported on the last dense layer only, which is '{2}': choose another activation for '{1}'",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0308.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor RowActivationOfOneOutput = new(
        id: "UNR0309",
        title: "Softmax over a single output",
        messageFormat: "{0} over the single output of layer '{1}' is always 1: use at least 2 outputs, or {2}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0309.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor NesterovWithoutMomentum = new(
        id: "UNR0310",
        title: "Nesterov without momentum",
        messageFormat: "Nesterov of {0} needs a momentum above 0, but Momentum is {1}: set it, 0.9 for instance, or remove Nesterov",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0310.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor PenaltyWithoutTraining = new(
        id: "UNR0311",
        title: "Penalty has no effect",
        messageFormat: "'{0}' has neither a loss nor an optimiser, so nothing is trained and {1} has no effect: remove it or add a loss",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0311.md");

    public static readonly DiagnosticDescriptor DropoutOnOutput = new(
        id: "UNR0312",
        title: "Dropout on the output",
        messageFormat: "Layer '{0}' would drop outputs of the last dense layer, '{1}', which no loss can make sense of: remove it or move it before '{1}'",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0312.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor SquaredErrorOfSoftmax = new(
        id: "UNR0313",
        title: "Squared error of a softmax",
        messageFormat: "{0} hardly corrects outputs of layer '{1}' that are wrong and sure, since the gradient through Softmax vanishes near 0 and 1: use CrossEntropy",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0313.md");

    public static readonly DiagnosticDescriptor HeUnderSaturation = new(
        id: "UNR0314",
        title: "He initialisation under a saturating activation",
        messageFormat: "Initializer.He draws the weights of layer '{0}' within ±{1}, which suits activations that zero half of their units and is too wide for {2}: remove it, and Glorot's ±{3} is used",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0314.md");

    public static readonly DiagnosticDescriptor DecayTwice = new(
        id: "UNR0315",
        title: "Weights decay twice",
        messageFormat: "{0} and the Decay of {1}, {2}, both shrink the weights, and {1} rescales what {0} adds to the gradient: remove {0}, or set Decay to 0",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0315.md");

    public static readonly DiagnosticDescriptor SquaredErrorOfSigmoid = new(
        id: "UNR0316",
        title: "Squared error of a sigmoid",
        messageFormat: "{0} hardly corrects outputs of layer '{1}' that are wrong and sure, since the gradient through Sigmoid vanishes near 0 and 1: if targets are probabilities or labels, use BinaryCrossEntropy",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0316.md");

    public static readonly DiagnosticDescriptor LinearLayers = new(
        id: "UNR0317",
        title: "Two linear layers in a row",
        messageFormat: "Nothing between layers '{0}' and '{1}' is nonlinear, so together they are no more than one layer ({2} → {3}): give '{0}' an activation, or remove it",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0317.md");

    public static readonly DiagnosticDescriptor CrossEntropyOfOneOutput = new(
        id: "UNR0318",
        title: "Cross-entropy of a single sigmoid",
        messageFormat: "CrossEntropy of the single output of layer '{0}' has no term for a target of 0, so an output of 1 is always best: use BinaryCrossEntropy if the targets are 0 and 1",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0318.md");

    public static readonly DiagnosticDescriptor ClippingWithoutOptimizer = new(
        id: "UNR0319",
        title: "Clipping has no effect",
        messageFormat: "'{0}' has no optimiser, and gradients are clipped when an update takes them, so {1} has no effect: remove it or add an optimiser",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0319.md");

    public static readonly DiagnosticDescriptor SmoothingWithoutSoftmax = new(
        id: "UNR0320",
        title: "Label smoothing without softmax",
        messageFormat: "LabelSmoothing = {0} of {1} has nothing to spread behind layer '{2}', whose {3} scores each output by itself: leave it out, or make '{2}' Activation.Softmax",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0320.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor NothingToTrain = new(
        id: "UNR0321",
        title: "All layers are frozen",
        messageFormat: "{1} of '{0}' is frozen, so nothing is left to train: remove [Freeze] from one, or the loss and the optimiser",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0321.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor FreezeWithoutTraining = new(
        id: "UNR0322",
        title: "Freeze has no effect",
        messageFormat: "'{0}' has neither a loss nor an optimiser, so nothing is trained and Freeze has no effect: remove it or add a loss",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0322.md");

    /// <summary>What is allowed but unwise: for the family's analyzer, whereas errors come with the generator.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Advice = ImmutableArray.Create(
        PenaltyWithoutTraining,
        SquaredErrorOfSoftmax,
        HeUnderSaturation,
        DecayTwice,
        SquaredErrorOfSigmoid,
        LinearLayers,
        CrossEntropyOfOneOutput,
        ClippingWithoutOptimizer,
        FreezeWithoutTraining);
}
