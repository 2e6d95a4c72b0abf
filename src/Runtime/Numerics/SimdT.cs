using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary><see cref="Vector{T}"/>: 4 or 8 lanes, as the machine has them.</summary>
internal readonly struct SimdT : ISimd<Vector<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> a, Vector<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> a, float b) => a + new Vector<float>(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Subtract(Vector<float> a, Vector<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Multiply(Vector<float> a, Vector<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Multiply(Vector<float> a, float b) => a * new Vector<float>(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Divide(Vector<float> a, Vector<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, float c) => Vector.MultiplyAddEstimate(a, b, new Vector<float>(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, float b, Vector<float> c) => Vector.MultiplyAddEstimate(a, new Vector<float>(b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, float b, float c) => Vector.MultiplyAddEstimate(a, new Vector<float>(b), new Vector<float>(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> a) => Vector.SquareRoot(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> a) => Vector.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> CopySign(Vector<float> magnitude, Vector<float> sign) => Vector.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AtLeast(float bound, Vector<float> a) => Vector.MaxNative(new Vector<float>(bound), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AtMost(float bound, Vector<float> a) => Vector.MinNative(new Vector<float>(bound), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SelectLess(Vector<float> left, float right, Vector<float> then, Vector<float> otherwise) => Vector.ConditionalSelect(Vector.LessThan(left, new Vector<float>(right)).As<int, float>(), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SelectLess(Vector<float> left, float right, float then, Vector<float> otherwise) => Vector.ConditionalSelect(Vector.LessThan(left, new Vector<float>(right)).As<int, float>(), new Vector<float>(then), otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SelectGreater(Vector<float> left, float right, float then, Vector<float> otherwise) => Vector.ConditionalSelect(Vector.GreaterThan(left, new Vector<float>(right)).As<int, float>(), new Vector<float>(then), otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SelectEqual(Vector<float> left, float right, float then, Vector<float> otherwise) => Vector.ConditionalSelect(Vector.Equals(left, new Vector<float>(right)).As<int, float>(), new Vector<float>(then), otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AddBits(Vector<float> a, int b) => (a.As<float, int>() + new Vector<int>(b)).As<int, float>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SubtractBits(Vector<float> a, Vector<float> b) => (a.As<float, int>() - b.As<float, int>()).As<int, float>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SubtractBitsFrom(int b, Vector<float> a) => (new Vector<int>(b) - a.As<float, int>()).As<int, float>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AndBits(Vector<float> a, int b) => (a.As<float, int>() & new Vector<int>(b)).As<int, float>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ShiftLeft(Vector<float> a, int count) => (a.As<float, int>() << count).As<int, float>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ShiftRight(Vector<float> a, int count) => (a.As<float, int>() >> count).As<int, float>();
}
