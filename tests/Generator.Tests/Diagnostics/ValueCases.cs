using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 02xx.</summary>
internal static class ValueCases
{
    private const string Open = "at least 0 and at most 1E+38";
    private const string Share = "at least 0 and below 1";

    public static IEnumerable<DiagnosticCase> All => OutOfRange.Concat(Others);

    private static IEnumerable<DiagnosticCase> OutOfRange =>
    [
        Range("[Dropout([|1.2f|])] [Dense(2)]", "'rate' of layer 'Dropout1' is 1.2", Share),
        Range("[Dropout([|1.0|])] [Dense(2)]", "'rate' of layer 'Dropout1' is 1", Share),
        Range("[Dropout([|0.999999999|])] [Dense(2)]", "'rate' of layer 'Dropout1' is 0.999999999 (which rounds to 1 as a float)", Share),
        Range("[Dropout([|-0.1|])] [Dense(2)]", "'rate' of layer 'Dropout1' is -0.1", Share),
        Range("[Dropout([|double.NaN|], Name = \"Gate\")] [Dense(2)]", "'rate' of layer 'Gate' is NaN", Share),
        Range("[Dense(3, Activation.LeakyRelu, [|Slope = -0.5|])]", "'Slope' of layer 'Dense2' is -0.5", Open),
        Range("[Dense(3, Activation.LeakyRelu, [|Slope = double.PositiveInfinity|])]", "'Slope' of layer 'Dense2' is Infinity", Open),
        Range("[Dense(3, Activation.Elu, [|Alpha = 0|])]", "'Alpha' of layer 'Dense2' is 0", "above 0 and at most 1E+38"),
        Range("[Dense(3, Activation.Elu, [|Alpha = double.NaN|])]", "'Alpha' of layer 'Dense2' is NaN", "above 0 and at most 1E+38"),
        Range("[L2([|-1e-4|])]", "'lambda' of L2 is -0.0001", Open),
        Range("[L1([|1e300|])]", "'lambda' of L1 is 1E+300", Open),
        Range("[WeightDecay([|double.NegativeInfinity|])]", "'lambda' of WeightDecay is -Infinity", Open),
        Range("[Sgd([|LearningRate = -0.01|])]", "'LearningRate' of Sgd is -0.01", Open),
        Range("[Sgd([|LearningRate = double.NaN|])]", "'LearningRate' of Sgd is NaN", Open),
        Range("[Sgd([|LearningRate = 1e-50|])]", "'LearningRate' of Sgd is 1E-50 (which rounds to 0 as a float)", "0, or at least 1.5E-45 and at most 1E+38"),
        Range("[Sgd([|Momentum = 1e-50|])]", "'Momentum' of Sgd is 1E-50 (which rounds to 0 as a float)", "0, or at least 1.5E-45 and below 1"),
        Range("[Sgd([|Momentum = 0.99999999|])]", "'Momentum' of Sgd is 0.99999999 (which rounds to 1 as a float)", Share),
        Range("[Dense(3, Activation.Elu, [|Alpha = 1e-50|])]", "'Alpha' of layer 'Dense2' is 1E-50 (which rounds to 0 as a float)", "above 0 and at most 1E+38"),
        Range("[Sgd([|Momentum = 1|], Nesterov = true)]", "'Momentum' of Sgd is 1", Share),
        Range("[Adam([|LearningRate = double.PositiveInfinity|])]", "'LearningRate' of Adam is Infinity", Open),
        Range("[Adam([|Beta1 = 1|])]", "'Beta1' of Adam is 1", Share),
        Range("[Adam([|Beta2 = -0.5|])]", "'Beta2' of Adam is -0.5", Share),
        Range("[Adam([|Epsilon = 0|])]", "'Epsilon' of Adam is 0", "above 0 and at most 1E+38"),
        Range("[AdamW([|Epsilon = 1e-60|])]", "'Epsilon' of AdamW is 1E-60 (which rounds to 0 as a float)", "above 0 and at most 1E+38"),
        Range("[AdamW([|Decay = -0.01|])]", "'Decay' of AdamW is -0.01", Open),
        Range("[RmsProp([|Alpha = 0.99999999|])]", "'Alpha' of RmsProp is 0.99999999 (which rounds to 1 as a float)", Share),
        Range("[RmsProp([|Epsilon = double.NaN|])]", "'Epsilon' of RmsProp is NaN", "above 0 and at most 1E+38"),
    ];

