using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>A tensor that a file may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that this library writes it as.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="By">What says so: the network's name, or what in the file does.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
internal sealed record ExpectedTensor(string Name, string Type, IReadOnlyList<long> Shape, string By, bool IsRequired)
{
    /// <summary>Its values.</summary>
    public long Count => Shape.Aggregate(1L, static (count, size) => count * size);

    /// <summary>A tensor of a network.</summary>
    public static ExpectedTensor Of(TensorSlot slot, NetworkDescription network, bool isRequired) => new(slot.Name, ElementType.Float32, slot.Shape, network.Name, isRequired);
}
