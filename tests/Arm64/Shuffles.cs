using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Unrolled.Runtime;

namespace Unrolled.Arm64;

/// <summary>What stands for instructions (AdvSimd.cs), for the C program to compare with the instructions.</summary>
internal static unsafe class Shuffles
{
    /// <summary>Six vectors of 4 floats from two: zip1 and zip2 of floats, of pairs of floats, uzp1 and uzp2.</summary>
    [UnmanagedCallersOnly(EntryPoint = "shuffle")]
    public static void Shuffle(float* a, float* b, float* results)
    {
        Vector128<float> x = Vector128.Load(a);
        Vector128<float> y = Vector128.Load(b);
        AdvSimd.Arm64.ZipLow(x, y).Store(results);
        AdvSimd.Arm64.ZipHigh(x, y).Store(results + 4);
        AdvSimd.Arm64.ZipLow(x.AsUInt64(), y.AsUInt64()).AsSingle().Store(results + 8);
        AdvSimd.Arm64.ZipHigh(x.AsUInt64(), y.AsUInt64()).AsSingle().Store(results + 12);
        AdvSimd.Arm64.UnzipEven(x, y).Store(results + 16);
        AdvSimd.Arm64.UnzipOdd(x, y).Store(results + 20);
    }
}
