using System;
using System.Collections.Generic;
using System.IO;
using Unrolled.KernelProbe.Networks;

namespace Unrolled.KernelProbe.Training;

/// <summary>Trains every network for 100 steps and writes all that can be seen of it to a file of its own.</summary>
internal static class TrainCommand
{
    private const int Steps = 100;

    public static void Run(string folder)
    {
        foreach ((string name, Func<ITrainable> create) in Catalogue.All)
        {
            ITrainable network = create();
            using BinaryWriter writer = new(File.Create(Path.Combine(folder, name)));
            foreach ((string section, float[] values) in Train(network))
            {
                Recording.Write(writer, section, values);
            }
        }
    }

    private static IEnumerable<(string Section, float[] Values)> Train(ITrainable network)
    {
        NetworkDescription description = network.Description;
        float[] losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
        {
            losses[step] = Step(network, step, Rows(step, description.Batch));
        }

        yield return ("losses", losses);
        yield return ("parameters", network.RawParameters.ToArray());
        yield return ("optimiser state", network.RawOptimizerState.ToArray());

        float[] inputs = Numbers.Signed(2, Steps, (description.Batch + 3) * description.Inputs);
        float[] outputs = new float[(description.Batch + 3) * description.Outputs];
        network.Predict(inputs, outputs);
        yield return ("outputs", outputs);
        network.Predict(inputs.AsSpan(0, description.Inputs), outputs.AsSpan(0, description.Outputs));
        yield return ("outputs of one row", outputs[..description.Outputs]);

        float[] targets = Numbers.Fractions(3, Steps, description.Batch * description.Outputs);
        ReadOnlySpan<float> batch = inputs.AsSpan(0, description.Batch * description.Inputs);
        float[] evaluation = [network.Loss(batch, targets), network.ComputeGradients(batch, targets), network.Penalty()];
        yield return ("loss, loss with dropout, penalty", evaluation);
        yield return ("gradients", network.RawGradients.ToArray());
        network.ApplyGradients();
        yield return ("parameters after ApplyGradients", network.RawParameters.ToArray());
    }

    /// <summary>Full batches, with a smaller one now and then, down to one row.</summary>
    private static int Rows(int step, int batch) => step % 5 == 4 ? 1 + (step * 7 % batch) : batch;

    /// <summary>Labels where the loss takes them, soft targets at every third step and for other losses.</summary>
    private static float Step(ITrainable network, int step, int rows)
    {
        NetworkDescription description = network.Description;
        float[] inputs = Numbers.Signed(0, step, rows * description.Inputs);
        if (network is ILabelTrainable labelled && step % 3 != 2)
        {
            return labelled.TrainStep(inputs, Numbers.Labels(0, step, rows, Math.Max(2, description.Outputs)));
        }

        return network.TrainStep(inputs, Numbers.Fractions(1, step, rows * description.Outputs));
    }
}
