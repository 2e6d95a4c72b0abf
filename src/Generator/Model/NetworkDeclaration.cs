namespace Unrolled.Generator.Model;

/// <summary>A network class as written: read from symbols, but neither completed nor judged.</summary>
/// <remarks>Immutable and compared by value; the first cached step of the pipeline, and all that the following ones see.</remarks>
internal sealed record NetworkDeclaration
{
    public required TypeModel Type { get; init; }

    public required TypeFacts Facts { get; init; }

    /// <summary>The attributes of the vocabulary, in the order of the source.</summary>
    public required EquatableArray<AttributeDeclaration> Attributes { get; init; }

    /// <summary>The members the user wrote, and those inherited from base classes.</summary>
    public required EquatableArray<MemberDeclaration> Members { get; init; }
}
