namespace Unrolled.SaveProbe;

/// <summary>What the probe trains: dropout and two state variables, so that whatever is lost on the way shows in the bits.</summary>
[Network(6, Batch = 8)]
[Dense(20, Activation.Relu)]
[Dropout(0.3)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Adam]
public sealed partial class Fitted
{
    /// <summary>Rows that do not fill their last batch, before and after the split.</summary>
    public static Dataset Data()
    {
        const int Rows = 77;
        float[] inputs = new float[Rows * Inputs];
        int[] labels = new int[Rows];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (Runtime.CounterRandom.Uniform(5, (uint)i) * 2f) - 1f;
        }

        for (int row = 0; row < Rows; row++)
        {
            labels[row] = row % Outputs;
            inputs[(row * Inputs) + labels[row]] += 1f;
        }

        return Dataset.WithLabels(inputs, labels);
    }

    /// <summary>All that decides on bits: orders, a part held out, a schedule.</summary>
    public static TrainingOptions Options() => new() { Epochs = 6, ValidationFraction = 0.2, Schedule = Schedule.Cosine(0.01, 48).WithWarmup(5) };

    /// <summary>Trains until so many steps are made in all, or the epochs are done.</summary>
    public StopReason Fit(long steps) => StopAt.Fit(this, Data(), Options(), steps).Reason;
}
