namespace Unrolled.Generator.Model;

/// <summary>What a file of weights holds.</summary>
/// <param name="Path">The file as the project lists it, with <c>/</c> between directories.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
/// <param name="Architecture">The layers of the network that was saved, or null where the file does not say.</param>
/// <param name="ArchitectureHash">The hash of that text, or null where the file does not say.</param>
/// <param name="Resource">The name of the resource that it becomes, or null.</param>
/// <param name="Tensors">The parameters in it.</param>
/// <param name="Extras">The numbers that were saved beside them.</param>
internal sealed record WeightsManifest(string Path, string? Fault, string? Architecture, string? ArchitectureHash, string? Resource, EquatableArray<WeightsTensor> Tensors, EquatableArray<WeightsTensor> Extras);

/// <summary>A tensor of a file, or other numbers under a name.</summary>
/// <param name="Name">Its name: <c>0.weight</c>.</param>
/// <param name="Shape">Its sizes with spaces between: <c>128 784</c>.</param>
/// <param name="Bits">Its values in the order of the file as the bits of floats; none where the file becomes a resource.</param>
internal sealed record WeightsTensor(string Name, string Shape, EquatableArray<uint> Bits);
