using Unrolled.Kernels.Tests.Harness;
using Xunit;
using Xunit.Sdk;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>
/// How far the runtime optimises the benchmarks' networks and the probe's, by its own events. No method ever has minimal optimisation, which is what one too
/// large for the optimiser gets and keeps. Kernels are optimised in full at their first call. The rest (the public members, the engine, the programs that call
/// the kernels) is tiered as all code is: quick at first, optimised once it is called often.
/// </summary>
public sealed class TierTests
{
    [LanesTheory(16)]
    [InlineData("Unrolled.Floors")]
    [InlineData("Unrolled.KernelProbe.Networks")]
    public void At_16_lanes(string networks) => AssertOptimised(16, networks);

    [LanesTheory(8)]
    [InlineData("Unrolled.Floors")]
    [InlineData("Unrolled.KernelProbe.Networks")]
    public void At_8_lanes(string networks) => AssertOptimised(8, networks);

    [LanesTheory(4)]
    [InlineData("Unrolled.Floors")]
    [InlineData("Unrolled.KernelProbe.Networks")]
    public void At_4_lanes(string networks) => AssertOptimised(4, networks);

    /// <summary>The check itself: told to give up on optimising, the runtime says so of every method.</summary>
    [Fact]
    public void MinimalOptimisationIsNoticed()
    {
        XunitException failure = Assert.ThrowsAny<XunitException>(() => AssertOptimised(4, "Unrolled.KernelProbe.Networks.Digits", ("DOTNET_JITMinOpts", "1")));

        Assert.Contains("Dense1Forward (Minimal) is too large for the optimiser.", failure.Message, System.StringComparison.Ordinal);
    }

    /// <summary>Calls are counted from the start, not from a pause on, and once, not twice.</summary>
    private static void AssertOptimised(int lanes, string networks, params (string Name, string Value)[] environment) =>
        Probe.Run(lanes, "tiers", networks, [("DOTNET_TC_CallCountingDelayMs", "0"), ("DOTNET_TieredPGO", "0"), .. environment]);
}
