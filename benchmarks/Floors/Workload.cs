using System;

namespace Unrolled.Floors;

/// <summary>Something to time.</summary>
/// <param name="Name">What is done, as the table says it.</param>
/// <param name="Flops">Floating-point operations of a call; 0 where only the time matters.</param>
/// <param name="CallsPerSample">Calls timed together: one where a call is long beside the clock's resolution.</param>
/// <param name="SamplesPerRound">Samples taken back to back, after one that warms the caches.</param>
/// <param name="Run">Makes so many calls.</param>
/// <param name="Floor">What must be reached, if anything.</param>
internal sealed record Workload(string Name, double Flops, int CallsPerSample, int SamplesPerRound, Action<int> Run, Floor? Floor = null);

/// <summary>A bound on a workload, at vectors of 256 bits and more.</summary>
/// <param name="Share">The share of the FMA peak to reach, or 0.</param>
/// <param name="Nanoseconds">The time a call may take, or infinity.</param>
internal sealed record Floor(double Share = 0, double Nanoseconds = double.PositiveInfinity);
