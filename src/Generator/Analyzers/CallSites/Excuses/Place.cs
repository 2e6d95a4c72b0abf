using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>A place from which the program gets to a call: the call itself, a name of the function that it is in, a name of one in which that is named.</summary>
/// <param name="IsDeferred">Whether it may get there later than here: by way of a delegate, or of an object.</param>
internal readonly record struct Place(SyntaxNode Node, bool IsDeferred);
