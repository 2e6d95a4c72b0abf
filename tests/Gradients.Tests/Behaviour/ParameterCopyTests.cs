using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Parameters go in and out in logical order: weights row by row (inputs × outputs), then the bias, layer after layer.</summary>
public class ParameterCopyTests
{
    private static readonly float[] Counted = [.. Enumerable.Range(0, Everything.ParameterCount).Select(static i => i + 0.5f)];

    [Fact]
    public void Views_show_what_was_copied_in_logical_order()
    {
        Everything net = new();
        net.CopyParametersFrom(Counted);
        float[] viewed = [
            .. net.Dense1.Weights.ToArray(), .. net.Dense1.Bias.ToArray(),
            .. net.Dense2.Weights.ToArray(), .. net.Dense2.Bias.ToArray(),
            .. net.Dense3.Weights.ToArray(), .. net.Dense3.Bias.ToArray()];
        Assert.Equal(Counted, viewed);
        Assert.Equal(Counted[(3 * 20) + 5], net.Dense1.Weights[3, 5]);
        Assert.Equal(Counted[(7 * 20) + 5], net.Dense1.Bias[5]);
        Assert.Equal(Counted[(7 * 20) + 20 + (19 * 9) + 8], net.Dense2.Weights[19, 8]);
        Assert.Equal(Counted[^1], net.Dense3.Bias[3]);
    }

    [Fact]
    public void What_went_in_comes_out()
    {
        Everything net = new();
        net.CopyParametersFrom(Counted);
        float[] copy = new float[Everything.ParameterCount];
        net.CopyParametersTo(copy);
        Assert.Equal(Counted, copy);
    }

    [Fact]
    public void Views_write_through_and_touch_nothing_else()
    {
        Everything net = new();
        net.CopyParametersFrom(Counted);
        net.Dense2.Weights[19, 8] = -1;
        net.Dense3.Bias[0] = -2;
        float[] copy = new float[Everything.ParameterCount];
        net.CopyParametersTo(copy);
        int weight = (7 * 20) + 20 + (19 * 9) + 8;
        int bias = Everything.ParameterCount - 4;
        Assert.Equal(-1, copy[weight]);
        Assert.Equal(-2, copy[bias]);
        Assert.Equal(2, copy.Where((value, index) => value != Counted[index]).Count());
        Assert.All(Tensors.Padding(net.Description), index => Assert.Equal(0, net.RawParameters[index]));
    }

    [Fact]
    public void View_CopyFrom_and_CopyTo_are_row_major()
    {
        Everything net = new();
        float[] values = [.. Enumerable.Range(0, 20 * 9).Select(static i => (float)i)];
        net.Dense2.Weights.CopyFrom(values);
        float[] copy = new float[values.Length];
        net.Dense2.Weights.CopyTo(copy);
        Assert.Equal(values, copy);
        Assert.Equal((4 * 9) + 7, net.Dense2.Weights[4, 7]);
        Assert.Equal((20, 9), (net.Dense2.Weights.Inputs, net.Dense2.Weights.Outputs));
        Assert.Equal(9, net.Dense2.Bias.Length);
    }

    [Fact]
    public void Gradient_views_show_the_raw_gradients()
    {
        Everything net = new(seed: 4);
        _ = net.ComputeGradients(new Draw(1).Matrix(6, 7).ToFloats(), new[] { 0, 1, 2, 3, 0, 1 });
        TensorDescription[] tensors = [.. net.Description.Tensors];
        Assert.Equal(["Dense1.Weights", "Dense1.Bias", "Dense2.Weights", "Dense2.Bias", "Dense3.Weights", "Dense3.Bias"], tensors.Select(static t => t.Name));
        Matrix raw = Tensors.Of(net.RawGradients, tensors[2]);
        Assert.True(raw.Largest > 0);
        Assert.Equal(raw.ToFloats(), net.Gradients.Dense2.Weights.ToArray());
        Assert.Equal(Tensors.Of(net.RawGradients, tensors[5]).ToFloats(), net.Gradients.Dense3.Bias.ToArray());
    }

    [Fact]
    public void Named_layers_are_found_by_their_names()
    {
        Initialised net = new();
        net.Stem.Weights[29, 39] = 7;
        net.Head.Bias[79] = 8;
        float[] copy = new float[Initialised.ParameterCount];
        net.CopyParametersTo(copy);
        Assert.Equal(7, copy[(30 * 40) - 1]);
        Assert.Equal(8, copy[^1]);
        Assert.Equal(["Stem", "Dense2", "Dense3", "Dense4", "Head"], net.Description.Layers.Select(static l => l.Name));
    }

    [Fact]
    public void The_bias_of_a_layer_without_one_is_an_error_that_names_the_layer()
    {
        Assert.Contains("Dense3", Assert.Throws<InvalidOperationException>(() => new Initialised().Dense3.Bias.Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indices_of_views_are_checked()
    {
        Everything net = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dense1.Weights[7, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dense1.Weights[0, 20]);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dense1.Weights[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Dense1.Bias[20]);
    }
}
