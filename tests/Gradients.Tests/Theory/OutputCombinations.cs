using System.Collections.Generic;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>An output activation with a loss behind it.</summary>
internal sealed record OutputCombination(Activation Activation, LossKind Loss);

/// <summary>
/// The one table of which output activation and loss go together; a test compares it with the generator's catalogue. Losses that may follow any activation meet it in
/// one product, φ′ times their derivative: two of them are paired with all activations, the others with one of each shape.
/// </summary>
internal static class OutputCombinations
{
    public static readonly IReadOnlyList<OutputCombination> All =
    [
        new(Activation.Softmax, LossKind.CrossEntropy),
        new(Activation.Sigmoid, LossKind.CrossEntropy),
        new(Activation.Sigmoid, LossKind.BinaryCrossEntropy),
        new(Activation.Identity, LossKind.SquaredError),
        new(Activation.Relu, LossKind.SquaredError),
        new(Activation.LeakyRelu, LossKind.SquaredError),
        new(Activation.Elu, LossKind.SquaredError),
        new(Activation.Sigmoid, LossKind.SquaredError),
        new(Activation.Tanh, LossKind.SquaredError),
        new(Activation.Softplus, LossKind.SquaredError),
        new(Activation.Silu, LossKind.SquaredError),
        new(Activation.Gelu, LossKind.SquaredError),
        new(Activation.GeluTanh, LossKind.SquaredError),
        new(Activation.Softmax, LossKind.SquaredError),
        new(Activation.Identity, LossKind.MeanSquaredError),
        new(Activation.Relu, LossKind.MeanSquaredError),
        new(Activation.LeakyRelu, LossKind.MeanSquaredError),
        new(Activation.Elu, LossKind.MeanSquaredError),
        new(Activation.Sigmoid, LossKind.MeanSquaredError),
        new(Activation.Tanh, LossKind.MeanSquaredError),
        new(Activation.Softplus, LossKind.MeanSquaredError),
        new(Activation.Silu, LossKind.MeanSquaredError),
        new(Activation.Gelu, LossKind.MeanSquaredError),
        new(Activation.GeluTanh, LossKind.MeanSquaredError),
        new(Activation.Softmax, LossKind.MeanSquaredError),
        new(Activation.Identity, LossKind.AbsoluteError),
        new(Activation.Relu, LossKind.AbsoluteError),
        new(Activation.Sigmoid, LossKind.AbsoluteError),
        new(Activation.Softmax, LossKind.AbsoluteError),
        new(Activation.Identity, LossKind.Huber),
        new(Activation.LeakyRelu, LossKind.Huber),
        new(Activation.Tanh, LossKind.Huber),
        new(Activation.Softmax, LossKind.Huber),
    ];

    /// <summary>The activations that may stand in a hidden layer.</summary>
    public static readonly IReadOnlyList<Activation> Hidden =
    [
        Activation.Identity,
        Activation.Relu,
        Activation.LeakyRelu,
        Activation.Elu,
        Activation.Sigmoid,
        Activation.Tanh,
        Activation.Softplus,
        Activation.Silu,
        Activation.Gelu,
        Activation.GeluTanh,
    ];
}
