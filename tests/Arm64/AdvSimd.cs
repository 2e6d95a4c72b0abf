using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>
/// Stands before the class of this name in System.Runtime.Intrinsics.Arm wherever the runtime uses it: the core library that comes with the compiler is x64's, where the methods of that one
/// only throw. These are the instructions by their definitions, made of what every processor has; main.c compares them with the instructions.
/// </summary>
internal static class AdvSimd
{
    /// <summary>What processors of 64 bits have.</summary>
    internal static class Arm64
    {
        public static bool IsSupported => true;

        /// <summary>zip1 of four: a₀ b₀ a₁ b₁.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) => Vector128.Create(a[0], b[0], a[1], b[1]);

        /// <summary>zip2 of four: a₂ b₂ a₃ b₃.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) => Vector128.Create(a[2], b[2], a[3], b[3]);

        /// <summary>zip1 of two: a₀ b₀.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<ulong> ZipLow(Vector128<ulong> a, Vector128<ulong> b) => Vector128.Create(a[0], b[0]);

        /// <summary>zip2 of two: a₁ b₁.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<ulong> ZipHigh(Vector128<ulong> a, Vector128<ulong> b) => Vector128.Create(a[1], b[1]);

        /// <summary>uzp1: a₀ a₂ b₀ b₂.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> UnzipEven(Vector128<float> a, Vector128<float> b) => Vector128.Create(a[0], a[2], b[0], b[2]);

        /// <summary>uzp2: a₁ a₃ b₁ b₃.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> UnzipOdd(Vector128<float> a, Vector128<float> b) => Vector128.Create(a[1], a[3], b[1], b[3]);
    }
}
