namespace Unrolled.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class TrackingNames
{
    /// <summary>A class to its declaration. Runs on every change of the compilation.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>A declaration to its network.</summary>
    public const string Infer = nameof(Infer);

    /// <summary>A network to one with the parameters of its file, if it has one.</summary>
    public const string Complete = nameof(Complete);

    /// <summary>A network to one with a file name of its own.</summary>
    public const string Name = nameof(Name);

    /// <summary>A network to its files.</summary>
    public const string Emit = nameof(Emit);

    /// <summary>A class to its diagnostics. Runs on every change of the compilation.</summary>
    public const string Diagnose = nameof(Diagnose);

    /// <summary>These, those of its file of weights, and those that other networks show.</summary>
    public const string Report = nameof(Report);
}
