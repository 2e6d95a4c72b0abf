namespace Unrolled.Generator.Model;

/// <summary>A member of the class that is not generated.</summary>
/// <param name="Name">Its name, <c>.ctor</c> for a constructor.</param>
/// <param name="Signature">For a method or constructor its parameter types, <c>(ReadOnlySpan&lt;float&gt;,int)</c>; null for anything else.</param>
/// <param name="InheritedFrom">The base class it comes from, or null for a member of the class itself.</param>
/// <param name="ChainsConstructor">For a constructor, whether it calls another of the class.</param>
internal sealed record MemberDeclaration(string Name, string? Signature, string? InheritedFrom, bool ChainsConstructor);
