using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>One network of the theory: a value of each factor, and from them its reference and its annotated class.</summary>
internal sealed class TheoryNetwork
{
    public const string Namespace = "Theory";

    /// <summary>Enough for the theory to be read as one of 300 networks even if covering took fewer.</summary>
    private const int Least = 312;

    private static readonly double[] s_classWeights = [2, 0.5, 1.25, 0, 1];

    private readonly int _index;
    private readonly int[] _widths;
    private readonly Activation _hidden;
    private readonly OutputCombination _output;
    private readonly PenaltyChoice _penalty;
    private readonly BiasChoice _bias;

    /// <summary>Describes a network; the hidden activation counts only where there are hidden layers.</summary>
    public TheoryNetwork(
        int index, int[] widths, int batch, Activation hidden, OutputCombination output, PenaltyChoice penalty, BiasChoice bias, DropoutChoice dropout, OptimizerChoice optimizer)
    {
        (_index, _widths, _hidden, _output, _penalty, _bias) = (index, widths, hidden, output, penalty, bias);
        (Batch, Dropout, Optimizer) = (batch, dropout, optimizer);
        Spec = MakeSpec();
    }

    private TheoryNetwork(int index, int[] values)
        : this(
            index,
            WidthsOf(values),
            Factors.Batches[values[Factors.Batch]],
            OutputCombinations.Hidden.ElementAtOrDefault(values[Factors.HiddenActivation]),
            new(OutputCombinations.Last[values[Factors.OutputActivation]], OutputCombinations.Losses[values[Factors.Loss]]),
            (PenaltyChoice)values[Factors.Penalty],
            (BiasChoice)values[Factors.Bias],
            (DropoutChoice)values[Factors.Dropout],
            (OptimizerChoice)values[Factors.Optimizer])
    {
        Values = values;
    }

    /// <summary>The networks that cover all pairs, the same at every run.</summary>
    public static IReadOnlyList<TheoryNetwork> Covering { get; } =
        [.. new CoveringArray(Factors.Sizes, Factors.Allowed).Build(Least, seed: 7).Select(static (values, index) => new TheoryNetwork(index, values))];

    /// <summary>Those whose steps are one kernel.</summary>
    public static IReadOnlyList<TheoryNetwork> Small { get; } = [.. SmallNetworks.From(Covering.Count)];

    /// <summary>All of these, and the larger ones behind them.</summary>
    public static IReadOnlyList<TheoryNetwork> All { get; } = [.. Covering, .. Small, .. LargeNetworks.From(Covering.Count + Small.Count)];

    /// <summary>Its place in the covering array: the value of each factor; empty for the others.</summary>
    public int[] Values { get; } = [];

    public NetworkSpec Spec { get; }

    public string Name => $"Net{_index:000}";

    public int Batch { get; }

    /// <summary>Fewer rows than a batch, where it has more than one.</summary>
    public int PartialBatch => (Batch * 3 / 5) + (Batch == 1 ? 1 : 0);

    public int Depth => _widths.Length - 1;

    public DropoutChoice Dropout { get; }

    public OptimizerChoice Optimizer { get; }

    /// <summary>Whether no update may wait for the norm of all gradients.</summary>
    public bool StepsAtOnce { get; init; }

    /// <summary>Half of the networks with an optimiser clip gradients, in either form.</summary>
    public ClippingChoice Clipping => Optimizer == OptimizerChoice.None ? ClippingChoice.None : (_index / 3 % 4) switch
    {
        0 => ClippingChoice.Value,
        1 when !StepsAtOnce => ClippingChoice.Norm,
        _ => ClippingChoice.None,
    };

    /// <summary>Half of the networks with cross-entropy smooth labels (behind softmax only), weigh classes, or both.</summary>
    private bool Smooths => _output is { Loss: LossKind.CrossEntropy, Activation: Activation.Softmax } && _index / 2 % 6 is 0 or 1;

    private bool WeighsClasses => _output.Loss == LossKind.CrossEntropy && _index / 2 % 6 is 1 or 2;

