using System.Numerics;
using System.Runtime.Intrinsics;

namespace Unrolled.Kernels.Tests.Harness;

/// <summary>What this machine has, as far as this process may see it.</summary>
internal static class Machine
{
    /// <summary>Whether kernels of so many lanes can run here at full width.</summary>
    public static bool Has(int lanes) => lanes switch
    {
        16 => Unrolled.Runtime.Lanes.AreWide,
        8 => Vector256.IsHardwareAccelerated && Vector<float>.Count == 8,
        _ => Vector128.IsHardwareAccelerated,
    };

    /// <summary>Why a test of so many lanes is skipped here, or null.</summary>
    public static string? Lacks(int lanes) => Has(lanes) ? null : $"This machine has no vectors of {lanes} lanes.";
}
