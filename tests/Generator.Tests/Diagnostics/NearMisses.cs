using System.Collections.Generic;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>For each rule, declarations or calls that come as close as they may: nothing at all is reported on them.</summary>
internal static class NearMisses
{
    public static IEnumerable<(string Id, string Source)> All =>
    [
        ("UNR0001", "[Network(4)] [Dense(3)] sealed partial class Net;"),
        ("UNR0002", "static partial class Outer { partial struct Inner { [Network(4)] [Dense(3)] internal partial class Net; } }"),
        ("UNR0003", "abstract class Base; [Network(4)] [Dense(3)] sealed partial class Net : Base;"),
        ("UNR0004", "class Base<T>; [Network(4)] [Dense(3)] partial class Net : Base<int>;"),
        ("UNR0005", "[Network(4)] [Dense(1)] partial class Net;"),
        ("UNR0006", "[Network(4)] [Sgd] partial class Net; [Dense(3, Activation.Relu)] [Dropout(0.5)] [Dense(2)] partial class Net; [SquaredError] partial class Net;"),
        ("UNR0007", "[Network(4)] [Dense(3)] partial class Net { public int Dense2 => 2; public void Predict(string path) { } public int Summaries => 1; }"),
        ("UNR0008", "[Network(4)] [Dense(3, Name = \"Head\")] partial class Dense1;"),
        ("UNR0009", "class Base(int size = 3) { public int Size => size; } [Network(4)] [Dense(3)] partial class Net : Base;"),
        ("UNR0010", "[Network(4)] [Dense(3)] partial class Net { public Net(string path) : this(3) { Path = path; } public string Path { get; } = string.Empty; static Net() { } }"),
        ("UNR0011", "class Base { protected Base(params int[] sizes) { Sizes = sizes; } protected int[] Sizes { get; } } [Network(4)] [Dense(3)] partial class Net : Base;"),
        ("UNR0012", "[Network(4)] [Dense(3)] partial class Net;"),
        ("UNR0013", "namespace Unrolled { sealed class PluginAttribute : System.Attribute; [Plugin] class Other; } namespace Nets { [Network(4)] [Dense(3)] partial class Net; }"),
        ("UNR0013", "[Dense(3)] partial class Net; [Network(4)] partial class Net; [System.Obsolete] class Other;"),
        ("UNR0014", "[L2(0.1)] [Sgd] [Network(4)] [Dropout(0.5)] [Dense(3)] [SquaredError] partial class Net;"),
        ("UNR0014", "[SquaredError] [Network(4)] partial class Net; [Dense(3)] partial class Net;"),
        ("UNR0015", "static class Sizes { public const int Width = 6; } enum Size { Five = 5, Six } [Network(Sizes.Width)] [Dense((int)Size.Six, Activation.Relu)] [Dense(Half * 2)] partial class Net { private const int Half = 2; }"),
        ("UNR0015", "[Network(4)] [Dense(3)] partial class Encoder; partial class Encoder { public const int Width = 8; } [Network(Encoder.Width)] [Dense(3)] partial class Net;"),
        ("UNR0015", "class Encoder { public const int Outputs = 8; public const int Inputs = Outputs; } [Network(Encoder.Inputs)] [Dense(3)] partial class Net;"),
        ("UNR0015", "[Network(4)] [Dense(3)] partial class Encoder; [Network(4)] [Dense(3, Name = \"Of\" + nameof(Encoder.Outputs))] partial class Net;"),
        ("UNR0015", "[Network(4)] [Dense(3)] partial class Encoder; static class Use { public const int Width = Encoder.Outputs; public static int Run(Encoder net) => net.Seed + Encoder.Inputs; }"),
        ("UNR0101", "[Network(1, Batch = 1)] [Dense(1, 1)] partial class Net;"),
        ("UNR0102", "[Network(9)] [Dense(9, 8, Activation.Relu)] [Dropout(0.5)] [Dense(8, 3)] partial class Net;"),
        ("UNR0201", "[Network(4)] [Dropout(0)] [Dense(3, Activation.LeakyRelu, Slope = 0)] [Dropout(0.9999999)] [Dense(3, Activation.Elu, Alpha = 1e-40)] [Dense(2)] [SquaredError] [L2(1e38)] [Sgd(LearningRate = 0, Momentum = 0.9999999)] partial class Net;"),
        ("UNR0202", "[Network(4)] [Dense(3, (Activation)1, Initializer = (Initializer)3)] [Dropout(Mask = (MaskSource)1)] [Dense(2)] partial class Net;"),
        ("UNR0203", "[Network(4)] [Dense(3, Name = \"_Größe1\")] partial class Net;"),
        ("UNR0204", "[Network(4)] [Dense(3, Activation.Relu, Name = \"Head\")] [Dropout(0.1, Name = \"head\")] [Dense(2)] partial class Net;"),
        ("UNR0205", "[Network(4)] [Dense(3, Name = \"Predicts\")] partial class Net { private static void Helper() { } }"),
        ("UNR0301", "[Network(4)] [Dense(3, Activation.LeakyRelu, Slope = 0.1)] [Dense(3, Activation.Elu, Alpha = 2)] partial class Net;"),
        ("UNR0302", "[Network(4)] [Dropout(0.5, Scale = true, Mask = MaskSource.Random)] [Dropout(Mask = MaskSource.Caller)] [Dense(3)] partial class Net;"),
        ("UNR0303", "[Network(4)] [Dropout(Mask = MaskSource.Caller)] [Dropout(0)] [Dense(3)] partial class Net;"),
        ("UNR0304", "[Network(4)] [Dense(3)] [SquaredError] partial class Net; [Network(4)] [Dense(3)] [SquaredError] partial class Other;"),
        ("UNR0305", "[Network(4)] [Dense(3)] [SquaredError] [Sgd] partial class Net; [Network(4)] [Dense(3)] [SquaredError] [Adam] partial class Other;"),
        ("UNR0306", "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-3)] [L1(1e-3)] [WeightDecay(1e-3)] [MemoryBudget(10_000)] [FlopBudget(1000)] partial class Net;"),
        ("UNR0307", "[Network(4)] [Dense(3, Activation.Sigmoid)] [BinaryCrossEntropy] partial class Net; [Network(4)] [Dense(3, Activation.Relu)] [MeanSquaredError] partial class Other;"),
        ("UNR0308", "[Network(4)] [Dense(8, Activation.Relu)] [Dropout(0.5)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net;"),
        ("UNR0309", "[Network(4)] [Dense(2, Activation.Softmax)] [CrossEntropy] partial class Net;"),
        ("UNR0310", "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true, Momentum = 0.1)] partial class Net; [Network(4)] [Dense(3)] [Sgd(Nesterov = false)] partial class Other;"),
        ("UNR0311", "[Network(4)] [Dense(3)] [L2(1e-3)] [SquaredError] partial class Net; [Network(4)] [Dense(3)] [L2(1e-3)] [Sgd] partial class Other;"),
        ("UNR0312", "[Network(4)] [Dropout(0.5)] [Dropout(0.5)] [Dense(3)] [SquaredError] partial class Net;"),
        ("UNR0313", "[Network(4)] [Dense(3, Activation.Softmax)] partial class Net; [Network(4)] [Dense(3, Activation.Softmax)] [Sgd] partial class Other; [Network(4)] [Dense(3, Activation.Tanh)] [SquaredError] partial class Third;"),
        ("UNR0314", "[Network(4)] [Dense(3, Activation.Tanh)] [Dense(3, Activation.Relu, Initializer = Initializer.He)] [Dense(3, Activation.Sigmoid, Initializer = Initializer.Glorot)] [Dense(2, Initializer = Initializer.He)] partial class Net;"),
        ("UNR0315", "[Network(4)] [Dense(3)] [SquaredError] [L2(1e-4)] [AdamW(Decay = 0)] partial class Net; [Network(4)] [Dense(3)] [SquaredError] [L1(1e-4)] [AdamW] partial class Other;"),
        ("UNR0315", "[Network(4)] [Dense(3)] [SquaredError] [WeightDecay(1e-4)] [Adam] partial class Net; [Network(4)] [Dense(3)] [SquaredError] [L2(0)] [AdamW] partial class Other;"),
        ("UNR0316", "[Network(4)] [Dense(5, Activation.Sigmoid)] [Dense(3)] [SquaredError] partial class Net; [Network(4)] [Dense(3, Activation.Sigmoid)] [CrossEntropy] partial class Other;"),
        ("UNR0317", "[Network(9)] [Dense(3)] [Dense(9)] [SquaredError] partial class Net;"),
        ("UNR0318", "[Network(4)] [Dense(2, Activation.Sigmoid)] [CrossEntropy] partial class Net; [Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] partial class Other;"),
        ("UNR0401", "[Network(20_000)] [Dense(20_000)] [FlopBudget(long.MaxValue)] partial class Net;"),
        ("UNR0402", "[Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(1e-3)] [Sgd] [MemoryBudget(3_840)] partial class Net;"),
        ("UNR0403", "[Network(4)] [Dense(3)] [FlopBudget(24)] partial class Net;"),
        ("UNR0404", "[Network(64, Unroll = Unroll.Full)] [Dense(64)] partial class Net; [Network(784, Batch = 64)] [Dense(128)] [SquaredError] [Sgd] partial class Other;"),
        ("UNR0405", "#pragma warning disable UNR0404\n[Network(819, Unroll = Unroll.Full)] [Dense(128)] partial class Net; [Network(784, Batch = 64, Unroll = Unroll.Auto)] [Dense(128)] [SquaredError] [Sgd] partial class Other;"),
        Call("UNR0501", "net.Predict(new float[8], new float[6]);"),
        Call("UNR0502", "_ = net.TrainStep(new float[20], labels);"),
        Call("UNR0503", "_ = net.Loss(new float[8], new[] { 0, 2 });"),
        Call("UNR0504", "net.CopyParametersTo(new float[83]);"),
        Call("UNR0505", "_ = net.TrainStep(x, 2);"),
        Call("UNR0506", "net.Predict(x.AsSpan(0, 4), x.AsSpan(4, 3));"),
        Call("UNR0507", "_ = net.Loss(x, labels);"),
        Call("UNR0508", "_ = net.TrainStep(x, labels);"),
    ];

    private static (string Id, string Source) Call(string id, string statements) => (id, CallSitePrograms.Wrap(statements, Sources.Classifier));
}
