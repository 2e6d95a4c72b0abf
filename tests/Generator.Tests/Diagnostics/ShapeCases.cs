using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 01xx.</summary>
internal static class ShapeCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("UNR0101",
            "[Network([|0|])] [Dense(3)] partial class Net;",
            "'inputs' of network 'Net' is 0: it must be at least 1"),
        new("UNR0101",
            "[Network([|inputs: -2147483648|])] [Dense(7, 3)] partial class Net;",
            "'inputs' of network 'Net' is -2,147,483,648: it must be at least 1"),
        new("UNR0101",
            "[Network(4, [|Batch = 0|])] [Dense(3)] partial class Net;",
            "'Batch' of network 'Net' is 0: it must be at least 1"),
        new("UNR0101",
            "[Network(4)] [Dense([|-5|], Activation.Relu)] [Dense(9, 3)] partial class Net;",
            "'outputs' of layer 'Dense1' is -5: it must be at least 1"),
        new("UNR0101",
            "[Network(4)] [Dense(4, [|0|])] partial class Net;",
            "'outputs' of layer 'Dense1' is 0: it must be at least 1"),
        new("UNR0101",
            "[Network(4)] [Dense([|0|], 3, Name = \"Head\")] partial class Net;",
            "'inputs' of layer 'Head' is 0: it must be at least 1"),
        new("UNR0101",
            "[Network(4)] [Dense(3)] [MemoryBudget([|0|])] partial class Net;",
            "'bytes' of MemoryBudget is 0: it must be at least 1"),
        new("UNR0101",
            "[Network(4)] [Dense(3)] [FlopBudget([|long.MinValue|])] partial class Net;",
            "'flops' of FlopBudget is -9,223,372,036,854,775,808: it must be at least 1"),
        new("UNR0102",
            "[Network(784)] [Dense([|100|], 10)] partial class Net;",
            "Layer 'Dense1' (100 → 10) declares 100 inputs, but network 'Net' has 784 inputs: declare 784 or leave the inputs out"),
        new("UNR0102",
            "[Network(784)] [Dense(1280, Name = \"Hidden\")] [Dense([|128|], 10)] [Dense(3)] partial class Net;",
            "Layer 'Dense2' (128 → 10) declares 128 inputs, but layer 'Hidden' (784 → 1,280) before it has 1,280 outputs: declare 1,280 or leave the inputs out"),
        new("UNR0102",
            "[Network(9)] [Dense(8)] [Dropout(0.5)] [Dense(outputs: 3, activation: Activation.Tanh, [|inputs: 9|])] partial class Net;",
            "Layer 'Dense2' (9 → 3) declares 9 inputs, but layer 'Dropout1' (8 → 8) before it has 8 outputs: declare 8 or leave the inputs out"),
        new("UNR0103",
            "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy([|ClassWeights = [1, 2]|])] partial class Net;",
            "CrossEntropy has 2 class weights, but layer 'Dense1' has 3 outputs: write one weight for each output"),
        new("UNR0103",
            "[Network(4)] [Dense(1200, Activation.Sigmoid, Name = \"Head\")] [CrossEntropy([|ClassWeights = new double[] { -1 }|])] partial class Net;",
            "CrossEntropy has 1 class weight, but layer 'Head' has 1,200 outputs: write one weight for each output"),
        new("UNR0103",
            "[Network(4)] [Dense(2, Activation.Softmax)] [CrossEntropy(LabelSmoothing = 0.1, [|ClassWeights = []|])] partial class Net;",
            "CrossEntropy has 0 class weights, but layer 'Dense1' has 2 outputs: write one weight for each output"),
    ];
}
