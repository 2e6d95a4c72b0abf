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

        // Two regions of 144 floats, 656 floats of a step.
        new("UNR0402",
            "[Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(1e-3)] [Sgd] [MemoryBudget([|3_775|])] partial class Net;",
            "'Net' takes 3,776 bytes, 1 more than its budget of 3,775: make layer 'Dense1' (4 → 10), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(100, Batch = 7)] [MemoryBudget([|bytes: 1|])] [Dense(30, Activation.Relu)] [Dropout(0.5)] [Dense(200, Activation.Relu, Name = \"Wide\")] [Dense(2)] [SquaredError] [Adam] partial class Net;",
            "'Net' takes 182,016 bytes, 182,015 more than its budget of 1: make layer 'Wide' (30 → 200), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(3, Batch = 4000)] [Dense(40, Activation.Relu)] [Dense(50, Activation.Relu)] [Dense(1)] [SquaredError] [MemoryBudget([|9_000|])] partial class Net;",
            "'Net' takes 4,912,768 bytes, 4,903,768 more than its budget of 9,000: make layer 'Dense2' (40 → 50), which costs most, smaller, or raise the budget"),
        new("UNR0402",
            "[Network(784, Batch = 64)] [Dropout(0.5)] [Dense(10)] [SquaredError] [Sgd] [MemoryBudget([|1|])] partial class Net;",
            "'Net' takes 681,600 bytes, 681,599 more than its budget of 1: make layer 'Dense1' (784 → 10), which costs most, smaller, or raise the budget"),
        new("UNR0403",
            "[Network(784)] [Dense(128, Activation.Relu)] [Dense(10, Activation.Softmax)] [FlopBudget([|200_000|])] partial class Net;",
            "A row takes 'Net' 203,264 floating-point operations, 3,264 more than its budget of 200,000: make layer 'Dense1' (784 → 128), which costs most, smaller, or raise the budget"),
        new("UNR0403",
            "[Network(4)] [Dense(10, Activation.Relu)] [Dropout(0.1)] [Dense(30, Activation.Relu)] [Dense(2)] [FlopBudget([|flops: 1|])] [MemoryBudget(long.MaxValue)] partial class Net;",
            "A row takes 'Net' 800 floating-point operations, 799 more than its budget of 1: make layer 'Dense2' (10 → 30), which costs most, smaller, or raise the budget"),

        // Terms × vectors × (four rows and one): 65 · 4 · 5; and 820 · 8 · 5.
        new("UNR0404",
            "[Network(65, [|Unroll = Unroll.Full|])] [Dense(64, Activation.Relu)] [Dense(3)] partial class Net;",
            "'Dense1Forward' of 'Net' is about 31,200 bytes of IL in straight lines, and .NET's JIT compiler optimises methods of up to some 24,576 well: it becomes 2 methods, often slower than loops; remove Unroll = Unroll.Full, or make its layer smaller"),
        new("UNR0404",
            "[Network(32, Batch = 8, [|Unroll = Unroll.Full|])] [Dense(48, Activation.Relu, Name = \"Wide\")] [Dense(3)] [SquaredError] [Adam] partial class Net;",
            "'WideGradient' of 'Net' is about 39,168 bytes of IL in straight lines, and .NET's JIT compiler optimises methods of up to some 24,576 well: it becomes 2 methods, often slower than loops; remove Unroll = Unroll.Full, or make its layer smaller"),
        new("UNR0405",
            "[Network(820, [|Unroll = Unroll.Full|])] [Dense(128)] partial class Net;",
            "'Net' in straight lines is 32,800 multiply-adds or more, where 32,768 are the most (a compiler takes minutes for them): remove Unroll = Unroll.Full, or make layer 'Dense1' (820 → 128), which has most, smaller"),
        new("UNR0405",
            "[Network(3000, Batch = 2, [|Unroll = Unroll.Full|])] [Dense(3000, Name = \"Wide\")] [Dense(2)] [SquaredError] partial class Net;",
            "'Net' in straight lines is 564,376 multiply-adds or more, where 32,768 are the most (a compiler takes minutes for them): remove Unroll = Unroll.Full, or make layer 'Wide' (3,000 → 3,000), which has most, smaller"),
    ];
}
