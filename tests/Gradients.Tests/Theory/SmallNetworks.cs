using System.Collections.Generic;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Networks whose steps of a full batch are one kernel at 512 bits: each way the logits of a batch lie side by side, each kind of layer above and below.</summary>
internal static class SmallNetworks
{
    private static readonly OutputCombination SoftmaxCrossEntropy = new(Activation.Softmax, LossKind.CrossEntropy);
    private static readonly OutputCombination SigmoidCrossEntropy = new(Activation.Sigmoid, LossKind.BinaryCrossEntropy);
    private static readonly OutputCombination Squares = new(Activation.Identity, LossKind.SquaredError);
    private static readonly OutputCombination MeanSquares = new(Activation.Tanh, LossKind.MeanSquaredError);

    /// <summary>The networks, numbered from <paramref name="first"/>.</summary>
    public static IEnumerable<TheoryNetwork> From(int first)
    {
        TheoryNetwork Make(
            int index, int[] widths, int batch, Activation hidden, OutputCombination output, PenaltyChoice penalty, OptimizerChoice optimizer, BiasChoice bias = BiasChoice.All) =>
            new(first + index, widths, batch, hidden, output, penalty, bias, DropoutChoice.None, optimizer) { StepsAtOnce = true };

        return
        [
            Make(0, [4, 10, 3], 5, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.L2, OptimizerChoice.Plain),
            Make(1, [4, 10, 3], 2, Activation.Tanh, SoftmaxCrossEntropy, PenaltyChoice.None, OptimizerChoice.Adam),
            Make(2, [4, 10, 3], 1, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.L1, OptimizerChoice.Plain),
            Make(3, [2, 8, 1], 4, Activation.Tanh, SigmoidCrossEntropy, PenaltyChoice.None, OptimizerChoice.Momentum),
            Make(4, [3, 9, 2], 3, Activation.LeakyRelu, MeanSquares, PenaltyChoice.WeightDecay, OptimizerChoice.Nesterov),
            Make(5, [5, 12, 4], 4, Activation.Sigmoid, SoftmaxCrossEntropy, PenaltyChoice.L2AndL1, OptimizerChoice.AdamW),
            Make(6, [2, 8, 8, 1], 4, Activation.Elu, Squares, PenaltyChoice.L2, OptimizerChoice.RmsProp),
            Make(7, [6, 14, 9, 3], 5, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.None, OptimizerChoice.Plain, BiasChoice.OddLayers),
            Make(8, [3, 6, 2], 1, Activation.Tanh, Squares, PenaltyChoice.L2, OptimizerChoice.Momentum, BiasChoice.OddLayers),
            Make(9, [3, 5, 9, 16, 2], 4, Activation.Identity, SoftmaxCrossEntropy, PenaltyChoice.None, OptimizerChoice.Adam, BiasChoice.None),
            Make(10, [16, 16, 4], 2, Activation.LeakyRelu, new(Activation.Sigmoid, LossKind.CrossEntropy), PenaltyChoice.L2, OptimizerChoice.Plain),
            Make(11, [2, 8, 1], 4, Activation.Relu, new(Activation.Sigmoid, LossKind.AbsoluteError), PenaltyChoice.None, OptimizerChoice.AdamW),
            Make(12, [7, 11, 4, 12, 2], 2, Activation.Sigmoid, new(Activation.Identity, LossKind.Huber), PenaltyChoice.None, OptimizerChoice.Momentum),
            Make(13, [4, 13, 3], 5, Activation.Elu, Squares, PenaltyChoice.L1, OptimizerChoice.Nesterov),
            Make(14, [3, 8, 8, 2], 2, Activation.Gelu, MeanSquares, PenaltyChoice.None, OptimizerChoice.Adam),
            Make(15, [4, 10, 3], 5, Activation.Softplus, SoftmaxCrossEntropy, PenaltyChoice.L2, OptimizerChoice.Plain),
            Make(16, [2, 8, 8, 2], 1, Activation.Tanh, SoftmaxCrossEntropy, PenaltyChoice.L2, OptimizerChoice.Momentum),
        ];
    }
}
