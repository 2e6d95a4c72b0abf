using System.Collections.Generic;

namespace Unrolled.Generator.Lowering;

/// <summary>A vector width that tiles are emitted for.</summary>
/// <param name="Name">The class of its kernels: <c>Simd512</c>.</param>
/// <param name="Lanes">Floats in a vector, or 0 where the machine decides (4 or 8).</param>
/// <param name="Registers">Vector registers the tiles may count on.</param>
/// <param name="Operations">The class of its operations, aliased <c>Simd</c>.</param>
/// <param name="Vector">Its vector type, aliased <c>Vec</c>.</param>
/// <param name="Description">What it is, for the emitted summary.</param>
internal sealed record VectorWidth(string Name, int Lanes, int Registers, string Operations, string Vector, string Description)
{
    /// <summary>Rows of activations and columns of weights are padded to this many floats (64 bytes) at every width.</summary>
    public const int Group = 16;

    /// <summary>Columns that rows of some width have room for side by side in 16 lanes: 3 or 4, else all.</summary>
    public static int ColumnsOf(int width) => width > 4 ? Group : width == 3 ? 3 : 4;

    /// <summary>AVX-512.</summary>
    public static readonly VectorWidth Simd512 = new(
        "Simd512", 16, 32, "global::System.Runtime.Intrinsics.Vector512", "global::System.Runtime.Intrinsics.Vector512<float>", "vectors of 16 floats (AVX-512)");

    /// <summary>What <c>Vector&lt;float&gt;</c> is without AVX-512: 8 lanes (AVX2) or 4 (NEON, SSE), a constant when the code is compiled on the machine.</summary>
    public static readonly VectorWidth SimdVector = new(
        "SimdVector", 0, 16, "global::System.Numerics.Vector", "global::System.Numerics.Vector<float>", "Vector<float>: 8 floats (AVX2) or 4 (NEON, SSE)");

    public static readonly IReadOnlyList<VectorWidth> All = [Simd512, SimdVector];

    /// <summary>Whether the number of lanes is written as a literal.</summary>
    public bool IsLiteral => Lanes > 0;

    /// <summary>Floats in some vectors, as emitted: <c>32</c> or <c>2 * Vec.Count</c>.</summary>
    public string Floats(int vectors) => IsLiteral || vectors == 0 ? Symbols.Number(vectors * Lanes)
        : vectors == 1 ? "Vec.Count"
        : $"{Symbols.Number(vectors)} * Vec.Count";

    /// <summary>The next multiple of 16.</summary>
    public static int Pad(int width) => (width + Group - 1) / Group * Group;

    /// <summary>Groups of 16 that hold a row.</summary>
    public static int Groups(int width) => (width + Group - 1) / Group;
}
