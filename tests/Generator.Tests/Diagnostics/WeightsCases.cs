using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 06xx, beside the files that every project of a test lists.</summary>
internal static class WeightsCases
{
    private const string Listed = "'models/iris.safetensors', 'tanh.safetensors', 'a/twice.safetensors', 'b/twice.safetensors', 'large.safetensors', 'cut.safetensors'";

    public static IEnumerable<DiagnosticCase> All =>
    [
        new("UNR0601",
            "[Network(4)] [Dense(3)] [Weights([|\"lost.safetensors\"|])] partial class Net;",
            $"Network 'Net' takes its parameters from 'lost.safetensors', but the project lists only {Listed}: add <UnrolledWeights Include=\"lost.safetensors\" /> to an ItemGroup of the project, or write one of these"),
        new("UNR0601",
            "[Network(4)] [Dense(3)] [Weights([|file: \"ris.safetensors\"|])] partial class Net;",
            $"Network 'Net' takes its parameters from 'ris.safetensors', but the project lists only {Listed}: add <UnrolledWeights Include=\"ris.safetensors\" /> to an ItemGroup of the project, or write one of these"),
        new("UNR0601",
            "[Network(4)] [Dense(3)] [Weights([|null!|])] partial class Net;",
            $"Network 'Net' takes its parameters from '', but the project lists only {Listed}: add <UnrolledWeights Include=\"weights.safetensors\" /> to an ItemGroup of the project, or write one of these"),
        new("UNR0601",
            "[Network(4)] [Dense(3)] [Weights([|\"twice.safetensors\"|])] partial class Net;",
            "Network 'Net' takes its parameters from 'twice.safetensors', but 2 files of the project are called that, 'a/twice.safetensors', 'b/twice.safetensors': write more of the path"),
        new("UNR0602",
            "[Network(4)] [Dense(3)] [Weights([|\"cut.safetensors\"|])] partial class Net;",
            "'cut.safetensors' ends after 17 bytes, inside its header: it was cut off; take a whole copy"),
        new("UNR0603",
            "[Network(5)] [Dense(3, Activation.Relu)] [Dense(2, Bias = false)] [Weights([|\"iris.safetensors\"|])] partial class Net;",
            "'models/iris.safetensors' does not fit network 'Net': 2.weight is [2, 3] in 'Net' and missing in the file; 0.weight is [3, 5] in 'Net' and [3, 4] in the file"),
        new("UNR0603",
            "[Network(4)] [Dense(3, Bias = false)] [Weights([|\"iris.safetensors\"|])] partial class Net;",
            "'models/iris.safetensors' does not fit network 'Net': 0.bias is [3] in the file and missing in 'Net'"),
        new("UNR0603",
            "[Network(784)] [Dense(257)] [Weights([|\"large.safetensors\"|])] partial class Net { public int Run() => Predict(1); private int Predict(int one) => one; }",
            "'large.safetensors' does not fit network 'Net': 0.weight is [257, 784] in 'Net' and [256, 784] in the file; 0.bias is [257] in 'Net' and [256] in the file"),
        new("UNR0603",
            "[Network(4)] [Dense(3, Activation.Sigmoid)] [Weights([|\"tanh.safetensors\"|])] partial class Net; static class Use { public static void Run(float[] x, float[] y) => new Net(3).Predict(x, y); }",
            "'tanh.safetensors' does not fit network 'Net': it was saved by a network of other layers, 4 inputs; Dense(3, Tanh), where 'Net' has 4 inputs; Dense(3, Sigmoid)"),
        new("UNR0306",
            "[Network(4)] [Dense(3)] [Weights(\"iris.safetensors\")] [[|Weights(\"iris.safetensors\")|]] partial class Net;",
            "'Net' already has [Weights], and parameters come from one file: keep one of them"),
    ];
}
