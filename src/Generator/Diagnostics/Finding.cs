using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A rule that a declaration breaks, the place, and what fills the holes of the rule's message.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Site Site, EquatableArray<string> Arguments);

/// <summary>Collects findings in the order they are made.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor rule, Site site, params string[] arguments)
    {
        _findings.Add(new Finding(rule, site, arguments.ToEquatableArray()));
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
    }

    public EquatableArray<Finding> ToEquatableArray() => _findings.ToEquatableArray();
}
