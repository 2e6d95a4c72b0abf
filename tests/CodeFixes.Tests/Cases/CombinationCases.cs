using System.Collections.Generic;

namespace Unrolled.CodeFixes.Tests.Cases;

/// <summary>Fixes of the rules 03xx.</summary>
internal static class CombinationCases
{
    public static IEnumerable<FixCase> All =>
    [
        .. Activations,
        .. Arguments,
        .. Attributes,
        new("UNR0313",
            "Use [CrossEntropy]",
            "[Network(4)] [Dense(3, Activation.Softmax)] [/* Brier */ MeanSquaredError] [Sgd] partial class Net;",
            "[Network(4)] [Dense(3, Activation.Softmax)] [/* Brier */ CrossEntropy] [Sgd] partial class Net;"),
        new("UNR0316",
            "Use [BinaryCrossEntropy]",
            "[Network(4)] [Dense(3, Activation.Sigmoid)] [SquaredError] partial class Net;",
            "[Network(4)] [Dense(3, Activation.Sigmoid)] [BinaryCrossEntropy] partial class Net;"),
        new("UNR0318",
            "Use [BinaryCrossEntropy]",
            "[Network(4)] [Dense(1, Activation.Sigmoid)] [CrossEntropy] partial class Net;",
            "[Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] partial class Net;"),
        new("UNR0310",
            "Set Momentum to 0.9",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(LearningRate = 0.1, /* steep */ Nesterov = true)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(LearningRate = 0.1, /* steep */ Momentum = 0.9, Nesterov = true)] partial class Net;"),
        new("UNR0310",
            "Set Momentum to 0.9",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true, Momentum = 0)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true, Momentum = 0.9)] partial class Net;"),
        new("UNR0310",
            "Remove 'Nesterov = true'",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true /* steep */)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd /* steep */] partial class Net;"),
        new("UNR0310",
            "Remove 'Nesterov = true'",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd] partial class Net;"),
        new("UNR0312",
            "Move it before [Dense(3, Activation.Softmax)]",
            """
            [Network(4)]
            // what comes out
            [Dense(3, Activation.Softmax)] // three kinds
            [Dropout(0.5)] // half
            [CrossEntropy]
            partial class Net;
            """,
            """
            [Network(4)]
            // what comes out
            [Dropout(0.5)]
            [Dense(3, Activation.Softmax)] // three kinds
            // half
            [CrossEntropy]
            partial class Net;
            """),
        new("UNR0312",
            "Move it before [Dense(3)]",
            "[Network(4), Dense(3), Dropout(0.5)] [SquaredError] partial class Net;",
            "[Network(4), Dropout(0.5), Dense(3)] [SquaredError] partial class Net;"),
        new("UNR0312",
            "Move it before [Dense(3)]",
            "[Network(4)] [Dense(3)] [Dropout(0.5)] [SquaredError] partial class Net;",
            "[Network(4)] [Dropout(0.5)] [Dense(3)] [SquaredError] partial class Net;"),
    ];

    private static IEnumerable<FixCase> Activations =>
    [
        new("UNR0301",
            "Use Activation.LeakyRelu",
            "[Network(4)] [Dense(3, Activation.Relu, Slope = 0.1)] partial class Net;",
            "[Network(4)] [Dense(3, Activation.LeakyRelu, Slope = 0.1)] partial class Net;"),
        new("UNR0307",
            "Use Activation.Softmax",
            """
            [Network(4)]
            [Dense(3)] // logits, as in PyTorch
            [CrossEntropy]
            partial class Net;
            """,
            """
            [Network(4)]
            [Dense(3, Activation.Softmax)] // logits, as in PyTorch
            [CrossEntropy]
            partial class Net;
            """),
        new("UNR0307",
            "Use Activation.Softmax",
            "[Network(4)] [Dense(4, 3, /* logits */ Activation.Identity, Bias = false)] [CrossEntropy] partial class Net;",
            "[Network(4)] [Dense(4, 3, /* logits */ Activation.Softmax, Bias = false)] [CrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use Activation.Softmax",
            "[Network(4)] [Dense(4, outputs: 3, Bias = false)] [CrossEntropy] partial class Net;",
            "[Network(4)] [Dense(4, outputs: 3, activation: Activation.Softmax, Bias = false)] [CrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use Activation.Sigmoid and [BinaryCrossEntropy]",
            """
            [Network(4)]
            [Dense(1)] // a logit
            [CrossEntropy] // yes or no
            partial class Net;
            """,
            """
            [Network(4)]
            [Dense(1, Activation.Sigmoid)] // a logit
            [BinaryCrossEntropy] // yes or no
            partial class Net;
            """),
        new("UNR0307",
            "Use Activation.Sigmoid and [BinaryCrossEntropy]",
            "[Network(4), Dense(1, Activation.Tanh), CrossEntropy] partial class Net;",
            "[Network(4), Dense(1, Activation.Sigmoid), BinaryCrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use Activation.Sigmoid",
            "[Network(4)] [Dense(1, Activation.Relu)] [BinaryCrossEntropy] partial class Net;",
            "[Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use [CrossEntropy]",
            "[Network(4)] [Dense(3, Activation.Softmax)] [BinaryCrossEntropy] partial class Net;",
            "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use A.Softmax",
            "using A = Unrolled.Activation; [Network(4)] [Dense(3, A.Relu)] [CrossEntropy] partial class Net;",
            "using A = Unrolled.Activation; [Network(4)] [Dense(3, A.Softmax)] [CrossEntropy] partial class Net;"),
        new("UNR0307",
            "Use Unrolled.Activation.Softmax",
            "class Activation; [Network(4)] [Dense(3)] [CrossEntropy] partial class Net;",
            "class Activation; [Network(4)] [Dense(3, Unrolled.Activation.Softmax)] [CrossEntropy] partial class Net;"),
        new("UNR0309",
            "Use Activation.Sigmoid and [BinaryCrossEntropy]",
            "[Network(4)] [Dense(1, Activation.Softmax)] [CrossEntropy] [Sgd] partial class Net;",
            "[Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd] partial class Net;"),
        new("UNR0309",
            "Use Activation.Sigmoid",
            "[Network(4)] [Dense(1, Activation.Softmax)] [BinaryCrossEntropy] [Sgd] partial class Net;",
            "[Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd] partial class Net;"),
        new("UNR0309",
            "Use Activation.Sigmoid",
            "[Network(4)] [Dense(1, activation: /* of one */ Activation.Softmax)] partial class Net;",
            "[Network(4)] [Dense(1, activation: /* of one */ Activation.Sigmoid)] partial class Net;"),
    ];

    private static IEnumerable<FixCase> Arguments =>
    [
        new("UNR0301",
            "Remove 'Slope = 0.1'",
            "[Network(4)] [Dense(3, Slope = 0.1, Bias = false)] partial class Net;",
            "[Network(4)] [Dense(3, Bias = false)] partial class Net;"),
        new("UNR0301",
            "Remove 'Slope = 0.1'",
            """
            [Network(4)]
            [Dense(3, // kinds
                Slope = 0.1)]
            partial class Net;
            """,
            """
            [Network(4)]
            [Dense(3 // kinds
                )]
            partial class Net;
            """),
        new("UNR0301",
            "Remove 'Slope = 0.1'",
            "[Network(4)] [Dense(3, Activation.Relu /* kinds */, Slope = 0.1)] partial class Net;",
            "[Network(4)] [Dense(3, Activation.Relu /* kinds */ )] partial class Net;"),
        new("UNR0302",
            "Remove '0.5'",
            "[Network(4)] [Dropout(0.5 /* half */, /* drawn */ Mask = MaskSource.Caller)] [Dense(3)] partial class Net;",
            "[Network(4)] [Dropout( /* half */ /* drawn */ Mask = MaskSource.Caller)] [Dense(3)] partial class Net;"),
        new("UNR0302",
            "Remove '0.5'",
            "[Network(4)] [Dropout(0.5, Mask = MaskSource.Caller)] [Dense(3)] partial class Net;",
            "[Network(4)] [Dropout(Mask = MaskSource.Caller)] [Dense(3)] partial class Net;"),
        new("UNR0302",
            "Remove 'Scale = false'",
            "[Network(4)] [Dropout(Mask = MaskSource.Caller, Scale = false)] [Dense(3)] partial class Net;",
            "[Network(4)] [Dropout(Mask = MaskSource.Caller)] [Dense(3)] partial class Net;"),
        new("UNR0314",
            "Remove 'Initializer = Initializer.He'",
            "[Network(4)] [Dense(3, Activation.Tanh, Initializer = Initializer.He, Bias = false)] partial class Net;",
            "[Network(4)] [Dense(3, Activation.Tanh, Bias = false)] partial class Net;"),
        new("UNR0404",
            "Remove 'Unroll = Unroll.Full'",
            "[Network(144, Batch = 4, Unroll = Unroll.Full)] [Dense(64)] partial class Net;",
            "[Network(144, Batch = 4)] [Dense(64)] partial class Net;"),
        new("UNR0405",
            "Remove 'Unroll = Unroll.Full'",
            "[Network(784, Unroll = Unroll.Full /* all */)] [Dense(784)] partial class Net;",
            "[Network(784 /* all */)] [Dense(784)] partial class Net;"),
    ];

    private static IEnumerable<FixCase> Attributes =>
    [
        new("UNR0304",
            "Remove [MeanSquaredError]",
            """
            [Network(4)]
            [Dense(3)]
            [SquaredError] // the first
            [MeanSquaredError]
            // the class
            partial class Net;
            """,
            """
            [Network(4)]
            [Dense(3)]
            [SquaredError] // the first
            // the class
            partial class Net;
            """),
        new("UNR0305",
            "Remove [Adam(LearningRate = 0.1)]",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd, Adam(LearningRate = 0.1)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd] partial class Net;"),
        new("UNR0306",
            "Remove [L2(1e-4)]",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)]\n  [L2(1e-4)] // smaller\npartial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)]\n  // smaller\npartial class Net;"),
        new("UNR0306",
            "Remove [Network(5)]",
            "[Network(4)] [Dense(3)] partial class Net;\r\n[Network(5)]\r\npartial class Net;",
            "[Network(4)] [Dense(3)] partial class Net;\r\npartial class Net;"),
        new("UNR0306",
            "Remove [L2(1e-4)]",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)]\n[/* smaller */ L2(1e-4)]\npartial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)]\n/* smaller */ \npartial class Net;"),
        new("UNR0315",
            "Remove [L2(1e-4)]",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-4),\n // why\n AdamW] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [\n // why\n AdamW] partial class Net;"),
        new("UNR0319",
            "Remove [ClipGradients(Norm = 1)]",
            "[Network(4)] [Dense(3)] [SquaredError] [ClipGradients(Norm = 1)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] partial class Net;"),
        new("UNR0311",
            "Remove [L2(1e-3)]",
            "[Network(4)] [Dense(3)] [L2(1e-3)] partial class Net;",
            "[Network(4)] [Dense(3)] partial class Net;"),
        new("UNR0315",
            "Remove [L2(1e-4)]",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-4)] [AdamW] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] [AdamW] partial class Net;"),
        new("UNR0312",
            "Remove [Dropout(0.5)]",
            "[Network(4)] [Dense(3)]\n[Dropout(0.5)] [SquaredError]\npartial class Net;",
            "[Network(4)] [Dense(3)]\n[SquaredError]\npartial class Net;"),
    ];
}
