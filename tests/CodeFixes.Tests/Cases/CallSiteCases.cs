using System.Collections.Generic;

namespace Unrolled.CodeFixes.Tests.Cases;

/// <summary>Fixes of the rules 05xx.</summary>
internal static class CallSiteCases
{
    public static IEnumerable<FixCase> All =>
    [
        new("UNR0507",
            "Add [CrossEntropy] below [Dense(3, Activation.Softmax)]",
            """
            [Network(4, Batch = 5)]
            [Dense(8, Activation.Relu)]
            [Dense(3, Activation.Softmax)] // kinds
            [Sgd]
            partial class Net
            {
                public static float Step(Net net, float[] x, int[] labels) => net.TrainStep(x, labels);
            }
            """,
            """
            [Network(4, Batch = 5)]
            [Dense(8, Activation.Relu)]
            [Dense(3, Activation.Softmax)] // kinds
            [CrossEntropy]
            [Sgd]
            partial class Net
            {
                public static float Step(Net net, float[] x, int[] labels) => net.TrainStep(x, labels);
            }
            """),
        new("UNR0507",
            "Add [MeanSquaredError] below [Dense( 3)]",
            "[Network(4)]\n[Dense(\n    3)] partial class Net { public static float Measure(Net net, float[] x) => net.Loss(x, x); }",
            "[Network(4)]\n[Dense(\n    3)] [MeanSquaredError] partial class Net { public static float Measure(Net net, float[] x) => net.Loss(x, x); }"),
        new("UNR0508",
            "Add [Sgd(LearningRate = 0.1)] below [SquaredError]",
            "[Network(4)] [Dense(3)] [SquaredError] partial class Net { public static float Step(Net net, float[] x) => net.TrainStep(x, x); }",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(LearningRate = 0.1)] partial class Net { public static float Step(Net net, float[] x) => net.TrainStep(x, x); }"),
    ];
}
