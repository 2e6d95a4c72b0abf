namespace Unrolled.Generator.Model;

/// <summary>What decides whether a class can be a network.</summary>
internal sealed record TypeFacts
{
    /// <summary>The class name without escapes, for messages and comparisons.</summary>
    public required string Name { get; init; }

    public required bool IsPartial { get; init; }

    /// <summary>What keeps the class from being an ordinary one, or null.</summary>
    public required ClassObstacle? Obstacle { get; init; }

    public required bool IsGeneric { get; init; }

    public required bool HasPrimaryConstructor { get; init; }

    /// <summary>The base class where a constructor of the network could not call it without arguments, else null.</summary>
    public required string? UnreachableBase { get; init; }

    /// <summary>The C# version of the project where it is older than what is emitted, else null.</summary>
    public required string? OldLanguageVersion { get; init; }

    /// <summary>The types around the class, from the outermost in.</summary>
    public required EquatableArray<ContainingTypeFacts> ContainingTypes { get; init; }
}

/// <summary>A word that keeps a class from being an ordinary one.</summary>
/// <param name="Word"><c>record</c>, <c>static</c>, <c>abstract</c> or <c>file</c>.</param>
/// <param name="Type">The type it is said of, without escapes: the class, or for <c>file</c> perhaps one around it.</param>
internal sealed record ClassObstacle(string Word, string Type);

/// <summary>A type around a network class.</summary>
/// <param name="Name">Its name without escapes.</param>
internal sealed record ContainingTypeFacts(string Name, bool IsPartial, bool IsGeneric);
