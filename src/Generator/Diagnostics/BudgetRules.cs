using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Rules 04xx: how much is too much.</summary>
internal static class BudgetRules
{
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "UNR0401",
        title: "Network is too large",
        messageFormat: "'{0}' may need {1} floats (an upper bound) for parameters, gradients and a batch of {2}, but one block of memory holds {3}: make layer '{4}'{5} smaller",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0401.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor MemoryBudget = new(
        id: "UNR0402",
        title: "Memory budget is exceeded",
        messageFormat: "'{0}' takes {1} bytes, {2} more than its budget of {3}: make layer {4}, which costs most, smaller, or raise the budget",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0402.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor FlopBudget = new(
        id: "UNR0403",
        title: "FLOP budget is exceeded",
        messageFormat: "A row takes '{0}' {1} floating-point operations, {2} more than its budget of {3}: make layer {4}, which costs most, smaller, or raise the budget",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0403.md",
        customTags: Rules.Unhideable);

    public static readonly DiagnosticDescriptor LinesOfSeveralMethods = new(
        id: "UNR0404",
        title: "Straight lines are often slower than loops",
        messageFormat: "'{0}' of '{1}' is about {2} bytes of IL in straight lines, and .NET's JIT compiler optimises methods of up to some {3} well: it becomes {4} methods, often slower than loops; remove Unroll = Unroll.Full, or make its layer smaller",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0404.md");

    public static readonly DiagnosticDescriptor TooManyLines = new(
        id: "UNR0405",
        title: "Too many straight lines",
        messageFormat: "'{0}' in straight lines is {1} multiply-adds or more, where {2} are the most (a compiler takes minutes for them): remove Unroll = Unroll.Full, or make layer {3}, which has most, smaller",
        category: Rules.Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.Help + "UNR0405.md",
        customTags: Rules.Unhideable);

    /// <summary>The rules that the analyzer reports; the others stop generation, and the generator reports them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Advice = ImmutableArray.Create(LinesOfSeveralMethods);
}
