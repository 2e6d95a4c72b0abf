using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Something that may keep the program from what comes behind it.</summary>
/// <param name="Value">A condition, or a call that may not return.</param>
/// <param name="Except">The part of it that it may be kept from.</param>
/// <param name="IsTried">Whether it is a call of which somebody notices that it throws: then it tells something of its arguments, a network's call, too.</param>
internal readonly record struct Test(IOperation Value, IOperation? Except = null, bool IsTried = false);
