using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace Unrolled.Gradients.Tests.PyTorch;

/// <summary>100 steps of one network with each optimiser against what PyTorch computed in double precision: optimisers.py wrote optimisers.csv.</summary>
public class OptimizerFiguresTests
{
    private const int Rows = 8;
    private const int Steps = 100;

    /// <summary>A unit in the last place of 1 for each step: where gradients nearly vanish, RMSProp and Adam make steps of the rate out of their rounding.</summary>
    private const double Tolerance = Steps / 8388608.0;

    private static readonly int[] s_keptLosses = [1, 10, 50, 100];

    private static readonly Dictionary<string, Func<ITrainable>> s_networks = new()
    {
        [nameof(WithSgd)] = static () => new WithSgd(0),
        [nameof(WithMomentum)] = static () => new WithMomentum(0),
        [nameof(WithNesterov)] = static () => new WithNesterov(0),
        [nameof(WithAdam)] = static () => new WithAdam(0),
        [nameof(WithAdamW)] = static () => new WithAdamW(0),
        [nameof(WithRmsProp)] = static () => new WithRmsProp(0),
        [nameof(WithWeightDecay)] = static () => new WithWeightDecay(0),
        [nameof(WithClipNorm)] = static () => new WithClipNorm(0),
        [nameof(WithClipValue)] = static () => new WithClipValue(0),
    };

    private static readonly Dictionary<(string Optimizer, string What), double[]> s_figures = Figures();

    public static TheoryData<string> Optimizers => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_hundred_steps_end_where_those_of_PyTorch_do(string optimizer)
    {
        ITrainable net = s_networks[optimizer]();
        net.CopyParametersFrom([.. Drawn(1, 12), .. Drawn(20, 4), .. Drawn(30, 8), .. Drawn(50, 2)]);
        float[] x = Drawn(7, Rows * 3);
        float[] t = Drawn(40, Rows * 2);
        List<double> losses = [];
        for (int step = 1; step <= Steps; step++)
        {
            float loss = net.TrainStep(x, t);
            if (s_keptLosses.Contains(step))
            {
                losses.Add(loss);
            }
        }

        RequireClose(s_figures[(optimizer, "losses")], losses, $"{optimizer}: losses");
        float[] parameters = new float[net.Description.ParameterCount];
        net.CopyParametersTo(parameters);
        int first = 0;
        foreach (string tensor in net.Description.Tensors.Select(static t => t.Name))
        {
            double[] expected = s_figures[(optimizer, tensor)];
            RequireClose(expected, [.. parameters.Skip(first).Take(expected.Length).Select(static p => (double)p)], $"{optimizer}: {tensor}");
            first += expected.Length;
        }

        Assert.Equal(parameters.Length, first);
    }

    [Fact]
    public void Every_optimiser_of_the_figures_has_a_network()
    {
        Assert.Equal(s_figures.Keys.Select(static key => key.Optimizer).Distinct().Order(), s_networks.Keys.Order());
    }

    private static void RequireClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        double[] errors = [.. expected.Zip(actual, static (e, a) => Math.Abs(a - e) / Math.Max(1, Math.Abs(e)))];
        int worst = Array.IndexOf(errors, errors.Max());
        Assert.True(errors[worst] <= Tolerance, $"{what}[{worst}] is {actual[worst]:G9}, PyTorch has {expected[worst]:G9}: off by {errors[worst]:G3}.");
    }

    /// <summary>The numbers both sides start from: 64ths, exact in a float.</summary>
    private static float[] Drawn(int first, int count) => [.. Enumerable.Range(first, count).Select(static i => ((i * 37 % 64) - 32) / 64f)];

    private static Dictionary<(string Optimizer, string What), double[]> Figures()
    {
        using Stream file = typeof(OptimizerFiguresTests).Assembly.GetManifestResourceStream("optimisers.csv")!;
        using StreamReader reader = new(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd('\r').Split(',')).ToDictionary(
            static fields => (fields[0], fields[1]),
            static fields => fields.Skip(2).Select(static field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());
    }
}
