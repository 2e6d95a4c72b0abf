using Unrolled;

namespace Calls;

// Combinations, compiled but advised against: outputs that are wrong and sure are hardly corrected.
[Network(784)]
[Dense(10, Activation.Softmax)]
[SquaredError]
[Sgd]
internal sealed partial class Stubborn;

[Network(784)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
internal sealed partial class DigitNet;

// Declaration: what the generator makes it cannot see.
[Network(DigitNet.Outputs)]
[Dense(2)]
internal sealed partial class Follower;

internal static class Program
{
    public static void Run(DigitNet net)
    {
        // Call sites: a row of 28 pixels too few.
        float[] image = new float[28 * 27];
        float[] probabilities = new float[DigitNet.Outputs];
        net.Predict(image, probabilities);

        // Call sites: digits are counted from 0.
        float loss = net.Loss(new float[784], new[] { 10 });

        // Call sites: DigitNet has no optimiser.
        net.TrainStep(new float[784], new[] { 3 });
    }
}
