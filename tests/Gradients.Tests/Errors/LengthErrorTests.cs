using System;
using Unrolled.Gradients.Tests.Behaviour;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>Spans of the wrong length. R1 takes 4 inputs per row, gives 3 outputs, and trains up to 5 rows.</summary>
public class LengthErrorTests
{
    private readonly R1 _net = new(1);

    [Fact]
    public void Inputs_that_are_no_whole_number_of_rows()
    {
        float[] x = new float[7];
        Refusal.Require<ArgumentException>(_net, () => _net.Predict(x, new float[3]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLogits(x, new float[3]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLabels(x, new int[1]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.Loss(x, new float[3]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.Loss(x, new int[1]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new float[3]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new int[1]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new byte[1]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, new float[3]), "inputs", "7", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.Backward(x, new float[3]), "inputs", "7", "4");
    }

    [Fact]
    public void A_row_that_is_not_one_row()
    {
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLabel(new float[3]), "3", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLabel(new float[8]), "8", "4");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(new float[8], 1), "8", "4");
        Coin coin = new(1);
        Refusal.Require<ArgumentException>(coin, () => coin.Predict(new float[3]), "3", "2");
    }

    [Fact]
    public void Outputs_that_do_not_fit_the_rows()
    {
        float[] x = new float[8];
        Refusal.Require<ArgumentException>(_net, () => _net.Predict(x, new float[5]), "outputs", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.Predict(x, new float[7]), "outputs", "7", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLogits(x, new float[5]), "outputs", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.PredictLabels(x, new int[3]), "labels", "3", "2");
    }

    [Fact]
    public void Targets_that_do_not_fit_the_rows()
    {
        float[] x = new float[8];
        Refusal.Require<ArgumentException>(_net, () => _net.Loss(x, new float[5]), "targets", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new float[5]), "targets", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, new float[9]), "targets", "9", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.Trace(x, new float[5]), "targets", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.Backward(x, new float[5]), "outputGradients", "5", "6");
    }

    [Fact]
    public void Labels_that_do_not_fit_the_rows()
    {
        float[] x = new float[8];
        Refusal.Require<ArgumentException>(_net, () => _net.Loss(x, new int[3]), "labels", "3", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.Loss(x, new byte[1]), "labels", "1", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new int[3]), "labels", "3", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new byte[3]), "labels", "3", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, new int[1]), "labels", "1", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.Trace(x, new int[1]), "labels", "1", "2");
    }

    [Fact]
    public void Gradient_buffers_that_do_not_fit_the_rows()
    {
        (float[] x, float[] t) = (new float[8], new float[6]);
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, t, new float[7]), "inputGradients", "7", "8");
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, t, new float[8], new float[5]), "targetGradients", "5", "6");
        Refusal.Require<ArgumentException>(_net, () => _net.ComputeGradients(x, new int[2], new float[9]), "inputGradients", "9", "8");
        Refusal.Require<ArgumentException>(_net, () => _net.Backward(x, t, new float[4]), "inputGradients", "4", "8");
    }

    [Fact]
    public void Row_weights_that_do_not_fit_the_rows()
    {
        float[] x = new float[8];
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new float[6], new float[3]), "rowWeights", "3", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new int[2], new float[1]), "rowWeights", "1", "2");
        Refusal.Require<ArgumentException>(_net, () => _net.TrainStep(x, new byte[2], new float[1]), "rowWeights", "1", "2");
    }

    [Fact]
    public void Parameters_of_another_count()
    {
        Refusal.Require<ArgumentException>(_net, () => _net.CopyParametersFrom(new float[82]), "82", "83");
        Refusal.Require<ArgumentException>(_net, () => _net.CopyParametersFrom(new float[84]), "84", "83");
        Refusal.Require<ArgumentException>(_net, () => _net.CopyParametersTo(new float[82]), "82", "83");
        Refusal.Require<ArgumentException>(_net, () => _net.CopyParametersTo(new float[84]), "84", "83");
    }

    [Fact]
    public void Views_take_exactly_their_own_length()
    {
        Assert.Contains("39", Assert.Throws<ArgumentException>(() => _net.Dense1.Weights.CopyFrom(new float[39])).Message, StringComparison.Ordinal);
        Assert.Contains("41", Assert.Throws<ArgumentException>(() => _net.Dense1.Weights.CopyTo(new float[41])).Message, StringComparison.Ordinal);
        Assert.Contains("9", Assert.Throws<ArgumentException>(() => _net.Dense1.Bias.CopyFrom(new float[9])).Message, StringComparison.Ordinal);
        Assert.Contains("11", Assert.Throws<ArgumentException>(() => _net.Dense1.Bias.CopyTo(new float[11])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_numbers_have_separators_and_the_message_says_what_to_do()
    {
        Wide net = new(1);
        Refusal.Require<ArgumentException>(net, () => net.Predict(new float[1000], new float[17]), "1,000", "300", "multiple of 300");
    }
}
