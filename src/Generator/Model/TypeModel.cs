namespace Unrolled.Generator.Model;

/// <summary>Where the generated part of the class goes: its namespace, the types around it and its own name.</summary>
internal sealed record TypeModel
{
    /// <summary>The namespace with its keywords escaped, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types from the outermost in, each as it is reopened: <c>partial class Outer</c>, <c>partial record struct Pair</c>.</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>The class name as written in source, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>How the class is reopened: <c>partial class</c>.</summary>
    public required string Declaration { get; init; }

    /// <summary>Whether the class is sealed: then generated members need not guard against overriding.</summary>
    public required bool IsSealed { get; init; }

    /// <summary>Whether users outside the assembly see the class.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether the project's C# is 13 or later: before, the compilers that know OverloadResolutionPriority refuse it.</summary>
    public bool HasOverloadPriority { get; init; }

    /// <summary>Whether the class or a type around it is called in lower case only, which the compiler warns of wherever the type is declared.</summary>
    public bool HasLowerCaseName { get; init; }

    /// <summary>Generated methods of two or more parameters that the user has overloads of for arguments that suit both: these would never be called beside one of priority.</summary>
    public EquatableArray<string> OwnOverloads { get; init; }

    /// <summary>The author's required members, which every new object has to be given.</summary>
    public EquatableArray<RequiredMember> RequiredMembers { get; init; }

    /// <summary>A file name unique in the compilation, without extension: <c>Namespace.Outer.Name</c>, safe in a file system.</summary>
    public required string HintName { get; init; }
}

/// <summary>A member that every new object has to be given.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="IsReadable">Whether the class can read it.</param>
internal sealed record RequiredMember(string Name, bool IsReadable);
