using Unrolled.Generator.Expressions;

namespace Unrolled.Generator.Operations;

/// <summary>A bound on the gradients that an update takes.</summary>
internal sealed class Clipping
{
    /// <summary>The argument of the attribute that chooses it: <c>Norm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The bound, which is a hyper-parameter of the update.</summary>
    public required HyperParameter Bound { get; init; }

    /// <summary>What the step's kernels need to know of it.</summary>
    public required StepScalar Scalar { get; init; }

    /// <summary>The clipped g, in g and the scalar.</summary>
    public required Expression Gradient { get; init; }

    /// <summary>The same update of clipped gradients.</summary>
    public UpdateRule Limit(UpdateRule rule) => rule with
    {
        Assignments = [new Assignment("g", Gradient), .. rule.Assignments],
        HyperParameters = [.. rule.HyperParameters, Bound],
        Scalars = [.. rule.Scalars, Scalar],
    };
}
