using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Unrolled.Kernels.Tests.Harness;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>The machine code of one network at one width, from a process that called all its methods until nothing was compiled any more.</summary>
internal sealed class CompiledNetwork
{
    /// <summary>Programs that call kernels and do nothing else: those behind Predict, Loss and TrainStep.</summary>
    private static readonly string[] s_hotPrograms = ["Infer", "Activate", "InferLoss", "Forward", "Head", "Backward", "Step"];

    /// <summary>Classes of a network's namespace that hold no kernels.</summary>
    private static readonly string[] s_others = ["Programs", "Memory"];

    private static readonly ConcurrentDictionary<(string Network, int Lanes), Lazy<CompiledNetwork>> s_networks = new();

    private CompiledNetwork(string network, int lanes)
    {
        Namespace = $"Unrolled.Generated.Unrolled_KernelProbe_Networks_{network}.";
        using TemporaryFolder folder = new();
        string file = folder.File("listing");

        // Calls are counted from the start, not from a pause on, and no tier in between collects a profile: on a busy machine that one may be the last.
        Probe.Run(lanes, "call", network, ("DOTNET_JitDisasm", $"{Namespace}*:*"), ("DOTNET_JitStdOutFile", file), ("DOTNET_TC_CallCountingDelayMs", "0"), ("DOTNET_TieredPGO", "0"));
        List<Listing> listings = ListingReader.Read(File.ReadLines(file));
        Kernels = [.. listings.Where(listing => !s_others.Contains(listing.Class) && !IsDispatch(listing))];

        // Each tier prints a program again; in the last one, dispatch to the other widths is gone.
        Programs =
        [
            .. listings.Where(listing => (listing.Class == "Programs" && s_hotPrograms.Contains(listing.Method)) || IsDispatch(listing))
                .GroupBy(listing => listing.ToString())
                .Select(tiers => tiers.Last()),
        ];
    }

    /// <summary>The namespace of the network's kernels, with a dot.</summary>
    public string Namespace { get; }

    /// <summary>Kernels, every time they were compiled; small ones are part of their program.</summary>
    public IReadOnlyList<Listing> Kernels { get; }

    /// <summary>The hot programs, and the choice of kernels, as they were compiled last.</summary>
    public IReadOnlyList<Listing> Programs { get; }

    public IEnumerable<Listing> All => Kernels.Concat(Programs);

    public static CompiledNetwork Of(string network, int lanes) =>
        s_networks.GetOrAdd((network, lanes), static key => new Lazy<CompiledNetwork>(() => new CompiledNetwork(key.Network, key.Lanes))).Value;

    /// <summary>Whether a method only picks the kernel of this machine's width.</summary>
    private static bool IsDispatch(Listing listing) => listing is { Class: "Kernels", IsLoop: false } && !listing.Instructions.Any(i => i.IsMultiplyAdd);
}
