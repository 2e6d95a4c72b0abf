using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Benchmarks;

/// <summary>The two operations of the peak loop, at one vector width.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IVectorWidth<TVector>
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>a·b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The first lane.</summary>
    static abstract float First(TVector vector);
}

/// <summary>512 bits.</summary>
internal readonly struct Width512 : IVectorWidth<Vector512<float>>
{
    public static int Lanes => 16;

    public static Vector512<float> Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);

    public static float First(Vector512<float> vector) => vector[0];
}

/// <summary>256 bits.</summary>
internal readonly struct Width256 : IVectorWidth<Vector256<float>>
{
    public static int Lanes => 8;

    public static Vector256<float> Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    public static float First(Vector256<float> vector) => vector[0];
}

/// <summary>128 bits.</summary>
internal readonly struct Width128 : IVectorWidth<Vector128<float>>
{
    public static int Lanes => 4;

    public static Vector128<float> Create(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    public static float First(Vector128<float> vector) => vector[0];
}
