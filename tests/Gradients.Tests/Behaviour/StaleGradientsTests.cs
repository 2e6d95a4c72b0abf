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

    [Fact]
    public void A_network_that_has_computed_none_has_none_to_apply()
    {
        Classifier net = new(1);
        Refuse(net);
        Compute(net);
        net.ApplyGradients();
        net.Initialize(1);
        Refuse(net);
        Compute(net);
        net.CopyFrom(new Classifier(2));
        Refuse(net);
        Compute(net);
        _ = net.TrainStep([1, 2], 0);
        Refuse(net);
        Assert.Throws<InvalidOperationException>(net.Clone().ApplyGradients);
        Compute(net);
        net.Clone().ApplyGradients();
        net.ApplyGradients();
    }

    [Fact]
    public void Gradients_from_elsewhere_are_filled_in_through_the_raw_storage()
    {
        Classifier net = new(1);
        net.RawGradients.Clear();
        net.ApplyGradients();
        _ = net.TrainStep([1, 2], 0);
        net.RawGradients.Clear();
        Refuse(net);
    }

    [Fact]
    public void Gradients_may_be_applied_to_other_parameters_and_twice()
    {
        // Sharpness-aware minimisation takes the gradient at one place and applies it at another.
        Classifier net = new(1);
        float[] start = new NetworkHandle(net).CopyParameters();
        float[] gradient = new float[Classifier.ParameterCount];
        Compute(net);
        for (int i = 0; i < 6; i++)
        {
            gradient[i] = net.Gradients.Dense1.Weights[i / 3, i % 3];
        }

        net.Gradients.Dense1.Bias.CopyTo(gradient.AsSpan(6));
        net.CopyParametersFrom(start);
        net.BlendFrom(net, 0.5f);
        net.ApplyGradients();
        net.ApplyGradients();
        Assert.Equal(2, net.Steps);
        float[] end = new NetworkHandle(net).CopyParameters();
        for (int i = 0; i < end.Length; i++)
        {
            Assert.Equal(start[i] - (2 * 0.01 * gradient[i]), end[i], 1e-6);
        }
    }

    private static void Compute(Classifier net) => _ = net.ComputeGradients([1, 2], new[] { 1 });

    private static void Refuse(Classifier net) =>
        Assert.Contains("ComputeGradients", Assert.Throws<InvalidOperationException>(net.ApplyGradients).Message, StringComparison.Ordinal);

    private static void Train(NetworkHandle net) => _ = net.TrainStep([1, 2, 3], [0, 1]);

    private static void Read(NetworkHandle net)
    {
        MethodInfo getter = net.Type.GetProperty("Gradients")!.GetMethod!;
        typeof(StaleGradientsTests).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(getter.ReturnType).CreateDelegate<Action<MethodInfo, object>>()(getter, net.Network);
    }

    private static void Call<T>(MethodInfo getter, object network) => _ = getter.CreateDelegate<Func<T>>(network)();
}
