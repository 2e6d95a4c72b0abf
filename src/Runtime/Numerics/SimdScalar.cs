using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>One lane.</summary>
internal readonly struct SimdScalar : ISimd<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float a, float b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float a, float b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float a, float b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float a, float b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float a) => float.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float a) => float.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CopySign(float magnitude, float sign) => float.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtLeast(float bound, float a) => bound > a ? bound : a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtMost(float bound, float a) => bound < a ? bound : a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SelectLess(float left, float right, float then, float otherwise) => left < right ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SelectGreater(float left, float right, float then, float otherwise) => left > right ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SelectEqual(float left, float right, float then, float otherwise) => left == right ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AddBits(float a, int b) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) + b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SubtractBits(float a, float b) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) - BitConverter.SingleToInt32Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SubtractBitsFrom(int b, float a) => BitConverter.Int32BitsToSingle(b - BitConverter.SingleToInt32Bits(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AndBits(float a, int b) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ShiftLeft(float a, int count) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ShiftRight(float a, int count) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) >> count);
}