    /// <summary>A quarter of the deeper networks freeze one layer, some of those with four layers another one.</summary>
    private bool Freezes(int layer) =>
        Depth > 1 && _index % 4 == 3 && (layer == _index / 4 % Depth || (Depth == 4 && layer == (_index / 4 + 1) % Depth));

    public double Momentum => Optimizer switch { OptimizerChoice.Momentum => 0.9, OptimizerChoice.Nesterov => 0.8, _ => 0 };

    public bool IsAdaptive => Optimizer is OptimizerChoice.Adam or OptimizerChoice.AdamW or OptimizerChoice.RmsProp;

    /// <summary>The optimiser's state variables.</summary>
    public int StateVariables => Optimizer switch
    {
        OptimizerChoice.None or OptimizerChoice.Plain => 0,
        OptimizerChoice.Adam or OptimizerChoice.AdamW => 2,
        _ => 1,
    };

    /// <summary>The dense layer, from 0, whose input the dropout layer makes; −1 without one.</summary>
    public int DropoutBefore => Dropout switch
    {
        DropoutChoice.None => -1,
        DropoutChoice.Inputs or DropoutChoice.CallerInputs => 0,
        _ => 1 + (_index % (Depth - 1)),
    };

    public bool CallerMask => Dropout is DropoutChoice.CallerInputs or DropoutChoice.CallerHidden;

    public double DropoutRate => _index % 2 == 0 ? 0.3 : 0.5;

    public bool DropoutScales => Dropout != DropoutChoice.ClassicalHidden;

    /// <summary>Whether labels can stand for targets.</summary>
    public bool TakesLabels => Spec.Loss switch
    {
        LossKind.CrossEntropy => Spec.Outputs >= 2,
        LossKind.BinaryCrossEntropy => Spec.Outputs == 1,
        _ => false,
    };

    /// <summary>Every other network states slope and α, the rest rely on the defaults.</summary>
    private bool WritesParameter => _index % 2 == 0;

    /// <summary>What is special about it, for the test's name.</summary>
    public override string ToString()
    {
        string hidden = Depth == 1 ? string.Empty : _hidden + "… ";
        return $"{Name} {string.Join("-", _widths)} {hidden}{_output.Activation} {_output.Loss}, penalty {_penalty}, bias {_bias}, "
            + $"batch {Batch}, dropout {Dropout}, optimiser {Optimizer}, clipping {Clipping}"
            + $"{(Smooths ? ", smoothed" : "")}{(WeighsClasses ? ", weighted" : "")}{string.Concat(Enumerable.Range(0, Depth).Where(Freezes).Select(static k => $", layer {k + 1} frozen"))}";
    }

    /// <summary>The annotated class as its user would write it.</summary>
    public string Source()
    {
        StringBuilder source = new();
        source.Append(CultureInfo.InvariantCulture, $"/// <summary>{this}.</summary>\n[Network({Spec.Inputs}, Batch = {Batch})]\n");
        for (int k = 0; k < Spec.Layers.Count; k++)
        {
            if (DropoutBefore == k)
            {
                source.Append(CallerMask ? "[Dropout(Mask = MaskSource.Caller)]\n" : Line($"[Dropout({DropoutRate}{(DropoutScales ? "" : ", Scale = false")})]"));
            }

            Layer layer = Spec.Layers[k];
            string bias = layer.Bias ? string.Empty : ", Bias = false";
            source.Append(Line($"[Dense({layer.Outputs}, Activation.{layer.Activation}{bias}{ParameterText(layer)})]"));
            source.Append(layer.IsFrozen ? "[Freeze]\n" : "");
        }

        source.Append(CultureInfo.InvariantCulture, $"[{Spec.Loss}{LossArguments()}]\n");
        source.Append(Spec.L2 == 0 ? string.Empty : Line($"[L2({Spec.L2})]"));
        source.Append(Spec.WeightDecay == 0 ? string.Empty : Line($"[WeightDecay({Spec.WeightDecay})]"));
        source.Append(Spec.L1 == 0 ? string.Empty : Line($"[L1({Spec.L1})]"));
        source.Append(Optimizer switch
        {
            OptimizerChoice.None => string.Empty,
            OptimizerChoice.Plain => "[Sgd(LearningRate = 0.05)]\n",
            OptimizerChoice.Momentum => Line($"[Sgd(LearningRate = 0.05, Momentum = {Momentum})]"),
            OptimizerChoice.Nesterov => Line($"[Sgd(LearningRate = 0.05, Momentum = {Momentum}, Nesterov = true)]"),
            OptimizerChoice.Adam => "[Adam(Beta1 = 0.75)]\n",
            OptimizerChoice.AdamW => "[AdamW(Beta2 = 0.9375, Decay = 0.25)]\n",
            _ => "[RmsProp(Alpha = 0.875)]\n",
        });
        source.Append(Clipping == ClippingChoice.None ? string.Empty : $"[ClipGradients({Clipping} = 0.5)]\n");
        return source.Append(CultureInfo.InvariantCulture, $"public sealed partial class {Name};\n").ToString();
    }

