using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>An output activation with a loss behind it.</summary>
internal sealed record OutputCombination(Activation Activation, LossKind Loss);

/// <summary>The one table of which output activation and loss go together; a test compares it with the generator's catalogue.</summary>
internal static class OutputCombinations
{
    public static readonly IReadOnlyList<LossKind> Losses = [.. Enum.GetValues<LossKind>().Where(static l => l != LossKind.None)];

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

    /// <summary>The activations that may stand in the last layer.</summary>
    public static readonly IReadOnlyList<Activation> Last = [.. Hidden, Activation.Softmax];

    /// <summary>Every activation with every loss that may follow it.</summary>
    public static readonly IReadOnlyList<OutputCombination> All =
        [.. from loss in Losses from activation in Last where GoTogether(activation, loss) select new OutputCombination(activation, loss)];

    public static bool GoTogether(Activation activation, LossKind loss) => loss switch
    {
        LossKind.CrossEntropy => activation is Activation.Softmax or Activation.Sigmoid,
        LossKind.BinaryCrossEntropy => activation == Activation.Sigmoid,
        _ => true,
    };
}
