namespace Unrolled.Generator.Model;

/// <summary>A member of the class that is not generated.</summary>
/// <param name="Name">Its name, <c>.ctor</c> for a constructor.</param>
/// <param name="Signature">For a method or constructor its parameter types, <c>(ReadOnlySpan&lt;float&gt;,int)</c>; null for anything else.</param>
/// <param name="InheritedFrom">The base class it comes from, or null for a member of the class itself.</param>
/// <param name="Constructor">For a constructor, what it starts from; null for anything else.</param>
internal sealed record MemberDeclaration(string Name, string? Signature, string? InheritedFrom, ConstructorFacts? Constructor);

/// <summary>What a constructor starts from.</summary>
/// <param name="Calls">What it is written to call first: <c>this</c>, <c>base</c> or, where it says nothing, null.</param>
/// <param name="HasSeed">Whether a parameter of its own could be the network's seed.</param>
internal sealed record ConstructorFacts(string? Calls, bool HasSeed);
