using System;
using Unrolled.Gradients.Tests.Behaviour;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>Labels that are no class: the message names the label's place and value.</summary>
public class LabelErrorTests
{
    private readonly R1 _net = new(1);
    private readonly float[] _x = new float[5 * 4];

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Int_labels_out_of_range(int label)
    {
        int[] labels = [0, 1, 2, label, 0];
        string value = label.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(_x, labels), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(_x, labels, new float[5]), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.ComputeGradients(_x, labels), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.ComputeGradients(_x, labels, new float[20]), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.Loss(_x, labels), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.Trace(_x, labels), "[3]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(_x.AsSpan(0, 4), label), value);
    }

    [Fact]
    public void A_single_label_is_called_label()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => _net.TrainStep(_x.AsSpan(0, 4), label: 3));
        Assert.Equal("label is 3; R1 has 3 classes: pass 0 to 2. (Parameter 'label')", error.Message);
        Assert.StartsWith(
            "row has 8 values; R1 takes 4 for a row: pass exactly 4.",
            Assert.Throws<ArgumentException>(() => _net.TrainStep(_x.AsSpan(0, 8), label: 2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_labels_as_outputs_may_have_been_meant_as_targets()
    {
        string message = Assert.Throws<ArgumentException>(() => _net.TrainStep(_x, new int[15])).Message;
        Assert.StartsWith("labels has 15 values; R1 was given 5 rows: pass one per row, or pass floats for targets.", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => _net.Loss(_x, new byte[6])).Message;
        Assert.StartsWith("labels has 6 values; R1 was given 5 rows: pass one per row.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((byte)3)]
    [InlineData((byte)255)]
    public void Byte_labels_out_of_range(byte label)
    {
        byte[] labels = [label, 1, 2, 0, 0];
        string value = label.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(_x, labels), "[0]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.TrainStep(_x, labels, new float[5]), "[0]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.ComputeGradients(_x, labels), "[0]", value);
        Refusal.Require<ArgumentOutOfRangeException>(_net, () => _net.Loss(_x, labels), "[0]", value);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Binary_labels_are_0_or_1(int label)
    {
        Coin coin = new(1);
        int[] labels = [1, label];
        Refusal.Require<ArgumentOutOfRangeException>(coin, () => coin.TrainStep(new float[4], labels), "[1]", label.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _ = coin.TrainStep(new float[4], new[] { 1, 0 });
    }
}
