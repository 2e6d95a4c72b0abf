using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>Why each output of a step is what it is, in the second of two runs.</summary>
internal static class StepReasons
{
    /// <summary>The steps whose code runs on every change of the compilation.</summary>
    public static readonly ImmutableArray<string> Transforms = [TrackingNames.Parse, TrackingNames.Diagnose];

    /// <summary>The steps that run only if what they depend on has changed.</summary>
    public static readonly ImmutableArray<string> Derived = [TrackingNames.Infer, TrackingNames.Complete, TrackingNames.Name, TrackingNames.Emit, TrackingNames.Report];

    public static IncrementalStepRunReason[] Of(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? [.. Reasons(runs)] : [];

    /// <summary>The reasons of the final steps, which add files and report diagnostics.</summary>
    public static IncrementalStepRunReason[] OfOutputs(GeneratorRunResult result) => [.. result.TrackedOutputSteps.Values.SelectMany(runs => Reasons(runs))];

    /// <summary>After an edit elsewhere the transforms come out unchanged, and nothing behind them runs.</summary>
    public static void AssertNothingRanTwice(GeneratorRunResult result)
    {
        foreach (string step in Transforms)
        {
            Assert.All(Of(result, step), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        }

        foreach (string step in Derived)
        {
            Assert.All(Of(result, step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.All(OfOutputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> runs) =>
        runs.SelectMany(run => run.Outputs).Select(output => output.Reason);
}
