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

        // A span of unknown length may be empty, and two that nobody wants may be one.
        bool mayBeUnwanted = NetworkCall.IsOptional(one) && NetworkCall.IsOptional(other) && a.Length is null && b.Length is null;
        return a.Overlaps(b) && !mayBeUnwanted
            ? new Mistake(CallSiteRules.SharedMemory, NetworkCall.PlaceOf(second), other, one, call.Method, call.Network.Name)
            : null;
    }
}
