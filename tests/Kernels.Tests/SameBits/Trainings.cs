using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Unrolled.KernelProbe.Networks;
using Unrolled.KernelProbe.Training;
using Unrolled.Kernels.Tests.Harness;

namespace Unrolled.Kernels.Tests.SameBits;

/// <summary>The trainings of all networks at one width, done once, in one process.</summary>
internal sealed class Trainings
{
    private static readonly ConcurrentDictionary<int, Lazy<Trainings>> s_widths = new();

    private readonly Dictionary<string, IReadOnlyList<(string Section, uint[] Bits)>> _networks;

    private Trainings(int lanes)
    {
        using TemporaryFolder folder = new();
        Probe.Run(lanes, "train", folder.Path);
        _networks = Catalogue.All.Keys.ToDictionary(name => name, name => Recording.Read(folder.File(name)));
    }

    /// <summary>What was recorded of a network trained at this many lanes.</summary>
    public static IReadOnlyList<(string Section, uint[] Bits)> Of(string network, int lanes) =>
        s_widths.GetOrAdd(lanes, static key => new Lazy<Trainings>(() => new Trainings(key))).Value._networks[network];
}
