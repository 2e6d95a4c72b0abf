using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>What is known of an array or span before the program runs; nothing is the default.</summary>
/// <param name="Length">The number of elements.</param>
/// <param name="Storage">A variable that always refers to the memory it lies in.</param>
/// <param name="Offset">Where in that memory it starts.</param>
/// <param name="IsWhole">Whether it is all that the variable refers to.</param>
internal readonly record struct Extent(long? Length, ISymbol? Storage = null, long? Offset = null, bool IsWhole = false)
{
    public static readonly Extent Empty = new(0);

    /// <summary>A piece of it: nothing is known of one that does not lie inside, since the program stops there.</summary>
    public Extent Slice(long? start, long? length) =>
        start < 0 || length < 0 || start > Length || start + length > Length ? default : new Extent(length ?? Length - start, Storage, Offset + start, IsWhole && start == 0 && length is null);

    /// <summary>The same elements in memory of their own.</summary>
    public Extent Copy() => new(Length);

    /// <summary>Whether the two share memory if neither is empty.</summary>
    public bool Overlaps(Extent other) =>
        Storage is not null
        && SymbolEqualityComparer.Default.Equals(Storage, other.Storage)
        && (Offset == other.Offset || Reaches(other) || other.Reaches(this))
        && Offset is not null
        && other.Offset is not null;

    private bool Reaches(Extent other) => Offset <= other.Offset && Offset + Length > other.Offset;
}
