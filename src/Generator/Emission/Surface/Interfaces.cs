using System.Linq;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>The runtime's interfaces, and which generated members they ask for.</summary>
internal static class Interfaces
{
    public const string Network = "INetwork";
    public const string Trainable = "ITrainable";
    public const string LabelTrainable = "ILabelTrainable";

    private static readonly string[] s_network =
    [
        "CopyParametersFrom(ReadOnlySpan<float>)",
        "CopyParametersTo(Span<float>)",
        "Description",
        "Initialize(int)",
        "Predict(ReadOnlySpan<float>,Span<float>)",
        "Seed",
    ];

    private static readonly string[] s_trainable =
    [
        "ApplyGradients()",
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "Loss(ReadOnlySpan<float>,ReadOnlySpan<float>)",
        "Penalty()",
        "RawGradients",
        "RawOptimizerState",
        "RawParameters",
        "Steps",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<float>)",
    ];

    private static readonly string[] s_labelTrainable =
    [
        "ComputeGradients(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "Loss(ReadOnlySpan<float>,ReadOnlySpan<int>)",
        "PredictLabels(ReadOnlySpan<float>,Span<int>)",
        "TrainStep(ReadOnlySpan<float>,ReadOnlySpan<int>)",
    ];

    /// <summary>The interface that asks for a member, written as in <see cref="Model.GeneratedNames"/>, or null.</summary>
    public static string? Of(string member) =>
        s_network.Contains(member) ? Network : s_trainable.Contains(member) ? Trainable : s_labelTrainable.Contains(member) ? LabelTrainable : null;

    /// <summary>An interface as generated code writes it.</summary>
    public static string Global(string name) => "global::Unrolled." + name;
}
