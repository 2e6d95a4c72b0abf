using System;
using System.Linq;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Twenty networks in one project, in every place a class can stand, warnings being errors.</summary>
public class ManyNetworksTests
{
    private const string Small = "[Network(3, Batch = 4)] [Dense(5, Activation.Relu)] [Dense(2, Activation.Softmax)] [CrossEntropy] [Sgd(LearningRate = 0.1f)]";

    /// <summary>The same where <c>Unrolled</c> means something else.</summary>
    private static readonly string Qualified = Small.Replace("[", "[global::Unrolled.", StringComparison.Ordinal)
        .Replace("Activation.", "global::Unrolled.Activation.", StringComparison.Ordinal);

    /// <summary>Each declaration with the name its class has in metadata.</summary>
    private static readonly (string Source, string[] Types)[] Files =
    [
        ($"{Small} public sealed partial class Global;", ["Global"]),
        ($"{Small} internal partial class Hidden;", ["Hidden"]),
        ($"{Small} public partial class Open;", ["Open"]),
        ($"namespace One.Two {{ {Small} public sealed partial class Deep; }}", ["One.Two.Deep"]),
        ($"namespace One.Three {{ {Small} public sealed partial class Deep; }}", ["One.Three.Deep"]),
        ($"namespace @namespace.@class; {Small} public sealed partial class @event;", ["namespace.class.event"]),
        ($"namespace K; {Small} internal sealed partial class @float; {Small} internal sealed partial class @ref;", ["K.float", "K.ref"]),
        ($"namespace U; {Small} public sealed partial class Größe; {Small} public sealed partial class 网络;", ["U.Größe", "U.网络"]),
        ($"namespace N; /// <summary>Outer.</summary>\npublic partial class Outer {{ {Small} public sealed partial class Inner; }}", ["N.Outer+Inner"]),
        ($"namespace N; partial class Far {{ partial struct Away {{ {Small} internal sealed partial class Net; }} }}", ["N.Far+Away+Net"]),
        ($"namespace N; partial record Note {{ {Small} internal sealed partial class Net; }}", ["N.Note+Net"]),
        ($"namespace N; partial record struct Pair {{ {Small} public sealed partial class Net; }}", ["N.Pair+Net"]),
        ($"namespace N; partial interface IHolder {{ {Small} internal sealed partial class Net; }}", ["N.IHolder+Net"]),
        ($"namespace N; static partial class Holder {{ {Small} internal sealed partial class Net; {Small} internal sealed partial class Net2; }}", ["N.Holder+Net", "N.Holder+Net2"]),
        ($"namespace System.Numerics {{ {Small} public sealed partial class Vector2Net; }}", ["System.Numerics.Vector2Net"]),
        ($"namespace Unrolled.Mine {{ {Small} public sealed partial class Runtime; }}", ["Unrolled.Mine.Runtime"]),
        ($"namespace Shadow {{ class System; class Unrolled; {Qualified} internal sealed partial class Net; }}", ["Shadow.Net"]),
    ];

    private static readonly Lazy<Assembly> Compiled = new(static () => InMemory.Compile("Many", Files.Select(static f => "using Unrolled;\n" + Documented(f.Source))));

    private static readonly string[] TypeNames = [.. Files.SelectMany(static f => f.Types)];

    public static TheoryData<string> Types => [.. TypeNames];

    [Fact]
    public void There_are_twenty() => Assert.Equal(20, TypeNames.Length);

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_of_them_trains(string type)
    {
        NetworkHandle net = InMemory.Create(Compiled.Value, type, seed: 1);
        float[] x = new Draw(1).Matrix(4, 3).ToFloats();
        float[] t = Matrix.OneHot([0, 1, 1, 0], 2).ToFloats();
        float first = net.TrainStep(x, t);
        for (int step = 0; step < 100; step++)
        {
            _ = net.TrainStep(x, t);
        }

        Assert.True(net.Loss(x, t) < first / 2);
        Assert.Equal(type.Split('.', '+')[^1], net.Description.Name);
    }

    [Fact]
    public void All_of_them_are_the_same_network()
    {
        float[][] parameters = [.. TypeNames.Select(static type => InMemory.Create(Compiled.Value, type, seed: 4).RawParameters.ToArray())];
        Assert.All(parameters, p => Assert.True(Tensors.SameBits(parameters[0], p)));
    }

    [Fact]
    public void Accessibility_is_the_users()
    {
        Assert.True(Compiled.Value.GetType("Open")!.IsPublic);
        Assert.False(Compiled.Value.GetType("Open")!.IsSealed);
        Assert.False(Compiled.Value.GetType("Hidden")!.IsPublic);
    }

    /// <summary>Gives each class the comment that a library with documentation demands.</summary>
    private static string Documented(string source) => source.Replace(Small[..9], "/// <summary>A network.</summary>\n" + Small[..9], StringComparison.Ordinal);
}
