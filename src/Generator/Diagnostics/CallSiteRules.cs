using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 05xx: calls of generated members that cannot succeed. Errors, since they would throw, but of code that works: they can be suppressed.</summary>
internal static class CallSiteRules
{
    /// <summary>What to add where an optimiser is missing.</summary>
    public const string AnOptimizer = "Sgd(LearningRate = 0.1)";

    public static readonly DiagnosticDescriptor NoWholeRows = new(
        id: "UNR0501",
        title: "Length is not a whole number of rows",
        messageFormat: "'{0}' has {1}, but '{2}' needs {3}: pass {4}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0501.md");

    public static readonly DiagnosticDescriptor RowsOutOfRange = new(
        id: "UNR0502",
        title: "Number of rows is out of range",
        messageFormat: "'{0}' has {1}, but {2} of '{3}' takes {4}: pass {5}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0502.md");

    public static readonly DiagnosticDescriptor RowsDisagree = new(
        id: "UNR0503",
        title: "Lengths disagree on the number of rows",
        messageFormat: "'{0}' has {1}, but '{2}' has {3} and '{4}' needs {5} per row: pass {6}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0503.md");

    public static readonly DiagnosticDescriptor ParametersDisagree = new(
        id: "UNR0504",
        title: "Length is not the number of parameters",
        messageFormat: "'{0}' has {1}, but '{2}' has {3}: pass exactly {4}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0504.md");

    public static readonly DiagnosticDescriptor LabelIsNoClass = new(
        id: "UNR0505",
        title: "Label is not a class",
        messageFormat: "'{0}' is {1}, but '{2}' has {3} classes: pass 0 to {4}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0505.md");

    public static readonly DiagnosticDescriptor SharedMemory = new(
        id: "UNR0506",
        title: "Memory is read and written by the same call",
        messageFormat: "'{0}' shares memory with '{1}', but {2} of '{3}' needs them apart: pass another buffer",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0506.md");

    public static readonly DiagnosticDescriptor NoLoss = new(
        id: "UNR0507",
        title: "Network has no loss",
        messageFormat: "'{0}' declares no loss, so it has no {1}: add one below its layers, [{2}] for instance{3}",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0507.md");

    public static readonly DiagnosticDescriptor NoOptimizer = new(
        id: "UNR0508",
        title: "Network has no optimiser",
        messageFormat: $"'{{0}}' declares no optimiser, so it has no {{1}}: add one below its layers, [{AnOptimizer}] for instance",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0508.md");

    public static readonly DiagnosticDescriptor ForInference = new(
        id: "UNR0509",
        title: "Network is for inference only",
        messageFormat: "'{0}' has Training = false, so it has no {1}: remove that, or train another class with the same layers and load its file here",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0509.md");
}
