using System.Collections.Generic;
using System.Linq;
using Unrolled.KernelProbe.Networks;
using Unrolled.Kernels.Tests.Harness;
using Xunit;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>What the compiler at run time makes of the kernels of R1, 784-128-10 and 64-64-64-10, at each width.</summary>
public sealed class DisassemblyTests
{
    /// <summary>Multiply-adds in the main tile of a large layer, at least: less hides no latency.</summary>
    private const int LeastTile = 10;

    /// <summary>Violations that a failure shows.</summary>
    private const int Shown = 40;

    public static TheoryData<string> Networks => [nameof(R1), nameof(Digits), nameof(Online)];

    [LanesTheory(16)]
    [MemberData(nameof(Networks))]
    public void At_16_lanes(string network) => AssertLean(network, 16);

    [LanesTheory(8)]
    [MemberData(nameof(Networks))]
    public void At_8_lanes(string network) => AssertLean(network, 8);

    [LanesTheory(4)]
    [MemberData(nameof(Networks))]
    public void At_4_lanes(string network) => AssertLean(network, 4);

    private static void AssertLean(string network, int lanes)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(network, lanes);

        // Otherwise the rules below would hold for want of code.
        Assert.Superset(new HashSet<string> { "Infer", "Forward", "Head", "Backward" }, compiled.Programs.Select(program => program.Method).ToHashSet());
        Assert.True(compiled.All.Sum(listing => listing.Instructions.Count(i => i.IsMultiplyAdd)) >= 50, "Hardly a multiply-add was found.");
        if (network == nameof(Digits))
        {
            Assert.True(compiled.Kernels.Count(kernel => Loops.MainTile(kernel).Count(i => i.IsMultiplyAdd) >= LeastTile) >= 3, "Forward, backward and gradient should each have a tile.");
        }

        string[] violations = [.. Tiers(compiled, lanes), .. Calls(compiled), .. Spills(compiled, lanes)];
        Assert.True(violations.Length == 0, $"{violations.Length} violations:\n{string.Join('\n', violations.Take(Shown))}");
    }

    /// <summary>Kernels are at full speed at the first call, and no method is too large for the optimiser; only one width is ever compiled.</summary>
    private static IEnumerable<string> Tiers(CompiledNetwork compiled, int lanes)
    {
        foreach (Listing kernel in compiled.Kernels.Where(kernel => kernel.Tier != "FullOpts"))
        {
            yield return $"{kernel} is compiled as {kernel.Tier} at its first call.";
        }

        foreach (Listing program in compiled.Programs.Where(program => program.Tier != "FullOpts" && !program.Tier.StartsWith("Tier1")))
        {
            yield return $"{program} never gets beyond {program.Tier}.";
        }

        foreach (Listing kernel in compiled.All.Where(kernel => kernel.Class.StartsWith("Simd") && kernel.Class.EndsWith("512") != (lanes == 16)))
        {
            yield return $"{kernel} is compiled at {lanes} lanes.";
        }
    }

    /// <summary>Kernels call nothing, which no library, allocation or range check can do without; programs call kernels, and so does the one that is all of inference on a row.</summary>
    private static IEnumerable<string> Calls(CompiledNetwork compiled)
    {
        foreach (Listing kernel in compiled.Kernels)
        {
            foreach (Instruction call in kernel.Instructions.Where(i => i.IsCall && !(kernel.Method == "InferRow" && i.IsDispatchTo(compiled.Namespace))))
            {
                yield return $"{kernel} calls: {call}";
            }
        }

        foreach (Listing program in compiled.Programs)
        {
            foreach (Instruction call in program.Instructions.Where(i => i.IsCall && !i.IsDispatchTo(compiled.Namespace)))
            {
                yield return $"{program} calls: {call}";
            }
        }
    }

    /// <summary>
    /// The main tile of each kernel lives in registers. With 32 of them, so does a whole kernel without a loop; 16 do not hold everything a tiny network needs.
    /// What sums across lanes (class Rows) is written for 16 of them: narrower machines do it in pieces, some of which the stack holds.
    /// </summary>
    private static IEnumerable<string> Spills(CompiledNetwork compiled, int lanes)
    {
        foreach (Listing kernel in compiled.All.Where(kernel => lanes == 16 || kernel.Class != "Rows"))
        {
            IEnumerable<Instruction> tile = kernel.IsLoop || lanes < 16 ? Loops.MainTile(kernel) : kernel.Instructions;
            foreach (Instruction spill in tile.Where(i => i.IsVectorOnStack))
            {
                yield return $"{kernel} spills in its main tile: {spill}";
            }
        }
    }
}
