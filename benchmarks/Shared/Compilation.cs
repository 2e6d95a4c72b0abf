namespace Unrolled.Benchmarks;

/// <summary>A method, compiled once.</summary>
/// <param name="Type">Its class, with the namespace.</param>
/// <param name="Method">Its name.</param>
/// <param name="Tier">How far it was optimised.</param>
public sealed record Compilation(string Type, string Method, Tier Tier)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type}.{Method} ({Tier})";
}

/// <summary>How far a method was optimised, in the runtime's numbers.</summary>
public enum Tier
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Minimal optimisation, for good (MinOptJitted).</summary>
    Minimal,

    /// <summary>Full optimisation at the first call, outside tiering (Optimized).</summary>
    Full,

    /// <summary>Compiled quickly, and again if it is called often (QuickJitted).</summary>
    Quick,

    /// <summary>Compiled again, optimised in full (OptimizedTier1).</summary>
    Tier1,

    /// <summary>The same, entered in the middle of a loop (OptimizedTier1OSR).</summary>
    Tier1InLoop,

    /// <summary>Compiled quickly, counting what it does.</summary>
    QuickCounting,

    /// <summary>Optimised, counting what it does.</summary>
    FullCounting,
}
