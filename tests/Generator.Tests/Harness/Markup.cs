using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A source text in which <c>[|…|]</c> marks where diagnostics are expected.</summary>
/// <param name="Source">The text without the marks.</param>
/// <param name="Marked">The marked texts, in order.</param>
internal sealed record Markup(string Source, string[] Marked)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static Markup Parse(string text)
    {
        IEnumerable<string> marked = text.Split(Open).Skip(1).Select(part => part.Split(Close)[0]);
        return new Markup(text.Replace(Open, string.Empty, StringComparison.Ordinal).Replace(Close, string.Empty, StringComparison.Ordinal), [.. marked]);
    }
}
