namespace Unrolled.Generator.Model;

/// <summary>The file that a network's parameters come from.</summary>
/// <param name="File">The file as its author calls it.</param>
/// <param name="Attribute">Which attribute of the declaration says so.</param>
internal sealed record WeightsModel(string File, int Attribute)
{
    /// <summary>The resource that the file becomes, or null.</summary>
    public string? Resource { get; init; }

    /// <summary>Where it becomes no resource, the parameters as the bits of floats, in logical order: layer by layer, W row by row (inputs × outputs), then b.</summary>
    public EquatableArray<uint> Bits { get; init; }

    /// <summary>The numbers that were saved beside the parameters.</summary>
    public EquatableArray<WeightsTensor> Extras { get; init; }
}
