namespace Unrolled;

/// <summary>How a network is exported: names, and what belongs before and behind it.</summary>
public sealed record OnnxOptions
{
    /// <summary>The name of the graph's input, which is (batch × <see cref="NetworkDescription.Inputs"/>): <c>input</c> unless set.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>The name of the graph's output, which is (batch × <see cref="NetworkDescription.Outputs"/>): <c>output</c> unless set.</summary>
    public string OutputName { get; init; } = "output";

    /// <summary>Puts x ↦ (x − offset)·scale in front of the network, so that the graph takes inputs as they were before <see cref="Normalizer.Apply(System.Span{float})"/>; nothing unless set.</summary>
    public Normalizer? InputNormalizer { get; init; }

    /// <summary>Puts y ↦ y/scale + offset behind the network, as <see cref="Normalizer.Revert"/> does for targets that were brought to scale; nothing unless set.</summary>
    public Normalizer? OutputNormalizer { get; init; }

    /// <summary>A text for people, shown by programs that show graphs; none unless set.</summary>
    public string? Description { get; init; }
}
