using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>What is written lies apart from what the call still needs.</summary>
internal static class OverlapChecks
{
    /// <summary>The pairs that the runtime refuses: input gradients may go over the targets.</summary>
    private static readonly (string One, string Other)[] s_pairs =
    [
        ("inputs", "outputs"),
        ("inputs", "inputGradients"),
        ("targets", "targetGradients"),
        ("inputs", "targetGradients"),
        ("inputGradients", "targetGradients"),
    ];

    public static Mistake? Find(NetworkCall call, ExtentReader reader) => s_pairs
        .Select(pair => Find(call, reader, pair.One, pair.Other))
        .FirstOrDefault(mistake => mistake is not null);

    private static Mistake? Find(NetworkCall call, ExtentReader reader, string one, string other)
    {
        if (call.Argument(one) is not { } first || call.Argument(other) is not { } second)
        {
            return null;
        }

        (Extent a, Extent b) = (reader.Span(first.Value), reader.Span(second.Value));
        return a.Overlaps(b) && HasRows(call, reader, one, a) && HasRows(call, reader, other, b)
            ? Mistake.In(second, CallSiteRules.SharedMemory, other, one, call.Method, call.Network.Name) with { Causes = [.. call.Arguments.Select(argument => argument.Value)] }
            : null;
    }

    /// <summary>Whether an argument is not empty, or else the call fails for that.</summary>
    private static bool HasRows(NetworkCall call, ExtentReader reader, string parameter, Extent extent)
    {
        if (extent.Length is { } length)
        {
            return length > 0;
        }

        IEnumerable<Extent> required = call.Arguments
            .Where(argument => argument.Parameter!.Name is var name && call.WidthOf(name) is not null && !NetworkCall.IsOptional(name))
            .Select(argument => reader.Span(argument.Value));
        return NetworkCall.IsOptional(parameter)
            ? call.LeastRows > 0 && extent.IsWhole && required.Any(extent.Equals)
            : call.LeastRows > 0 || required.Any(other => other.Length > 0);
    }
}
