using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Linq;

namespace Unrolled.Benchmarks;

/// <summary>Listens to what the runtime says of each method it compiles, from the moment this is made.</summary>
public sealed class CompiledMethods : EventListener
{
    /// <summary>The runtime's keyword for its compiler at run time.</summary>
    private const EventKeywords Jit = (EventKeywords)0x10;

    /// <summary>Where a method's flags hold its tier, and how many values it has.</summary>
    private const int TierShift = 7;
    private const uint TierMask = 7;

    private const string Generated = "Unrolled.Generated.";

    /// <summary>Classes beside a network's kernels: lists of calls and the map of the memory, tiered as any code is.</summary>
    private static readonly string[] s_programs = [".Programs", ".Kernels", ".Memory"];

    private readonly ConcurrentQueue<Compilation> _compilations = new();

    /// <summary>What was compiled of this project so far, in order; a method comes again with each tier.</summary>
    public IReadOnlyList<Compilation> All => [.. _compilations];

    /// <summary>The kernels among them.</summary>
    public IReadOnlyList<Compilation> Kernels =>
        [.. _compilations.Where(method => method.Type.StartsWith(Generated, StringComparison.Ordinal) && !s_programs.Any(method.Type.EndsWith))];

    /// <summary>
    /// What must not be: any method of ours with minimal optimisation, which is what becomes of one that is too large for the optimiser,
    /// and a kernel that is not optimised in full before its first call. Everything else may start quick and be optimised when it is called often.
    /// </summary>
    public IReadOnlyList<string> Violations =>
    [
        .. _compilations.Where(method => method.Tier == Tier.Minimal).Select(method => $"{method} is too large for the optimiser."),
        .. Kernels.Where(method => method.Tier is not (Tier.Full or Tier.Minimal)).Select(method => $"{method} is a kernel that is not at full speed at its first call."),
    ];

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base constructor may get events before this class is ready for them.
        if (_compilations is null || eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
        {
            return;
        }

        string type = (string)Payload(eventData, "MethodNamespace");
        if (type.StartsWith("Unrolled.", StringComparison.Ordinal))
        {
            uint flags = (uint)Payload(eventData, "MethodFlags");
            _compilations.Enqueue(new Compilation(type, (string)Payload(eventData, "MethodName"), (Tier)((flags >> TierShift) & TierMask)));
        }
    }

    private static object Payload(EventWrittenEventArgs eventData, string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
}
