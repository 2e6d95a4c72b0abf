using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.PyTorch;

/// <summary>Loss and gradients under label smoothing and class weights against what PyTorch computed in double precision: losses.py wrote losses.csv.</summary>
public class LossFiguresTests
{
    private const int Rows = 6;
    private const int Outputs = 4;
    private const double Tolerance = 1e-6;

    private static readonly int[] s_labels = [3, 0, 1, 1, 2, 0];

    private static readonly Dictionary<string, Func<object>> s_networks = new()
    {
        [nameof(Plain)] = static () => new Plain(0),
        [nameof(Smoothed)] = static () => new Smoothed(0),
        [nameof(Weighted)] = static () => new Weighted(0),
        [nameof(SmoothedAndWeighted)] = static () => new SmoothedAndWeighted(0),
    };

    private static readonly Dictionary<(string Case, string Kind, string What), double[]> s_figures = Figures();

    private static readonly float[] s_inputs = Drawn(7, Rows * 3);

    public static TheoryData<string> Cases => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Labels_give_the_figures_of_PyTorch(string name)
    {
        NetworkHandle network = Create(name);
        float[] dx = new float[s_inputs.Length];
        float loss = network.Bind<IntLabelGradientsCall>("ComputeGradients")(s_inputs, s_labels, dx);
        RequireFigures(name, "labels", network, loss, dx);
        RequireClose(name, "labels", "loss", [network.Bind<IntLabelsCall>("Loss")(s_inputs, s_labels)]);
        byte[] bytes = Array.ConvertAll(s_labels, static l => (byte)l);
        RequireClose(name, "labels", "loss", [network.Bind<ByteLabelsCall>("Loss")(s_inputs, bytes)]);
        loss = network.Bind<ByteLabelGradientsCall>("ComputeGradients")(s_inputs, bytes, dx);
        RequireFigures(name, "labels", network, loss, dx);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Targets_give_the_figures_of_PyTorch(string name)
    {
        NetworkHandle network = Create(name);
        float[] t = [.. Drawn(40, Rows * Outputs).Select(Math.Abs)];
        float[] given = [.. t];
        float[] dx = new float[s_inputs.Length];
        float[] dt = new float[t.Length];
        float loss = network.ComputeAllGradients(s_inputs, t, dx, dt);
        RequireFigures(name, "targets", network, loss, dx);
        RequireClose(name, "targets", "targets", dt);
        RequireClose(name, "targets", "loss", [network.Loss(s_inputs, t)]);
        Assert.Equal(given, t);
    }

    [Fact]
    public void Every_case_of_the_figures_has_a_network()
    {
        Assert.Equal(s_figures.Keys.Select(static key => key.Case).Distinct().Order(), s_networks.Keys.Order());
    }

    private static NetworkHandle Create(string name)
    {
        NetworkHandle network = new(s_networks[name]());
        network.CopyParametersFrom([.. Drawn(1, 12), .. Drawn(20, 4)]);
        return network;
    }

    private static void RequireFigures(string name, string kind, NetworkHandle network, float loss, float[] inputGradients)
    {
        RequireClose(name, kind, "loss", [loss]);
        foreach (TensorDescription tensor in network.Description.Tensors)
        {
            RequireClose(name, kind, tensor.Name, Tensors.Of(network.RawGradients, tensor).ToFloats());
        }

        RequireClose(name, kind, "inputs", inputGradients);
    }

    private static void RequireClose(string name, string kind, string what, float[] actual)
    {
        double[] expected = s_figures[(name, kind, what)];
        Assert.Equal(expected.Length, actual.Length);
        Matrix figures = Matrix.Of(1, expected.Length, (_, i) => expected[i]);
        Agreement.Require($"{name} with {kind}: {what}", figures, Matrix.Of(1, actual.Length, actual), Tolerance);
    }

    /// <summary>The numbers both sides start from: 64ths, exact in a float.</summary>
    private static float[] Drawn(int first, int count) => [.. Enumerable.Range(first, count).Select(static i => ((i * 37 % 64) - 32) / 64f)];

    private static Dictionary<(string Case, string Kind, string What), double[]> Figures()
    {
        using Stream file = typeof(LossFiguresTests).Assembly.GetManifestResourceStream("losses.csv")!;
        using StreamReader reader = new(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd('\r').Split(',')).ToDictionary(
            static fields => (fields[0], fields[1], fields[2]),
            static fields => fields.Skip(3).Select(static field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());
    }
}
