using System;
using System.Globalization;

namespace Unrolled.Runtime.Tests;

/// <summary>Makes the thread's culture German, where 1,000.5 is written 1.000,5: what reads right under it is the same in every culture.</summary>
internal sealed class GermanCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public GermanCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
    }
}