    private static IEnumerable<DiagnosticCase> Others =>
    [
        new("UNR0202",
            "[Network(4)] [Dense(3, [|(Activation)99|])] [CrossEntropy] partial class Net;",
            "'activation' of layer 'Dense1' is 99, which is no member of Activation: use one of its named members"),
        new("UNR0202",
            "[Network(4)] [Dense(3, [|Activation.Relu | Activation.Sigmoid|])] [CrossEntropy] partial class Net;",
            "'activation' of layer 'Dense1' is Activation.Relu | Activation.Sigmoid, which is no member of Activation: use one of its named members"),
        new("UNR0202",
            "[Network(4)] [Dense(3, [|Initializer = (Initializer)(-1)|])] partial class Net;",
            "'Initializer' of layer 'Dense1' is -1, which is no member of Initializer: use one of its named members"),
        new("UNR0202",
            "[Network(4)] [Dropout([|Mask = (MaskSource)2|])] [Dense(3)] partial class Net;",
            "'Mask' of layer 'Dropout1' is 2, which is no member of MaskSource: use one of its named members"),
        Name("class", "\"class\""),
        Name("partial", "\"partial\""),
        Name("1st", "\"1st\""),
        Name("", "\"\""),
        Name("my layer", "\"my layer\""),
        Name("@new", "\"@new\""),
        Name("A\\u200dB", "\"A\u200dB\""),
        Name("A\\n{0}", "\"A?{0}\""),
        Name(new string('a', 201), "\"" + new string('a', 40) + "…\""),
        new("UNR0204",
            "[Network(4)] [Dense(3, Name = \"Head\")] [Dropout(0.1, [|Name = \"Head\"|])] [Dense(2)] partial class Net;",
            "Layers 1 and 2 are both called 'Head': give one of them another name"),
        new("UNR0204",
            "[Network(4)] [Dense(3, [|Name = \"Dense2\"|])] [Dense(2)] partial class Net;",
            "Layers 1 and 2 are both called 'Dense2': give one of them another name"),
        Range("[Sgd] [ClipGradients([|Norm = 0|])]", "'Norm' of ClipGradients is 0", "above 0 and at most 1E+38"),
        Range("[Sgd] [ClipGradients([|Norm = double.NaN|])]", "'Norm' of ClipGradients is NaN", "above 0 and at most 1E+38"),
        Range("[Sgd] [ClipGradients([|Value = -0.5|])]", "'Value' of ClipGradients is -0.5", "above 0 and at most 1E+38"),
        Range("[Sgd] [ClipGradients([|Value = 1e-60|])]", "'Value' of ClipGradients is 1E-60 (which rounds to 0 as a float)", "above 0 and at most 1E+38"),
        new("UNR0206",
            "[Network(4)] [Dense(2)] [SquaredError] [Sgd] [[|ClipGradients|]] partial class Net;",
            "ClipGradients of 'Net' has neither a Value nor a Norm: write Norm = 1 to bound all gradients together, or Value = 1 to bound each by itself"),
        new("UNR0206",
            "[Network(4)] [Dense(2)] [SquaredError] [Sgd] [ClipGradients([|Norm = -2|], Value = 0.25f)] partial class Net;",
            "ClipGradients of 'Net' has both Value = 0.25 and Norm = -2: keep one of them"),
        Smoothing("1", "1"),
        Smoothing("0.9999999999", "0.9999999999 (which rounds to 1 as a float)"),
        Smoothing("-0.25f", "-0.25"),
        Smoothing("double.NaN", "NaN"),
        Weight("1, -0.5, 0", "1", "-0.5"),
        Weight("double.PositiveInfinity, 1, double.NaN", "0", "Infinity"),
        Weight("0, 1, 0.0 / 0", "2", "NaN"),
        new("UNR0207",
            "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy([|ClassWeights = [0, 0, -0.0]|])] [Sgd] partial class Net;",
            "All 3 class weights of CrossEntropy are 0, so that nothing would be learned: give at least one class a weight above 0"),
        Delta("[|0|]", "0"),
        Delta("[|delta: double.NaN|]", "NaN"),
        new("UNR0202",
            "[Network(4, [|Unroll = (Unroll)2|])] [Dense(3)] partial class Net;",
            "'Unroll' of network 'Net' is 2, which is no member of Unroll: use one of its named members"),
        Clash("Predict", "generated code"),
        Clash("_engine", "generated code"),
        Clash("GetHashCode", "generated code"),
        Clash("Net", "the class itself"),
        Clash("Helper", "another member"),
    ];

    private static DiagnosticCase Smoothing(string value, string shown) =>
        new("UNR0201", $"[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy([|LabelSmoothing = {value}|])] partial class Net;", $"'LabelSmoothing' of CrossEntropy is {shown}: it must be {Share}");

    private static DiagnosticCase Weight(string values, string index, string shown) => new(
        "UNR0201",
        $"[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy([|ClassWeights = [{values}]|])] [Sgd] partial class Net;",
        $"'ClassWeights[{index}]' of CrossEntropy is {shown}: it must be {Open}");

    private static DiagnosticCase Delta(string argument, string shown) =>
        new("UNR0201", $"[Network(4)] [Dense(2)] [Huber({argument})] partial class Net;", $"'delta' of Huber is {shown}: it must be above 0 and at most 1E+38");

    private static DiagnosticCase Range(string attribute, string start, string range) =>
        new("UNR0201", $"[Network(4)] [Dense(5)] {attribute} [Dense(2)] [SquaredError] partial class Net;", $"{start}: it must be {range}");

    private static DiagnosticCase Name(string name, string shown) => new(
        "UNR0203",
        $"[Network(4)] [Dense(3, [|Name = \"{name}\"|])] partial class Net;",
        $"{shown} cannot name a layer because it becomes a property: use a C# identifier of at most 200 characters that is no keyword");

    private static DiagnosticCase Clash(string name, string owner) => new(
        "UNR0205",
        $"[Network(4)] [Dense(3, [|Name = \"{name}\"|])] partial class Net {{ private static void Helper() {{ }} }}",
        $"A layer of 'Net' cannot be called '{name}' because {owner} has that name: choose another");
}
