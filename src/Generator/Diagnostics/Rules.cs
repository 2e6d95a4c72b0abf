using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>What all rules share. Each topic has a class of its own; numbers are never used again.</summary>
internal static class Rules
{
    public const string Category = "Unrolled";

    /// <summary>Where the page of a rule is: followed by its id and <c>.md</c>. The MSBuild property DiagnosticsHelp.</summary>
    public static readonly string Help = typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "DiagnosticsHelp").Value;

    /// <summary>On every error of the generator: a network with one has no working kernels, so neither a pragma nor a ruleset may hide it until run time.</summary>
    public const string Unhideable = WellKnownDiagnosticTags.NotConfigurable;
}
