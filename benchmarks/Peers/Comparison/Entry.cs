using System;
using System.Collections.Generic;
using System.IO;

namespace Unrolled.Comparison;

/// <summary>Who takes part.</summary>
/// <param name="Id">What --peers calls it.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Program">The program to start, under the folder of the peers.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Entry(string Id, string Name, string Program, params string[] Arguments)
{
    private const int LongestReason = 60;

    private const string CSharp = "Unrolled/bin/Release/net10.0/Unrolled.Peers";

    /// <summary>The networks that all others are compared with.</summary>
    public static Entry Ours { get; } = new("unrolled", "Unrolled", CSharp, "generated");

    /// <summary>Not a contender: the limits of the core.</summary>
    public static Entry Machine { get; } = new("machine", "machine", "Cpp/bin/machine");

    public static IReadOnlyList<Entry> All { get; } =
    [
        Ours,
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
        new("tensorprimitives", "C#, TensorPrimitives", CSharp, "tensorprimitives"),
        new("scalar", "C#, plain loops", CSharp, "scalar"),
    ];

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

    private static Entry Cpp(string id, string name, params string[] arguments) => new(id, name, "Cpp/bin/" + id, arguments);
}
