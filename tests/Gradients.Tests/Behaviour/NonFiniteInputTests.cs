using System;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>What becomes of inputs that are no numbers: they stay in their row, and training refuses them.</summary>
public class NonFiniteInputTests
{
    /// <summary>NaN is not lost on its way through any activation, and other rows do not see it.</summary>
    [Theory]
    [InlineData(typeof(WithAdam))]
    [InlineData(typeof(Wide))]
    public void A_row_with_NaN_gives_NaN_and_leaves_the_others_alone(Type type)
    {
        INetwork net = (INetwork)Activator.CreateInstance(type, 1)!;
        (int inputs, int outputs) = (net.Description.Inputs, net.Description.Outputs);
        foreach (int rows in new[] { 1, 2, 5, 17, 64 })
        {
            float[] x = new Draw(1).Matrix(rows, inputs).ToFloats();
            float[] usual = new float[rows * outputs];
            net.Predict(x, usual);
            int bad = rows / 2;
            x[(bad * inputs) + 1] = float.NaN;
            float[] y = new float[rows * outputs];
            net.Predict(x, y);

            for (int row = 0; row < rows; row++)
            {
                float[] of = y[(row * outputs)..((row + 1) * outputs)];
                if (row == bad)
                {
                    Assert.All(of, static value => Assert.Equal(float.NaN, value));
                }
                else
                {
                    Assert.True(Tensors.SameBits(usual.AsSpan(row * outputs, outputs), of));
                }
            }
        }
    }

    /// <summary>Rows side by side in a vector: what stands where there is none must not make NaN of an infinite loss.</summary>
    [Theory]
    [InlineData(typeof(OneOutput))]
    [InlineData(typeof(ThreeOutputs))]
    [InlineData(typeof(FourOutputs))]
    public void A_loss_too_large_is_infinite_whatever_the_rows(Type type)
    {
        ITrainable net = (ITrainable)Activator.CreateInstance(type, 1)!;
        for (int rows = 1; rows <= net.Description.Batch; rows++)
        {
            float[] targets = new float[rows * net.Description.Outputs];
            targets.AsSpan().Fill(3e30f);

            Assert.Equal(float.PositiveInfinity, net.Loss(new float[rows], targets));
        }
    }

    [Fact]
    public void The_label_of_a_row_with_NaN_is_0()
    {
        WithAdam net = new(1);
        float[] row = new float[WithAdam.Inputs];
        row[1] = float.NaN;

        Assert.Equal(0, net.PredictLabel(row));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Training_refuses_and_changes_nothing(float value)
    {
        WithAdam net = new(1);
        float[] before = net.RawParameters.ToArray();
        float[] x = new Draw(1).Matrix(3, WithAdam.Inputs).ToFloats();
        x[5] = value;

        Assert.ThrowsAny<Exception>(() => net.TrainStep(x, (int[])[0, 1, 2]));

        Assert.Equal(before, net.RawParameters.ToArray());
        Assert.Equal(0, net.Steps);
        Assert.All(net.RawOptimizerState.ToArray(), static state => Assert.Equal(0, state));
    }
}

[Network(1, Batch = 11)]
[Dense(1)]
[SquaredError]
[Sgd]
internal sealed partial class OneOutput;

[Network(1, Batch = 11)]
[Dense(3)]
[SquaredError]
[Sgd]
internal sealed partial class ThreeOutputs;

[Network(1, Batch = 11)]
[Dense(4)]
[SquaredError]
[Sgd]
internal sealed partial class FourOutputs;
