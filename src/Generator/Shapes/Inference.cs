using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>What a declaration amounts to.</summary>
/// <param name="Model">
/// The network, or null where nothing can be added to the class. Where the declaration has errors, something consistent stands in for what is wrong.
/// </param>
/// <param name="Findings">The rules it breaks.</param>
internal sealed record Inference(NetworkModel? Model, EquatableArray<Finding> Findings);