    private string LossArguments()
    {
        string[] arguments =
        [
            Spec.Loss == LossKind.Huber && WritesParameter ? string.Create(CultureInfo.InvariantCulture, $"{Spec.Delta}") : "",
            Smooths ? string.Create(CultureInfo.InvariantCulture, $"LabelSmoothing = {Spec.LabelSmoothing}") : "",
            WeighsClasses ? $"ClassWeights = [{string.Join(", ", Spec.ClassWeights.Select(static w => w.ToString(CultureInfo.InvariantCulture)))}]" : "",
        ];
        string list = string.Join(", ", arguments.Where(static a => a != ""));
        return list == "" ? "" : $"({list})";
    }

    private static string Line(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";

    private string ParameterText(Layer layer)
    {
        return (layer.Activation, WritesParameter) switch
        {
            (Activation.LeakyRelu, true) => string.Create(CultureInfo.InvariantCulture, $", Slope = {layer.Parameter}"),
            (Activation.Elu, true) => string.Create(CultureInfo.InvariantCulture, $", Alpha = {layer.Parameter}"),
            _ => string.Empty,
        };
    }

    private static int[] WidthsOf(int[] values)
    {
        int depth = Factors.Depths[values[Factors.Depth]];
        int[] factors = [Factors.Inputs, .. Enumerable.Range(Factors.FirstHidden, depth - 1), Factors.Outputs];
        return [.. factors.Select(factor => Factors.Widths[values[factor]])];
    }

    private NetworkSpec MakeSpec()
    {
        List<Layer> layers = [];
        for (int k = 0; k < Depth; k++)
        {
            Activation activation = k == Depth - 1 ? _output.Activation : _hidden;
            bool bias = _bias switch { BiasChoice.All => true, BiasChoice.None => false, _ => k % 2 == 0 };
            layers.Add(new(_widths[k], _widths[k + 1], activation, bias, Parameter(activation)) { IsFrozen = Freezes(k) });
        }

        return new(layers, _output.Loss)
        {
            L2 = _penalty is PenaltyChoice.L2 or PenaltyChoice.L2AndL1 ? 0.02 : 0,
            WeightDecay = _penalty == PenaltyChoice.WeightDecay ? 0.03 : 0,
            Delta = _output.Loss == LossKind.Huber && WritesParameter ? 0.4 : 1,
            LabelSmoothing = Smooths ? 0.125 : 0,
            ClassWeights = WeighsClasses ? [.. Enumerable.Range(0, _widths[^1]).Select(static k => s_classWeights[k % s_classWeights.Length])] : [],
            L1 = _penalty is PenaltyChoice.L1 or PenaltyChoice.L2AndL1 ? 0.01 : 0,
        };
    }

    private double Parameter(Activation activation) => activation switch
    {
        Activation.LeakyRelu => WritesParameter ? 0.2 : 0.01,
        Activation.Elu => WritesParameter ? 0.7 : 1,
        _ => double.NaN,
    };
}
