using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Views;

public sealed class ViewTests
{
    private const int Parameters = 16;
    private const int Gradients = 16 + 192;

    private readonly AlignedBlock _block = new(16 + 192 + 192);

    private MatrixView Weights1 => new(_block, Parameters, TinyNet.Weights1);

    private MatrixView Weights2 => new(_block, Parameters, TinyNet.Weights2);

    private VectorView Bias1 => new(_block, Parameters, TinyNet.Bias1);

    [Fact]
    public void Read_and_write_the_network_itself()
    {
        Weights1[2, 19] = 5f;
        Weights2[7, 1] = 6f;
        Bias1[19] = 7f;
        Assert.Equal(5f, _block.Span(Parameters + TinyNet.Weights1.IndexOf(2, 19), 1)[0]);
        Assert.Equal(6f, _block.Span(Parameters + TinyNet.Weights2.IndexOf(7, 1), 1)[0]);
        Assert.Equal(7f, _block.Span(Parameters + TinyNet.Bias1.IndexOf(0, 19), 1)[0]);
        Assert.Equal((5f, 6f, 7f), (Weights1[2, 19], Weights2[7, 1], Bias1[19]));
        Assert.Equal(3, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
    }

    [Fact]
    public void Of_gradients_are_another_region()
    {
        MatrixView gradient = new(_block, Gradients, TinyNet.Weights2);
        gradient[0, 0] = 1f;
        Assert.Equal(0f, Weights2[0, 0]);
        Assert.Equal(1f, _block.Span(Gradients + 128, 1)[0]);
    }

    [Fact]
    public void Copy_in_logical_order_whatever_the_storage()
    {
        float[] values = [.. Enumerable.Range(1, 40).Select(i => (float)i)];
        Weights2.CopyFrom(values);
        Assert.Equal(values, Weights2.ToArray());
        Assert.Equal(15f, Weights2[7, 0]);
        float[] copy = new float[40];
        Weights2.CopyTo(copy);
        Assert.Equal(values, copy);
        Assert.Equal((20, 2), (Weights2.Inputs, Weights2.Outputs));

        float[] bias = [.. Enumerable.Range(1, 20).Select(i => (float)i)];
        Bias1.CopyFrom(bias);
        Assert.Equal(bias, Bias1.ToArray());
        float[] biasCopy = new float[20];
        Bias1.CopyTo(biasCopy);
        Assert.Equal(bias, biasCopy);
        Assert.Equal(60, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
    }

    [Fact]
    public void Clear_the_padding_of_what_they_replace()
    {
        _block.Span(0, _block.Length).Fill(float.NaN);
        Weights1.CopyFrom(new float[60]);
        Bias1.CopyFrom(new float[20]);
        Assert.All(Stored(TinyNet.Weights1), v => Assert.Equal(0f, v));
        Assert.All(Stored(TinyNet.Bias1), v => Assert.Equal(0f, v));
        Assert.All(Stored(TinyNet.Weights2), v => Assert.True(float.IsNaN(v)));

        float[] Stored(TensorDescription tensor) => _block.Span(Parameters + tensor.Offset, tensor.Layout.Length).ToArray();
    }

    [Fact]
    public void That_belong_to_no_network_say_so()
    {
        foreach (Action use in new Action[]
        {
            () => default(DenseView).Weights[0, 0] = 1f,
            () => _ = default(DenseView).Weights.Inputs,
            () => _ = default(DenseView).Bias,
            () => _ = default(MatrixView).ToArray(),
            () => default(MatrixView).CopyFrom([]),
            () => _ = default(VectorView)[0],
            () => _ = default(VectorView).Length,
            () => _ = default(DropoutView).Mask[0, 0],
        })
        {
            Assert.Contains("belongs to no network", Assert.Throws<InvalidOperationException>(use).Message);
        }
    }

    [Fact]
    public void Refuse_other_lengths_and_write_nothing()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("source", () => Weights2.CopyFrom(new float[] { 1f }));
        Assert.StartsWith("source has 1 values; Dense2.Weights is 20 × 2: pass exactly 40.", exception.Message);
        Assert.Throws<ArgumentException>("destination", () => Weights2.CopyTo(new float[41]));
        exception = Assert.Throws<ArgumentException>("source", () => Bias1.CopyFrom(new float[] { 1f }));
        Assert.StartsWith("source has 1 values; Dense1.Bias has 20: pass exactly as many.", exception.Message);
        Assert.Throws<ArgumentException>("destination", () => Bias1.CopyTo(new float[21]));
        Assert.All(_block.Span(0, _block.Length).ToArray(), v => Assert.Equal(0f, v));
    }

    [Fact]
    public void Check_indices()
    {
        Assert.Throws<ArgumentOutOfRangeException>("input", () => Weights1[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("output", () => Weights1[0, -1]);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("output", () => Bias1[20]);
        Assert.StartsWith("Dense1.Bias has 20 outputs; there is no [20].", exception.Message);
    }

    [Fact]
    public void Of_a_layer_without_bias_say_so()
    {
        DenseView dense = new(Weights2, default);
        Assert.Equal(20, dense.Weights.Inputs);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => dense.Bias);
        Assert.Equal("Dense2 has no bias: it is declared with Bias = false.", exception.Message);
        Assert.Equal(20, new DenseView(Weights1, Bias1).Bias.Length);
    }

    [Fact]
    public void Of_a_mask_pad_rows_to_16()
    {
        MaskView mask = new DropoutView(new MaskView(_block, 32, 3, 20)).Mask;
        mask.Fill(1f);
        Assert.Equal(60, _block.Span(32, 96).ToArray().Count(v => v == 1f));
        Assert.Equal(60, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
        mask[2, 19] = 0.5f;
        Assert.Equal(0.5f, _block.Span(32 + 64 + 19, 1)[0]);
        Assert.Equal((3, 20, 0.5f), (mask.Rows, mask.Units, mask[2, 19]));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => mask[3, 0]);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("unit", () => mask[0, 20]);
        Assert.StartsWith("The mask has 3 rows × 20 units; there is no [0, 20].", exception.Message);
    }
}
