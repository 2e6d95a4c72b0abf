using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>The hyper-parameters of a network as they are now, in the order of its description: inside the engine, so that they are no object of their own.</summary>
[InlineArray(Most)]
internal struct HyperParameterValues
{
    /// <summary>The most that an optimiser and clipping have together: an engine whose network has more throws when it is made.</summary>
    public const int Most = 8;

    private float _first;

    /// <summary>The first of them, for programs; there are others behind it.</summary>
    public static ref float First(ref HyperParameterValues values) => ref values._first;
}
