using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 03xx.</summary>
internal static class CombinationCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("UNR0301",
            "[Network(4)] [Dense(3, Activation.Relu, [|Slope = 0.1|])] partial class Net;",
            "Slope has no effect on layer 'Dense1', whose activation is Relu: remove it or use Activation.LeakyRelu"),
        new("UNR0301",
            "[Network(4)] [Dense(3, Activation.LeakyRelu, [|Alpha = 1|], Slope = 0.1)] partial class Net;",
            "Alpha has no effect on layer 'Dense1', whose activation is LeakyRelu: remove it or use Activation.Elu"),
        new("UNR0302",
            "[Network(4)] [Dropout([|0.5|], Mask = MaskSource.Caller)] [Dense(3)] partial class Net;",
            "Layer 'Dropout1' uses the caller's mask as it is, so a rate has no meaning: remove it, or Mask = MaskSource.Caller"),
        new("UNR0302",
            "[Network(4)] [Dropout(Mask = MaskSource.Caller, [|Scale = true|])] [Dense(3)] partial class Net;",
            "Layer 'Dropout1' uses the caller's mask as it is, so Scale has no meaning: remove it, or Mask = MaskSource.Caller"),
        new("UNR0303",
            "[Network(4)] [[|Dropout|]] [Dense(3)] partial class Net;",
            "Layer 'Dropout1' has neither a rate nor a mask from the caller: write [Dropout(rate)] or [Dropout(Mask = MaskSource.Caller)]"),
        new("UNR0304",
            "[Network(4)] [Dense(3)] [SquaredError] [[|MeanSquaredError|]] partial class Net;",
            "'Net' already has the loss SquaredError, so MeanSquaredError would be a second: keep one of them"),
        new("UNR0305",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd] [[|Sgd(Momentum = 0.9)|]] partial class Net;",
            "'Net' already has the optimiser Sgd, so Sgd would be a second: keep one of them"),
        new("UNR0306",
            "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)] [L1(1e-3)] [[|L2(1e-4)|]] partial class Net;",
            "'Net' already has [L2], so it would count twice: keep one of them"),
        new("UNR0306",
            "[Network(4)] [Dense(3)] partial class Net; [[|Network(5)|]] partial class Net;",
            "'Net' already has [Network], so it would count twice: keep one of them"),
        new("UNR0307",
            "[Network(4)] [Dense(3, Activation.Relu)] [[|CrossEntropy|]] partial class Net;",
            "CrossEntropy must follow Softmax or Sigmoid directly, but the last layer, 'Dense1', ends in Relu: change that layer or the loss"),
        new("UNR0312",
            "[Network(4)] [Dense(3, Activation.Softmax)] [[|Dropout(0.5)|]] [CrossEntropy] partial class Net;",
            "Layer 'Dropout1' would drop outputs of the last dense layer, 'Dense1', which no loss can make sense of: remove it or move it before 'Dense1'"),
        new("UNR0307",
            "[Network(4)] [Dense(3, Activation.Softmax)] [[|BinaryCrossEntropy|]] partial class Net;",
            "BinaryCrossEntropy must follow Sigmoid directly, but the last layer, 'Dense1', ends in Softmax: change that layer or the loss"),
        new("UNR0308",
            "[Network(4)] [Dense(8, [|Activation.Softmax|])] [Dropout(0.5)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net;",
            "Softmax on layer 'Dense1' works on whole rows and is supported on the last dense layer only, which is 'Dense2': choose another activation for 'Dense1'"),
        new("UNR0309",
            "[Network(4)] [Dense([|1|], Activation.Softmax)] [CrossEntropy] [Sgd] partial class Net;",
            "Softmax over the single output of layer 'Dense1' is always 1: use at least 2 outputs, or Activation.Sigmoid"),
        new("UNR0310",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd([|Nesterov = true|])] partial class Net;",
            "Nesterov of Sgd needs a momentum above 0, but Momentum is 0: set it, 0.9 for instance, or remove Nesterov"),
        new("UNR0311",
            "[Network(4)] [Dense(3)] [[|L2(1e-3)|]] partial class Net;",
            "'Net' has neither a loss nor an optimiser, so nothing is trained and L2 has no effect: remove it or add a loss"),
    ];
}
