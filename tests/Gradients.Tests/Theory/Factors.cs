using System;
using System.Collections.Generic;

namespace Unrolled.Gradients.Tests.Theory;

internal enum PenaltyChoice
{
    None,
    L2,
    WeightDecay,
    L1,
    L2AndL1,
}

internal enum BiasChoice
{
    All,
    None,
    OddLayers,
}

internal enum DropoutChoice
{
    None,
    Inputs,
    CallerInputs,
    Hidden,
    ClassicalHidden,
    CallerHidden,
}

internal enum OptimizerChoice
{
    None,
    Plain,
    Momentum,
    Nesterov,
    Adam,
    AdamW,
    RmsProp,
}

internal enum ClippingChoice
{
    None,
    Value,
    Norm,
}

/// <summary>What the networks of the theory vary, and which of the values can stand in one network.</summary>
internal static class Factors
{
    public const int HiddenActivation = 0;
    public const int OutputActivation = 1;
    public const int Loss = 2;
    public const int Penalty = 3;
    public const int Bias = 4;
    public const int Depth = 5;
    public const int Batch = 6;
    public const int Dropout = 7;
    public const int Optimizer = 8;
    public const int Inputs = 9;
    public const int FirstHidden = 10;
    public const int Outputs = 13;

    public static readonly int[] Depths = [1, 2, 3, 4];
    public static readonly int[] Batches = [1, 5, 17, 64];
    public static readonly int[] Widths = [1, 3, 10, 16, 17, 63, 64, 65, 100];

    /// <summary>The number of values of each factor; hidden activation and hidden widths have a last one that means “there is no such layer”.</summary>
    public static readonly int[] Sizes =
    [
        OutputCombinations.Hidden.Count + 1,
        OutputCombinations.Last.Count,
        OutputCombinations.Losses.Count,
        Enum.GetValues<PenaltyChoice>().Length,
        Enum.GetValues<BiasChoice>().Length,
        Depths.Length,
        Batches.Length,
        Enum.GetValues<DropoutChoice>().Length,
        Enum.GetValues<OptimizerChoice>().Length,
        Widths.Length,
        Widths.Length + 1,
        Widths.Length + 1,
        Widths.Length + 1,
        Widths.Length,
    ];

    /// <summary>The catalogue's penalties among the values.</summary>
    public static IEnumerable<string> PenaltiesCovered => [nameof(PenaltyChoice.L2), nameof(PenaltyChoice.WeightDecay), nameof(PenaltyChoice.L1)];

    /// <summary>The catalogue's optimisers whose forms are the values.</summary>
    public static IEnumerable<string> OptimizersCovered => ["Sgd", nameof(OptimizerChoice.Adam), nameof(OptimizerChoice.AdamW), nameof(OptimizerChoice.RmsProp)];

    /// <summary>
    /// Whether two values can stand in one network: some depth must suit both, the loss must be one for the output activation, and a softmax over one class is no
    /// choice at all.
    /// </summary>
    public static bool Allowed(Choice a, Choice b)
    {
        (int lowA, int highA) = DepthsFor(a);
        (int lowB, int highB) = DepthsFor(b);
        return Math.Max(lowA, lowB) <= Math.Min(highA, highB) && OutputAllowed(a, b) && OutputAllowed(b, a);
    }

    /// <summary>The depths, from and to, of the networks that a value can stand in.</summary>
    private static (int Low, int High) DepthsFor(Choice choice)
    {
        int deepest = Depths[^1];
        return choice.Factor switch
        {
            Depth => (Depths[choice.Value], Depths[choice.Value]),
            HiddenActivation => choice.Value == OutputCombinations.Hidden.Count ? (1, 1) : (2, deepest),
            >= FirstHidden and < Outputs =>
                choice.Value == Widths.Length ? (1, choice.Factor - FirstHidden + 1) : (choice.Factor - FirstHidden + 2, deepest),
            Dropout => (DropoutChoice)choice.Value >= DropoutChoice.Hidden ? (2, deepest) : (1, deepest),
            _ => (1, deepest),
        };
    }

    private static bool OutputAllowed(Choice a, Choice b)
    {
        if (a.Factor != OutputActivation)
        {
            return true;
        }

        Activation activation = OutputCombinations.Last[a.Value];
        return b.Factor switch
        {
            Loss => OutputCombinations.GoTogether(activation, OutputCombinations.Losses[b.Value]),
            Outputs => activation != Activation.Softmax || Widths[b.Value] != 1,
            _ => true,
        };
    }
}
