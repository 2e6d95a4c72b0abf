using System;
using Xunit;

namespace Unrolled.Onnx.Tests.OtherPrograms;

/// <summary>A test that runs the checker of the format's own Python package; where there is none it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckerFactAttribute : FactAttribute
{
    // The first on the path may be another than the system's, which Debian's packages are for.
    private static readonly Lazy<string?> s_python = new(static () => Array.Find(["python3", "/usr/bin/python3"], static python => Command.Run(python, ["-c", "import onnx.checker"]).Succeeded));

    public CheckerFactAttribute() => Skip = s_python.Value is null ? "There is no Python with onnx: on Debian, apt-get install python3-onnx." : null;

    /// <summary>The Python that has the package.</summary>
    public static string Python => s_python.Value!;
}
