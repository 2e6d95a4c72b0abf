using System.Threading.Tasks;
using Unrolled.CodeFixes.Tests.Harness;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>What the light bulb offers, in which order, and where it stays dark because no fix would be right.</summary>
public class OfferTests
{
    [Theory]
    [InlineData("UNR0102", "[Network(4)] [Dense(8)] [Dense(9, 3)] partial class Net;", "Change 9 to 8", "Change 8 in [Dense] before it to 9")]
    [InlineData("UNR0301", "[Network(4)] [Dense(3, Alpha = 2)] partial class Net;", "Use Activation.Elu", "Remove 'Alpha = 2'")]
    [InlineData("UNR0310", "[Network(4)] [Dense(3)] [SquaredError] [Sgd(Nesterov = true)] partial class Net;", "Set Momentum to 0.9", "Remove 'Nesterov = true'")]
    [InlineData("UNR0312", "[Network(4)] [Dense(3)] [Dropout(0.5)] partial class Net;", "Remove [Dropout(0.5)]", "Move it before [Dense(3)]")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] public partial record Net(int Size);")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] public abstract partial class Net { public abstract int Size { get; } }")]
    [InlineData("UNR0003", "abstract class B { public abstract int Size { get; } } [Network(4)] [Dense(3)] public abstract partial class Net : B;")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] static partial class Net { public static int Twice(this int size) => 2 * size; }")]
    [InlineData("UNR0003", "record B; [Network(4)] [Dense(3)] partial record Net : B;")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net; partial record Net { public int Size => 1; }")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net { public Net Copy() => this with { }; }")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net { public bool Print(System.Text.StringBuilder text) => PrintMembers(text); }")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net { public Net Other() => this; } static class Copies { public static Net Of(Net net) => net.Other() with { }; }")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net; record Derived : Net;")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net { public System.IEquatable<Net> Same => this; }")]
    [InlineData("UNR0003", "[Network(4)] [Dense(3)] partial record Net { public void Run() => Predict(new float[4], new float[3]); }", "Make 'Net' a class")]
    [InlineData("UNR0003", "file partial class Outer { [Network(4)] [Dense(3)] public partial class Net; }")]
    [InlineData("UNR0010", "class B(int size) { public B() : this(1) { } public int Size => size; } [Network(4)] [Dense(3)] partial class Net : B { public Net(double x) : base((int)x) { } }")]
    [InlineData("UNR0307", "[Network(4)] [Dense(1)] [CrossEntropy(ClassWeights = [2])] partial class Net;")]
    [InlineData("UNR0309", "[Network(4)] [Dense(1, Activation.Softmax)] [CrossEntropy(LabelSmoothing = 0.1)] partial class Net;")]
    [InlineData("UNR0318", "[Network(4)] [Dense(1, Activation.Sigmoid)] [CrossEntropy(ClassWeights = [2])] partial class Net;")]
    [InlineData("UNR0318", "[Network(4)] [Dense(1, Activation.Sigmoid)] [CrossEntropy()] partial class Net;", "Use [BinaryCrossEntropy]")]
    [InlineData("UNR0014", "[Network(4)]\n#if NET9_0\n[CrossEntropy]\n#else\n[SquaredError]\n#endif\n[Dense(3)] partial class Net;")]
    [InlineData("UNR0014", "[Network(4)]\n[SquaredError]\n#region layers\n[Dense(3)]\n#endregion\npartial class Net;", "Move it below [Dense(3)]")]
    [InlineData("UNR0312", "[Network(4)]\n#if !SMALL\n[Dense(3)]\n#endif\n[Dropout(0.5)] partial class Net;", "Remove [Dropout(0.5)]")]
    public async Task Titles_AreOffered(string id, string source, params string[] titles)
    {
        Assert.Equal(titles, await Project.Of(source).TitlesAsync(id));
    }
}
