using System;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>TrainStep does not store gradients: reading them after it is a mistake that debug builds report.</summary>
public class StaleGradientsTests
{
    private const string Source =
        "using Unrolled; [Network(3)] [Dense(2, Activation.Softmax)] [CrossEntropy] [Sgd] internal sealed partial class Net;";

    private static readonly Lazy<Assembly> Debug = new(static () => InMemory.Compile("StaleDebug", [Source], "DEBUG"));
    private static readonly Lazy<Assembly> Release = new(static () => InMemory.Compile("StaleRelease", [Source]));

    [Fact]
    public void In_debug_builds_stale_gradients_cannot_be_read()
    {
        NetworkHandle net = InMemory.Create(Debug.Value, "Net");
        Train(net);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Read(net));
        Assert.Contains("ComputeGradients", error.Message, StringComparison.Ordinal);
        Assert.Contains("Net", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_debug_builds_fresh_gradients_can_be_read()
    {
        NetworkHandle net = InMemory.Create(Debug.Value, "Net");
        Read(net);
        Train(net);
        _ = net.ComputeGradients([1, 2, 3], [0, 1]);
        Read(net);
        Train(net);
        net.Backward([1, 2, 3], [0, 1], []);
        Read(net);
        net.ApplyGradients();
        Read(net);
    }

    [Fact]
    public void Release_builds_do_not_look()
    {
        NetworkHandle net = InMemory.Create(Release.Value, "Net");
        Train(net);
        Read(net);
    }

    private static void Train(NetworkHandle net) => _ = net.TrainStep([1, 2, 3], [0, 1]);

    private static void Read(NetworkHandle net)
    {
        MethodInfo getter = net.Type.GetProperty("Gradients")!.GetMethod!;
        typeof(StaleGradientsTests).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(getter.ReturnType).CreateDelegate<Action<MethodInfo, object>>()(getter, net.Network);
    }

    private static void Call<T>(MethodInfo getter, object network) => _ = getter.CreateDelegate<Func<T>>(network)();
}
