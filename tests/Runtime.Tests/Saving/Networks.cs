using System;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Dropout, momentum, no softmax padding that fits: its tensors are 0.weight, 0.bias, 3.weight, 3.bias, 5.weight.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Relu)]
[Dropout(0.4)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Softmax, Bias = false)]
[CrossEntropy]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
public sealed partial class Classifier;

/// <summary>The same layers and nothing to train them with; another dropout rate, other initial values.</summary>
[Network(7)]
[Dense(20, Activation.Relu, Initializer = Initializer.PyTorch, Name = "Stem")]
[Dropout(0.1)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Softmax, Bias = false)]
public sealed partial class Deployed;

/// <summary>The same tensors under another activation.</summary>
[Network(7)]
[Dense(20, Activation.Gelu)]
[Dropout(0.4)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Softmax, Bias = false)]
public sealed partial class OtherActivation;

/// <summary>Other widths, one bias more and one layer less.</summary>
[Network(7)]
[Dense(21, Activation.Relu)]
[Dense(4, Activation.Softmax)]
public sealed partial class OtherShape;

/// <summary>Two state variables and dropout: whatever is not saved shows in the next steps.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Relu)]
[Dropout(0.4)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Softmax, Bias = false)]
[CrossEntropy]
[Adam]
public sealed partial class WithAdam;

/// <summary>An optimiser without a loss.</summary>
[Network(3, Batch = 5)]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[Sgd(LearningRate = 0.1, Momentum = 0.5)]
public sealed partial class WithoutLoss;

/// <summary>Several pieces of data for each tensor, in panels.</summary>
[Network(300)]
[Dense(200, Activation.Gelu)]
[Dense(1)]
public sealed partial class Wide;

/// <summary>Classical dropout: Predict multiplies by 0.5.</summary>
[Network(7)]
[Dense(5, Activation.Relu)]
[Dropout(0.5, Scale = false)]
[Dense(2)]
[SquaredError]
[Sgd]
public sealed partial class Classical;

/// <summary>One layer of each element-wise activation that PyTorch has.</summary>
[Network(5)]
[Dense(6)]
[Dense(7, Activation.LeakyRelu)]
[Dense(8, Activation.Elu, Bias = false)]
[Dense(7, Activation.Sigmoid)]
[Dense(6, Activation.Softplus)]
[Dense(9, Activation.Silu)]
[Dense(8, Activation.Gelu)]
[Dense(7, Activation.GeluTanh)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public sealed partial class Gallery;

/// <summary>Training of the networks above.</summary>
internal static class Training
{
    private static readonly int[] s_labels = [0, 1, 2, 3, 1, 0];

    /// <summary>Steps on batches that follow from the number of the step.</summary>
    public static void Train(ILabelTrainable network, int steps)
    {
        float[] inputs = new float[6 * 7];
        for (int s = 0; s < steps; s++)
        {
            Random random = new((int)network.Steps);
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = (2f * random.NextSingle()) - 1f;
            }

            _ = network.TrainStep(inputs, s_labels);
        }
    }
}
