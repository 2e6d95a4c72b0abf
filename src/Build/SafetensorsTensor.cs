namespace Unrolled.Build;

/// <summary>A tensor as the header of a file has it.</summary>
/// <param name="Name">Its name: <c>0.weight</c>.</param>
/// <param name="Type">What its elements are: <c>F32</c>.</param>
/// <param name="Shape">Its sizes, none negative.</param>
/// <param name="Begin">Its first byte in the data behind the header.</param>
/// <param name="End">The byte just past it.</param>
internal sealed record SafetensorsTensor(string Name, ElementType Type, long[] Shape, long Begin, long End)
{
    /// <summary>Its values.</summary>
    public long Count => (End - Begin) / Type.Size;
}
