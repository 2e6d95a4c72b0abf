using System.Collections.Generic;

namespace Unrolled.CodeFixes.Tests.Cases;

/// <summary>Fixes of the rules 01xx.</summary>
internal static class ShapeCases
{
    private const string Digits = """
        [Network(784)]
        [Dense(128, Activation.Relu)] // hidden
        [Dropout(0.5)]
        [Dense(/* in */ 100, 10, Activation.Softmax)]
        partial class Net;
        """;

    public static IEnumerable<FixCase> All =>
    [
        new("UNR0102",
            "Change 100 to 128",
            Digits,
            """
            [Network(784)]
            [Dense(128, Activation.Relu)] // hidden
            [Dropout(0.5)]
            [Dense(/* in */ 128, 10, Activation.Softmax)]
            partial class Net;
            """),
        new("UNR0102",
            "Change 128 in [Dense] before it to 100",
            Digits,
            """
            [Network(784)]
            [Dense(100, Activation.Relu)] // hidden
            [Dropout(0.5)]
            [Dense(/* in */ 100, 10, Activation.Softmax)]
            partial class Net;
            """),
        new("UNR0102",
            "Change 784 in [Network] before it to 28 * 28 * 3",
            "[Network(inputs: 784, Batch = 2)] [Dense(outputs: 10, inputs: 28 * 28 * 3)] partial class Net;",
            "[Network(inputs: 28 * 28 * 3, Batch = 2)] [Dense(outputs: 10, inputs: 28 * 28 * 3)] partial class Net;"),
        new("UNR0102",
            "Change 9 to Net.Hidden",
            "[Network(4)] [Dense(Net.Hidden, Activation.Relu)] [Dense(9, 3)] partial class Net { private const int Hidden = 8; }",
            "[Network(4)] [Dense(Net.Hidden, Activation.Relu)] [Dense(Net.Hidden, 3)] partial class Net { private const int Hidden = 8; }"),
    ];
}
