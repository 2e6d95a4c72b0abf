namespace Unrolled.Generator.Emission;

/// <summary>What functions for C return where they fail: the header has these numbers, and the runtime returns them.</summary>
internal enum CError
{
    /// <summary>No network of this kind, or a destroyed one.</summary>
    BadNetwork = -1,

    /// <summary>NULL where there has to be memory.</summary>
    NullPointer = -2,

    /// <summary>A count does not fit, or what is written lies in what is read.</summary>
    BadLength = -3,

    /// <summary>A label is no class.</summary>
    BadLabel = -4,

    /// <summary>A loss, an input or a target is NaN or infinite.</summary>
    NotFinite = -5,

    /// <summary>A file cannot be read, written or used.</summary>
    BadFile = -6,

    /// <summary>Anything else, such as a lack of memory.</summary>
    Failed = -7,
}
