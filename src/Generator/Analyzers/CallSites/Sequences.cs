using System.Collections.Generic;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>What list patterns would say, whose types .NET Standard does not have.</summary>
internal static class Sequences
{
    /// <summary>The element of a list that has one, else the default.</summary>
    public static T? Only<T>(this IReadOnlyList<T> list) => list.Count == 1 ? list[0] : default;
}
