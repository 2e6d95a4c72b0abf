using System.Collections.Generic;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Networks past the widths of the covering array: several panels, several blocks of inputs, row strides that are multiples of 4 KiB, one row, many rows.</summary>
internal static class LargeNetworks
{
    private static readonly OutputCombination SoftmaxCrossEntropy = new(Activation.Softmax, LossKind.CrossEntropy);
    private static readonly OutputCombination Squares = new(Activation.Identity, LossKind.SquaredError);
    private static readonly OutputCombination MeanSquares = new(Activation.Tanh, LossKind.MeanSquaredError);

    /// <summary>The networks, numbered from <paramref name="first"/>.</summary>
    public static IEnumerable<TheoryNetwork> From(int first)
    {
        TheoryNetwork Make(
            int index, int[] widths, int batch, Activation hidden, OutputCombination output, PenaltyChoice penalty, DropoutChoice dropout, OptimizerChoice optimizer) =>
            new(first + index, widths, batch, hidden, output, penalty, BiasChoice.All, dropout, optimizer);

        return
        [
            Make(0, [784, 128, 10], 64, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.L2, DropoutChoice.None, OptimizerChoice.Plain),
            Make(1, [1024, 1024, 10], 8, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.Momentum),
            Make(2, [2048, 200, 130], 33, Activation.Tanh, MeanSquares, PenaltyChoice.L1, DropoutChoice.None, OptimizerChoice.Nesterov),
            Make(3, [129, 257, 513, 31], 17, Activation.Gelu, Squares, PenaltyChoice.WeightDecay, DropoutChoice.Hidden, OptimizerChoice.Plain),
            Make(4, [1000, 1], 64, default, new(Activation.Sigmoid, LossKind.BinaryCrossEntropy), PenaltyChoice.None, DropoutChoice.Inputs, OptimizerChoice.Plain),
            Make(5, [1, 1000, 1], 5, Activation.Silu, Squares, PenaltyChoice.L2AndL1, DropoutChoice.CallerHidden, OptimizerChoice.Momentum),
            Make(6, [784, 64, 784], 32, Activation.Relu, new(Activation.Relu, LossKind.SquaredError), PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.Plain),
            Make(7, [64, 64, 64, 10], 1, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.Plain),
            Make(8, [512, 300, 200, 50], 1, Activation.Elu, SoftmaxCrossEntropy, PenaltyChoice.L2, DropoutChoice.ClassicalHidden, OptimizerChoice.Nesterov),
            Make(9, [300, 203, 100, 50], 128, Activation.LeakyRelu, MeanSquares, PenaltyChoice.L2, DropoutChoice.CallerInputs, OptimizerChoice.Momentum),
            Make(10, [48, 80, 112, 144], 100, Activation.Softplus, Squares, PenaltyChoice.None, DropoutChoice.Hidden, OptimizerChoice.None),
            Make(11, [4, 3], 300, default, SoftmaxCrossEntropy, PenaltyChoice.L2, DropoutChoice.None, OptimizerChoice.Momentum),
            Make(12, [208, 176, 3], 2, Activation.Sigmoid, SoftmaxCrossEntropy, PenaltyChoice.WeightDecay, DropoutChoice.None, OptimizerChoice.Plain),
            Make(13, [10, 7, 260], 257, Activation.GeluTanh, SoftmaxCrossEntropy, PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.Plain),
            Make(14, [784, 128, 10], 64, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.L2, DropoutChoice.None, OptimizerChoice.Adam),
            Make(15, [300, 200, 50], 1, Activation.Tanh, MeanSquares, PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.AdamW),
            Make(16, [129, 257, 31], 17, Activation.Gelu, Squares, PenaltyChoice.WeightDecay, DropoutChoice.Hidden, OptimizerChoice.RmsProp),

            // Rows of the step in the lanes on the way down: with leftovers everywhere, and with weights beyond the second-level cache.
            Make(17, [40, 70, 90, 5], 64, Activation.Tanh, SoftmaxCrossEntropy, PenaltyChoice.L2, DropoutChoice.Hidden, OptimizerChoice.Plain),
            Make(18, [1024, 272, 256, 10], 79, Activation.Relu, SoftmaxCrossEntropy, PenaltyChoice.None, DropoutChoice.None, OptimizerChoice.Momentum),

            // Gradients two vectors at a time with hints for weights beyond the second-level cache, and rows left over.
            Make(19, [1024, 267, 64], 130, Activation.Relu, MeanSquares, PenaltyChoice.L2, DropoutChoice.None, OptimizerChoice.Plain),
        ];
    }
}
