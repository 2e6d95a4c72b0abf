using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>A layer with the attribute it comes from.</summary>
/// <param name="IsUnderstood">Whether its operation is certain; if not, its error is reported and nothing may be concluded from the stand-in.</param>
internal sealed record PlacedLayer(LayerModel Model, Annotation Annotation, bool IsUnderstood);

/// <summary>The layers of a network from input to output.</summary>
internal sealed class LayerStack(IReadOnlyList<PlacedLayer> layers)
{
    public IReadOnlyList<PlacedLayer> Layers { get; } = layers;

    public IEnumerable<LayerModel> Models => Layers.Select(layer => layer.Model);
}

/// <summary>The values per row that arrive at a layer.</summary>
/// <param name="Size">How many, or null after an error in what gives them.</param>
/// <param name="Source">What gives them, as a clause: <c>layer 'Dense1' (784 → 128) before it has 128 outputs</c>.</param>
/// <param name="Site">Where that number is written.</param>
internal sealed record Width(int? Size, string Source, Site Site);
