using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The variables that a mistake depends on: whoever looks at them may know of it.</summary>
/// <param name="isOfElements">Whether the elements of arrays count, not only their length.</param>
internal sealed class LengthSubject(IReadOnlyCollection<ISymbol> variables, bool isOfElements, Func<ExtentReader> newReader, ISymbol? member, Mentions mentions, NetworkTypes networks)
    : Subject(isOfElements ? [] : variables, isOfElements ? variables : [], member, mentions, networks)
{
    protected override bool Counts(Test test) => Looks(test);

    protected override bool IsNeverNull(IOperation reference) => newReader().Span(reference).Length > 0;
}
