using System;
using System.Collections.Generic;
using System.Numerics;

namespace Unrolled.KernelProbe.Networks;

/// <summary>Every network of the probe by name.</summary>
internal static class Catalogue
{
    /// <summary>Three at the narrowest width, one elsewhere: what is compared with other widths was then cut for threads, too.</summary>
    private static int Threads => Vector<float>.Count == 4 ? 3 : 1;

    public static IReadOnlyDictionary<string, Func<ITrainable>> All { get; } = new Dictionary<string, Func<ITrainable>>
    {
        [nameof(R1)] = () => new R1(1),
        [nameof(Digits)] = () => new Digits(2),
        [nameof(DroppedDigits)] = () => new DroppedDigits(3),
        [nameof(Smooth)] = () => new Smooth(4),
        [nameof(Kinked)] = () => new Kinked(5),
        [nameof(Bottleneck)] = () => new Bottleneck(6),
        [nameof(ManyRows)] = () => new ManyRows(7),
        [nameof(Single)] = () => new Single(8),
        [nameof(Online)] = () => new Online(9),
        [nameof(Unfused)] = () => new Unfused(10),
        [nameof(Autoencoder)] = () => new Autoencoder(11),
        [nameof(Sigmoids)] = () => new Sigmoids(12),
        [nameof(Wide)] = () => new Wide(13) { MaxDegreeOfParallelism = Threads },
        [nameof(Adaptive)] = () => new Adaptive(14),
        [nameof(Decayed)] = () => new Decayed(15),
        [nameof(MeanSquares)] = () => new MeanSquares(16),
        [nameof(Streamed)] = () => new Streamed(17) { MaxDegreeOfParallelism = Threads },
        [nameof(StraightOnline)] = () => new StraightOnline(18),
        [nameof(StraightRows)] = () => new StraightRows(19),
        [nameof(ClippedByNorm)] = () => new ClippedByNorm(20),
        [nameof(ClippedByValue)] = () => new ClippedByValue(21),
        [nameof(Weighted)] = () => new Weighted(22),
        [nameof(Small)] = () => new Small(24),
        [nameof(Turned)] = () => new Turned(23) { MaxDegreeOfParallelism = Threads },
    };
}
