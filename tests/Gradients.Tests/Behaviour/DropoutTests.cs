using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Random dropout: its rate, its scale, and that every step, row, unit, layer and seed has a mask of its own.</summary>
public class DropoutTests
{
    private const int Rows = 50;
    private const int Units = 200;
    private const double Rate = 0.3;

    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, Rows * Units)];
    private static readonly float[] Targets = [.. Enumerable.Repeat(-1000f, Rows)];

    [Fact]
    public void Inverted_dropout_drops_its_rate_and_scales_what_is_kept()
    {
        RequireStatistics(Masks(new NetworkHandle(new InvertedDropout(1)), 20), kept: 1 / (1 - Rate));
    }

    [Fact]
    public void Classical_dropout_drops_its_rate_and_scales_nothing()
    {
        RequireStatistics(Masks(new NetworkHandle(new ClassicalDropout(1)), 20), kept: 1);
    }

    [Fact]
    public void Predict_and_Loss_drop_nothing()
    {
        InvertedDropout inverted = new(1);
        Loaded(new NetworkHandle(inverted));
        float[] outputs = new float[Rows];
        inverted.Predict(Ones, outputs);
        Assert.All(outputs, static y => Assert.Equal(Units, y, 1e-2f));
        Assert.Equal(inverted.Loss(Ones, Targets), inverted.Loss(Ones, Targets));
        Agreement.Require("loss", Math.Pow(Units + 1000, 2), inverted.Loss(Ones, Targets));
    }

    [Fact]
    public void Predict_scales_the_classical_form_by_the_share_kept()
    {
        ClassicalDropout classical = new(1);
        Loaded(new NetworkHandle(classical));
        float[] outputs = new float[Rows];
        classical.Predict(Ones, outputs);
        Assert.All(outputs, static y => Assert.Equal((float)(Units * (1 - Rate)), y, 1e-2f));
    }

    [Fact]
    public void Steps_rows_and_seeds_have_masks_of_their_own()
    {
        List<Matrix> masks = Masks(new NetworkHandle(new InvertedDropout(1)), 3);
        Matrix other = Masks(new NetworkHandle(new InvertedDropout(2)), 1)[0];
        RequireIndependent(masks[0], masks[1], "two steps");
        RequireIndependent(masks[1], masks[2], "two steps");
        RequireIndependent(masks[0], other, "two seeds");
        Matrix shifted = Matrix.Of(Rows, Units, (r, u) => masks[0][(r + 1) % Rows, u]);
        RequireIndependent(masks[0], shifted, "two rows");
        Matrix turned = Matrix.Of(Rows, Units, (r, u) => masks[0][r, (u + 1) % Units]);
        RequireIndependent(masks[0], turned, "two units");
    }

    [Fact]
    public void The_same_seed_repeats_the_same_masks()
    {
        List<Matrix> first = Masks(new NetworkHandle(new InvertedDropout(7)), 3);
        List<Matrix> second = Masks(new NetworkHandle(new InvertedDropout(7)), 3);
        Assert.All(first.Zip(second), static pair => Assert.Equal(pair.First.ToFloats(), pair.Second.ToFloats()));
    }

    [Fact]
    public void Two_layers_of_one_width_have_masks_of_their_own()
    {
        TwiceDropped net = new(1);
        net.Dense1.Weights.CopyFrom([.. Enumerable.Range(0, 64 * 64).Select(static i => i / 64 == i % 64 ? 1f : 0f)]);
        net.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(1f, 64)]);
        float[] x = [.. Enumerable.Repeat(1f, 16 * 64)];
        NetworkTrace trace = net.Trace(x, new float[16 * 3]);
        Matrix first = Matrix.Of(trace.Layers[0].Inputs).Map(static v => v == 0 ? 0 : 1);
        Matrix second = Matrix.Of(trace.Layers[1].Inputs).Map(static v => v == 0 ? 0 : 1);
        RequireIndependent(first, second, "two layers");
    }

    [Fact]
    public void A_rate_of_0_is_no_dropout()
    {
        NeverDropped with = new(3);
        WithoutDropout without = new(3);
        float[] x = new Draw(1).Matrix(4, 5).ToFloats();
        float[] t = new Draw(2).Matrix(4, 3).ToFloats();
        Assert.Equal(without.ComputeGradients(x, t), with.ComputeGradients(x, t));
        Assert.True(Tensors.SameBits(without.RawGradients, with.RawGradients));
    }

    /// <summary>The masks of so many steps, read off the gradient of the inputs: ∂J/∂x = δ·w·mask with w = 1 and ∂J/∂t = −δ.</summary>
    private static List<Matrix> Masks(NetworkHandle net, int steps)
    {
        Loaded(net);
        float[] dx = new float[Rows * Units];
        float[] dt = new float[Rows];
        List<Matrix> masks = [];
        for (int step = 0; step < steps; step++)
        {
            _ = net.ComputeAllGradients(Ones, Targets, dx, dt);
            masks.Add(Matrix.Of(Rows, Units, (r, u) => dx[(r * Units) + u] / -dt[r]));
            net.ApplyGradients();
        }

        return masks;
    }

    private static void Loaded(NetworkHandle net) => net.CopyParametersFrom([.. Enumerable.Repeat(1f, Units)]);

    private static void RequireStatistics(List<Matrix> masks, double kept)
    {
        int n = masks.Count * Rows * Units;
        double dropped = masks.Sum(static m => m.Map(static v => v == 0 ? 1 : 0).Sum);
        Assert.Equal(Rate, dropped / n, 5 * Math.Sqrt(Rate * (1 - Rate) / n));
        Assert.All(masks, mask => Assert.True(mask.Map(v => v == 0 ? 0 : (v / kept) - 1).Largest < 1e-5, $"What is kept is not scaled by {kept}."));
        for (int unit = 0; unit < Units; unit++)
        {
            double share = masks.Sum(mask => Enumerable.Range(0, Rows).Count(r => mask[r, unit] == 0)) / (double)(masks.Count * Rows);
            Assert.Equal(Rate, share, 5 * Math.Sqrt(Rate * (1 - Rate) / (masks.Count * Rows)));
        }
    }

    /// <summary>Two independent masks with the share p of zeros differ in 2p(1 − p) of the places.</summary>
    private static void RequireIndependent(Matrix a, Matrix b, string what)
    {
        double n = a.Rows * a.Columns;
        double p = (a.Map(static v => v == 0 ? 1 : 0).Sum + b.Map(static v => v == 0 ? 1 : 0).Sum) / (2 * n);
        double expected = 2 * p * (1 - p);
        double differing = Matrix.Of(a.Rows, a.Columns, (r, c) => a[r, c] == 0 == (b[r, c] == 0) ? 0 : 1).Sum / n;
        Assert.True(Math.Abs(differing - expected) < 5 * Math.Sqrt(expected / n), $"Of {what}, {differing:P1} of the mask differs instead of {expected:P1}.");
    }
}
