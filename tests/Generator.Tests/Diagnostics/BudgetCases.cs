using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 04xx.</summary>
internal static class BudgetCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("UNR0401",
            "[Network(60000)] [Dense([|60000|])] [Dense(3)] partial class Net;",
            "'Net' may need 10,809,781,344 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),
        new("UNR0401",
            "[Network(4, [|Batch = 2147483647|])] [Dense(3)] [SquaredError] [Sgd] partial class Net;",
            "'Net' may need 242,665,652,464 floats (an upper bound) for parameters, gradients and a batch of 2,147,483,647, but one block of memory holds 2,147,483,575: make layer 'Dense1' or Batch smaller"),
        new("UNR0401",
            "[Network([|2000000000|])] [Dropout(0.5)] [Dense(1)] partial class Net;",
            "'Net' may need 320,000,001,344 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),
        new("UNR0401",
            "[Network(2147483647)] [Dense([|2147483647|])] partial class Net;",
            "'Net' may need 13,835,058,295,800,332,288 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),

        // Two regions of 144 floats, 656 floats of a step, 16 for aligning.
        new("UNR0402",
            "[Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(1e-3)] [Sgd] [MemoryBudget([|3_839|])] partial class Net;",
            "'Net' takes 3,840 bytes, 1 more than its budget of 3,839: make layer 'Dense1' (4 → 10), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(100, Batch = 7)] [MemoryBudget([|bytes: 1|])] [Dense(30, Activation.Relu)] [Dropout(0.5)] [Dense(200, Activation.Relu, Name = \"Wide\")] [Dense(2)] [SquaredError] [Adam] partial class Net;",
            "'Net' takes 182,080 bytes, 182,079 more than its budget of 1: make layer 'Wide' (30 → 200), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(3, Batch = 4000)] [Dense(40, Activation.Relu)] [Dense(50, Activation.Relu)] [Dense(1)] [SquaredError] [MemoryBudget([|9_000|])] partial class Net;",
            "'Net' takes 4,912,832 bytes, 4,903,832 more than its budget of 9,000: make layer 'Dense2' (40 → 50), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(784, Batch = 64)] [Dropout(0.5)] [Dense(10)] [SquaredError] [Sgd] [MemoryBudget([|1|])] partial class Net;",
            "'Net' takes 681,664 bytes, 681,663 more than its budget of 1: make layer 'Dense1' (784 → 10), which costs most, smaller, or raise the budget"),
        new("UNR0403",
            "[Network(784)] [Dense(128, Activation.Relu)] [Dense(10, Activation.Softmax)] [FlopBudget([|200_000|])] partial class Net;",
            "A row takes 'Net' 203,264 floating-point operations, 3,264 more than its budget of 200,000: make layer 'Dense1' (784 → 128), which costs most, smaller, or raise the budget"),
        new("UNR0403",
            "[Network(4)] [Dense(10, Activation.Relu)] [Dropout(0.1)] [Dense(30, Activation.Relu)] [Dense(2)] [FlopBudget([|flops: 1|])] [MemoryBudget(long.MaxValue)] partial class Net;",
            "A row takes 'Net' 800 floating-point operations, 799 more than its budget of 1: make layer 'Dense2' (10 → 30), which costs most, smaller, or raise the budget"),
    ];
}
