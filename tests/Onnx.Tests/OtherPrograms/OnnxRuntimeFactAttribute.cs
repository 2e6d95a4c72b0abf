using System;
using System.IO;
using Xunit;

namespace Unrolled.Onnx.Tests.OtherPrograms;

/// <summary>A test that runs ONNX Runtime in Node; where it is not installed the test is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_isThere = new(static () => Command.Run("node", ["-e", "require('onnxruntime-node')"], Modules).Succeeded);

    public OnnxRuntimeFactAttribute() => Skip = s_isThere.Value ? null : "There is no node with onnxruntime-node: install Node.js and run tests/Onnx.Tests/install.sh.";

    /// <summary>Where the script installs it: beside what is built.</summary>
    public static string Modules { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "onnxruntime-node", "node_modules"));
}
