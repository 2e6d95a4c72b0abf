using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A rule that a declaration breaks, the place, and what fills the holes of the rule's message.</summary>
/// <param name="Remedy">What a code fix needs to know beside these, or null where it needs nothing or where there is none.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Site Site, EquatableArray<string> Arguments, Remedy? Remedy = null);

/// <summary>What the place and the message of a finding do not tell a code fix.</summary>
/// <param name="Site">Another place that a fix changes or reads: the first additional location of the diagnostic.</param>
/// <param name="Value">What would be right there.</param>
/// <param name="Replacement">What would be right in the place of the finding itself.</param>
internal sealed record Remedy(Site? Site = null, string? Value = null, string? Replacement = null);

/// <summary>Collects findings in the order they are made.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor rule, Site site, params string[] arguments) => Add(rule, site, null, arguments);

    public void Add(DiagnosticDescriptor rule, Site site, Remedy? remedy, params string[] arguments)
    {
        _findings.Add(new Finding(rule, site, arguments.ToEquatableArray(), remedy));
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
    }

    public EquatableArray<Finding> ToEquatableArray() => _findings.ToEquatableArray();
}
