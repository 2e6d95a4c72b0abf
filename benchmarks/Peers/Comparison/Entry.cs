using System;
using System.Collections.Generic;
using System.IO;

namespace Unrolled.Comparison;

/// <summary>As what an entry takes part.</summary>
internal enum Role
{
    /// <summary>What no implementation can do without.</summary>
    Bound,

    /// <summary>The networks that all others are compared with.</summary>
    Ours,

    /// <summary>The same networks by another build.</summary>
    Former,

    /// <summary>What one would use instead.</summary>
    Peer,
}

/// <summary>Who takes part.</summary>
/// <param name="Role">As what.</param>
/// <param name="Id">What --peers calls it.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Program">The program to start, under the folder of the peers.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Entry(Role Role, string Id, string Name, string Program, params string[] Arguments)
{
    private const int LongestReason = 60;

    private const string CSharp = "Unrolled/bin/Release/net10.0/Unrolled.Peers";

    public static Entry Ours { get; } = new(Role.Ours, "unrolled", "Unrolled", CSharp, "generated");

    /// <summary>The limits of the core.</summary>
    public static Entry Machine { get; } = new(Role.Bound, "machine", "moving its weights, nothing else", "Cpp/bin/machine");

    public static IReadOnlyList<Entry> Peers { get; } =
    [
        Cpp("eigen-static-gcc", "Eigen, static sizes, g++"),
        Cpp("eigen-static-clang", "Eigen, static sizes, clang"),
        Cpp("eigen-dynamic-gcc", "Eigen, dynamic, g++"),
        Cpp("eigen-dynamic-clang", "Eigen, dynamic, clang"),
        Cpp("libxsmm", "libxsmm"),
        Cpp("openblas", "OpenBLAS"),
        Cpp("onednn", "oneDNN"),
        Cpp("libtorch", "libtorch"),
        Cpp("fann", "FANN"),
        Cpp("onnxruntime", "ONNX Runtime", "Cpp/bin/libonnxruntime.so"),
        new(Role.Peer, "tensorprimitives", "C#, TensorPrimitives", CSharp, "tensorprimitives"),
        new(Role.Peer, "scalar", "C#, plain loops", CSharp, "scalar"),
    ];

    /// <summary>The networks as built in another checkout of this repository.</summary>
    /// <param name="checkout">Its root.</param>
    public static Entry Former(string checkout) =>
        new(Role.Former, "former", "Unrolled, the other build", Path.Combine(Path.GetFullPath(checkout), "benchmarks/Peers", CSharp), "generated");

    /// <summary>Why the program is not there: the first error its compiler gave.</summary>
    public string WhyMissing(string folder)
    {
        string log = Path.Combine(folder, Program + ".log");
        foreach (string line in File.Exists(log) ? File.ReadLines(log) : [])
        {
            int error = line.IndexOf("error", StringComparison.Ordinal);
            if (error >= 0)
            {
                return "not built: " + line[error..Math.Min(line.Length, error + LongestReason)];
            }
        }

        return "not built";
    }

    private static Entry Cpp(string id, string name, params string[] arguments) => new(Role.Peer, id, name, "Cpp/bin/" + id, arguments);
}
