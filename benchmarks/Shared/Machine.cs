using System;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Unrolled.Benchmarks;

/// <summary>The vectors of this machine, as this process is allowed to see them, and the core it measures on.</summary>
public static class Machine
{
    /// <summary>Lanes of the kernels in this process.</summary>
    public static int Lanes => Unrolled.Runtime.Lanes.AreWide ? 16 : Vector<float>.Count;

    /// <summary>Whether there are vectors of so many lanes.</summary>
    public static bool Has(int lanes) => lanes switch
    {
        16 => Unrolled.Runtime.Lanes.AreWide,
        8 => Vector256.IsHardwareAccelerated && Vector<float>.Count == 8,
        _ => Vector128.IsHardwareAccelerated,
    };

    /// <summary>Keeps the measuring thread on one core, the last one it may use; elsewhere the system decides.</summary>
    public static void PinToOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using Process self = Process.GetCurrentProcess();
            self.ProcessorAffinity = (nint)(1L << BitOperations.Log2((ulong)self.ProcessorAffinity));
        }
    }
}
