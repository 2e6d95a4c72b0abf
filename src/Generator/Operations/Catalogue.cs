using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Operations.Activations;
using Unrolled.Generator.Operations.Clippings;
using Unrolled.Generator.Operations.Fusions;
using Unrolled.Generator.Operations.Losses;
using Unrolled.Generator.Operations.Optimizers;
using Unrolled.Generator.Operations.Penalties;

namespace Unrolled.Generator.Operations;

/// <summary>Every operation there is, one line each, in the order of the public enums.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Activation> Activations { get; } =
    [
        Identity.Definition,
        Relu.Definition,
        LeakyRelu.Definition,
        Elu.Definition,
        Sigmoid.Definition,
        Tanh.Definition,
        Softplus.Definition,
        Silu.Definition,
        Gelu.Definition,
        GeluTanh.Definition,
        Softmax.Definition,
    ];

    public static IReadOnlyList<Loss> Losses { get; } =
    [
        CrossEntropy.Definition,
        BinaryCrossEntropy.Definition,
        SquaredError.Definition,
        MeanSquaredError.Definition,
        AbsoluteError.Definition,
        Huber.Definition,
    ];

    /// <summary>Pairs of activation and loss that become one operation on the logits.</summary>
    public static IReadOnlyList<FusedLoss> FusedLosses { get; } =
    [
        SoftmaxCrossEntropy.Definition,
        SigmoidCrossEntropy.Definition,
        SigmoidBinaryCrossEntropy.Definition,
    ];

    public static IReadOnlyList<Penalty> Penalties { get; } =
    [
        L2.Definition,
        WeightDecay.Definition,
        L1.Definition,
    ];

    public static IReadOnlyList<Optimizer> Optimizers { get; } =
    [
        Sgd.Definition,
        Adam.Definition,
        AdamW.Definition,
        RmsProp.Definition,
    ];

    /// <summary>The forms of gradient clipping, by the argument of the attribute that chooses each.</summary>
    public static IReadOnlyList<Clipping> Clippings { get; } =
    [
        ByValue.Definition,
        ByNorm.Definition,
    ];

    /// <summary>The initialisers a layer can end up with; a fourth member of the public enum, Default, means that of the layer's activation.</summary>
    public static string[] Initializers { get; } =
    [
        "He",
        "Glorot",
        "PyTorch",
    ];

    /// <exception cref="ArgumentException">There is none of that name: the model was not checked.</exception>
    public static Activation Activation(string name) => Find(Activations, a => a.Name, name);

    /// <inheritdoc cref="Activation(string)"/>
    public static Loss Loss(string name) => Find(Losses, l => l.Name, name);

    /// <summary>The single operation an activation and the loss after it become, or null if they stay two.</summary>
    public static FusedLoss? FusedLoss(string activation, string loss) => FusedLosses.FirstOrDefault(f => f.Activation == activation && f.Loss == loss);

    /// <inheritdoc cref="Activation(string)"/>
    public static Penalty Penalty(string name) => Find(Penalties, p => p.Name, name);

    /// <inheritdoc cref="Activation(string)"/>
    public static Optimizer Optimizer(string name) => Find(Optimizers, o => o.Name, name);

    /// <inheritdoc cref="Activation(string)"/>
    public static Clipping Clipping(string name) => Find(Clippings, c => c.Name, name);

    private static T Find<T>(IReadOnlyList<T> operations, Func<T, string> nameOf, string name)
        where T : class =>
        operations.FirstOrDefault(o => nameOf(o) == name) ?? throw new ArgumentException($"There is no {typeof(T).Name} called {name}.", nameof(name));
}
