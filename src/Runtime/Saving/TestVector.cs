using System;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>An input row and the output it gave when the file was saved.</summary>
/// <remarks>
/// A file's checksum says that its numbers are those that were saved; this says that they mean the same here. So outputs may differ a little:
/// last bits depend on the whole class (the layout of weights is chosen for training, too), on the version of the library and, without fused
/// multiply-add, on the processor.
/// </remarks>
internal sealed class TestVector(float[] input, float[] output)
{
    // Neither a training step nor the drawing of parameters.
    private const long Step = ParameterStore.InitializationStep - 1;

    // Far above any rounding, far below what another activation or orientation does.
    private const float RelativeTolerance = 1e-2f;
    private const float AbsoluteTolerance = 1e-4f;

    public float[] Input => input;

    public float[] Output => output;

    /// <summary>The output of a fixed row of numbers in [−1, 1).</summary>
    public static TestVector Of(INetwork network)
    {
        ulong key = CounterRandom.Key(0, Step, 0);
        float[] input = new float[network.Description.Inputs];
        for (int i = 0; i < input.Length; i++)
        {
            float u = CounterRandom.Uniform(key, (uint)i);
            input[i] = u + u - 1f;
        }

        return new TestVector(input, Predict(network, input));
    }

    /// <summary>Where a network gives another output than the recorded one, beyond rounding; null if nowhere.</summary>
    public string? Difference(INetwork network)
    {
        float tolerance = (RelativeTolerance * output.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max()) + AbsoluteTolerance;
        float[] actual = Predict(network, input);
        for (int k = 0; k < output.Length; k++)
        {
            if (!IsSame(actual[k], output[k], tolerance))
            {
                return Words.Text($"output {k} is {actual[k]:G6} and was {output[k]:G6}, where {tolerance:G2} apart is allowed");
            }
        }

        return null;
    }

    /// <summary>Whether two outputs agree; NaN with NaN, infinity with the same infinity.</summary>
    private static bool IsSame(float actual, float recorded, float tolerance) =>
        float.IsFinite(recorded) ? Math.Abs(actual - recorded) <= tolerance : actual.Equals(recorded);

    private static float[] Predict(INetwork network, float[] input)
    {
        float[] output = new float[network.Description.Outputs];
        network.Predict(input, output);
        return output;
    }
}
