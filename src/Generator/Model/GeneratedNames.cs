using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Model;

/// <summary>The names that generated code takes in a network class, whatever the network: a user's members and layers must leave them alone.</summary>
/// <remarks>All are reserved for every network, also those that only some have, so that adding a loss or an optimiser never breaks a class.</remarks>
internal static class GeneratedNames
{
    /// <summary>The name symbols give to constructors.</summary>
    public const string Constructor = ".ctor";

    /// <summary>The class itself as the type of a parameter.</summary>
    public const string Self = "*";

    /// <summary>Members with a signature are methods: a user may overload them. Everything else must be unique.</summary>
    private static readonly string[] s_members =
    [
        ".ctor(NetworkMemory,int)",
        ".ctor(int)",
        "ActivationBytes",
        "Alpha",
        "ApplyGradients()",
        "Backward(ReadOnlySpan<float>,ReadOnlySpan<float>,Span<float>)",
        "Batch",
        "Beta1",
        "Beta2",
        "BlendFrom(*,float)",
        "CExports",
        "ClipNorm",
        "ClipValue",
        "Clone()",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<byte>)",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<byte>,Span<float>)",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<float>,Span<float>,Span<float>)",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<int>,Span<float>)",
        "CopyFrom(*)",
        "CopyParametersFrom(ReadOnlySpan<float>)",
        "CopyParametersTo(Span<float>)",
        "Decay",
        "Description",
        "Epsilon",
        "Extra(string)",
        "ForwardFlops",
        "GradientBytes",
        "GradientViews",
        "Gradients",
        "Initialize(int)",
        "Inputs",
        "LearningRate",
        "Loss(ReadOnlySpan<float>,ReadOnlySpan<byte>)",
        "Loss(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "Loss(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "MaxDegreeOfParallelism",
        "MemoryBytes",
        "Momentum",
        "OptimizerStateBytes",
        "Outputs",
        "ParameterBytes",
        "ParameterCount",
        "Penalty()",
        "Predict(ReadOnlySpan<float>)",
        "Predict(ReadOnlySpan<float>,Span<float>)",
        "PredictLabel(ReadOnlySpan<float>)",
        "PredictLabels(ReadOnlySpan<float>,Span<int>)",
        "PredictLogits(ReadOnlySpan<float>,Span<float>)",
        "RawGradients",
        "RawOptimizerState",
        "RawParameters",
        "ReadTrace(ReadOnlySpan<float>,ReadOnlySpan<float>,float)",
        "Seed",
        "Steps",
        "Summary",
        "ToString()",
        "Trace(ReadOnlySpan<float>,ReadOnlySpan<byte>)",
        "Trace(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "Trace(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<byte>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<byte>,ReadOnlySpan<float>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<int>,ReadOnlySpan<float>)",
        "TrainStep(ReadOnlySpan<float>,int)",
        "TrainingFlops",
        "_engine",
    ];

    /// <summary>What every class has from <see cref="object"/>: a property of such a name would hide it.</summary>
    private static readonly string[] s_ofObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly ILookup<string, string> s_byName = s_members.ToLookup(member => member.Split('(')[0]);

    /// <summary>All of them, methods with the types of their parameters.</summary>
    public static IEnumerable<string> All => s_members;

    /// <summary>Whether a layer's property of this name would collide with generated code.</summary>
    public static bool IsReserved(string name) => s_byName.Contains(name) || s_ofObject.Contains(name);

    /// <summary>Whether a member of this name and signature (null for what is no method) would collide with generated code.</summary>
    public static bool IsTaken(string name, string? signature) => TakenBy(name, signature).Any();

    /// <summary>The generated members, as this table writes them, that a member of this name and signature would collide with.</summary>
    public static IEnumerable<string> TakenBy(string name, string? signature) =>
        s_byName[name].Where(generated => signature is null || generated == name || generated == name + signature);
}
