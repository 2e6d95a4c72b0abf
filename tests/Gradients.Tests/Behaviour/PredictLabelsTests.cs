using System;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Labels are the largest logit, the lowest index among equals; a single sigmoid is cut at ½.</summary>
public class PredictLabelsTests
{
    [Theory]
    [InlineData(3, 1, 2, 0)]
    [InlineData(1, 3, 2, 1)]
    [InlineData(1, 2, 3, 2)]
    [InlineData(3, 3, 1, 0)]
    [InlineData(1, 3, 3, 1)]
    [InlineData(3, 1, 3, 0)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(-3, -2, -2, 1)]
    [InlineData(-3e38, -1e38, -2e38, 1)]
    public void The_largest_logit_wins_and_among_equals_the_lowest_index(float a, float b, float c, int expected)
    {
        Classifier net = new();
        net.CopyParametersFrom([0, 0, 0, 0, 0, 0, a, b, c]);
        Assert.Equal(expected, net.PredictLabel([1, 2]));
        int[] labels = [-1, -1];
        net.PredictLabels([1, 2, 3, 4], labels);
        Assert.Equal([expected, expected], labels);
    }

    [Fact]
    public void Each_row_gets_the_label_of_its_largest_output()
    {
        const int Rows = 100;
        Wide net = new(3);
        float[] x = new Draw(1).Matrix(Rows, Wide.Inputs).ToFloats();
        float[] outputs = new float[Rows * Wide.Outputs];
        net.Predict(x, outputs);
        int[] labels = new int[Rows];
        net.PredictLabels(x, labels);
        for (int r = 0; r < Rows; r++)
        {
            float[] row = outputs[(r * Wide.Outputs)..((r + 1) * Wide.Outputs)];
            int largest = 0;
            for (int k = 1; k < row.Length; k++)
            {
                largest = row[k] > row[largest] ? k : largest;
            }

            Assert.Equal(largest, labels[r]);
            Assert.Equal(largest, net.PredictLabel(x.AsSpan(r * Wide.Inputs, Wide.Inputs)));
        }
    }

    [Theory]
    [InlineData(0.01f, 1)]
    [InlineData(-0.01f, 0)]
    [InlineData(100f, 1)]
    [InlineData(-100f, 0)]
    public void A_single_sigmoid_is_cut_at_one_half(float bias, int expected)
    {
        Coin net = new();
        net.CopyParametersFrom([0, 0, bias]);
        Assert.Equal(expected, net.PredictLabel([5, 6]));
        int[] labels = [-1, -1, -1];
        net.PredictLabels([1, 2, 3, 4, 5, 6], labels);
        Assert.Equal([expected, expected, expected], labels);
        Assert.Equal(expected == 1, net.Predict([5, 6]) > 0.5f);
    }

    [Fact]
    public void Predicting_one_output_of_one_row_returns_it()
    {
        Coin net = new();
        net.CopyParametersFrom([1, -2, 0.5f]);
        float[] outputs = new float[1];
        net.Predict([0.25f, 0.5f], outputs);
        Assert.Equal(outputs[0], net.Predict([0.25f, 0.5f]));
        Agreement.Require("σ(−0.25)", SpecialFunctions.Sigmoid(-0.25), outputs[0], 1e-6);
    }
}
