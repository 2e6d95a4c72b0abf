using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Behaviour;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Memory;

/// <summary>A class of networks and both ways to make one, without reflection, which would allocate, too.</summary>
internal sealed record Construction(Type Type, Func<INetwork> InOwnMemory, Func<NetworkMemory, INetwork> In)
{
    /// <summary>The reference networks, the benchmarks' shapes, every optimiser, and what lacks one thing or another.</summary>
    public static IReadOnlyList<Construction> All { get; } =
    [
        new(typeof(R1), () => new R1(1), memory => new R1(memory, 1)),
        new(typeof(R2), () => new R2(1), memory => new R2(memory, 1)),
        new(typeof(R3), () => new R3(1), memory => new R3(memory, 1)),
        new(typeof(R4), () => new R4(1), memory => new R4(memory, 1)),
        new(typeof(R4Square), () => new R4Square(1), memory => new R4Square(memory, 1)),
        new(typeof(R5), () => new R5(1), memory => new R5(memory, 1)),
        new(typeof(R6Relu), () => new R6Relu(1), memory => new R6Relu(memory, 1)),
        new(typeof(R6Sigmoid), () => new R6Sigmoid(1), memory => new R6Sigmoid(memory, 1)),
        new(typeof(R6Tanh), () => new R6Tanh(1), memory => new R6Tanh(memory, 1)),
        new(typeof(Digits), () => new Digits(1), memory => new Digits(memory, 1)),
        new(typeof(DigitsAdam), () => new DigitsAdam(1), memory => new DigitsAdam(memory, 1)),
        new(typeof(Autoencoder), () => new Autoencoder(1), memory => new Autoencoder(memory, 1)),
        new(typeof(Large), () => new Large(1), memory => new Large(memory, 1)),
        new(typeof(OneRow), () => new OneRow(1), memory => new OneRow(memory, 1)),
        new(typeof(WithAdamW), () => new WithAdamW(1), memory => new WithAdamW(memory, 1)),
        new(typeof(WithRmsProp), () => new WithRmsProp(1), memory => new WithRmsProp(memory, 1)),
        new(typeof(MostHyperParameters), () => new MostHyperParameters(1), memory => new MostHyperParameters(memory, 1)),
        new(typeof(FrozenBody), () => new FrozenBody(1), memory => new FrozenBody(memory, 1)),
        new(typeof(WithoutLoss), () => new WithoutLoss(1), memory => new WithoutLoss(memory, 1)),
        new(typeof(WithoutOptimizer), () => new WithoutOptimizer(1), memory => new WithoutOptimizer(memory, 1)),
        new(typeof(InferenceOnly), () => new InferenceOnly(1), memory => new InferenceOnly(memory, 1)),
        new(typeof(R1Inference), () => new R1Inference(1), memory => new R1Inference(memory, 1)),
        new(typeof(R4Inference), () => new R4Inference(1), memory => new R4Inference(memory, 1)),
        new(typeof(R5Inference), () => new R5Inference(1), memory => new R5Inference(memory, 1)),
        new(typeof(R6Inference), () => new R6Inference(1), memory => new R6Inference(memory, 1)),
        new(typeof(DigitsInference), () => new DigitsInference(1), memory => new DigitsInference(memory, 1)),
        new(typeof(PolicyInference), () => new PolicyInference(1), memory => new PolicyInference(memory, 1)),
    ];

    /// <summary>Their types, as test data.</summary>
    public static TheoryData<Type> Types => [.. All.Select(static one => one.Type)];

    public long MemoryBytes => Bytes("MemoryBytes");

    /// <summary>Whether it has gradients.</summary>
    public bool Trains => Type.GetProperty("RawGradients") is not null;

    public static Construction Of(Type type) => All.Single(one => one.Type == type);

    /// <summary>One of the generated constants.</summary>
    public long Bytes(string constant) => (long)Type.GetField(constant)!.GetRawConstantValue()!;

    /// <summary>A pinned array that is long enough wherever it lies, full of what no network may see.</summary>
    public float[] DirtyArray(int before = 0, int behind = 0)
    {
        float[] array = GC.AllocateUninitializedArray<float>(before + (int)(MemoryBytes / sizeof(float)) + 16 + behind, pinned: true);
        array.AsSpan().Fill(float.NaN);
        return array;
    }
}
