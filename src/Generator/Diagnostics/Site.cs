namespace Unrolled.Generator.Diagnostics;

/// <summary>The place in a declaration that a finding is about, without a location: found again in the live source when it is reported.</summary>
/// <param name="Kind">What it is part of.</param>
/// <param name="Index">Which attribute, member or containing type, in the order of the declaration.</param>
/// <param name="Argument">The argument of an attribute, or null for the whole attribute.</param>
internal sealed record Site(SiteKind Kind, int Index, string? Argument)
{
    /// <summary>The name in the class declaration.</summary>
    public static readonly Site Class = new(SiteKind.Class, 0, null);

    public static Site ContainingType(int index) => new(SiteKind.ContainingType, index, null);

    public static Site Member(int index) => new(SiteKind.Member, index, null);

    public static Site Attribute(int index) => new(SiteKind.Attribute, index, null);

    /// <summary>An argument by the name of its parameter or property; the whole attribute where it is not written out.</summary>
    public static Site AttributeArgument(int index, string argument) => new(SiteKind.Attribute, index, argument);
}

internal enum SiteKind
{
    Class,
    ContainingType,
    Member,
    Attribute,
}
