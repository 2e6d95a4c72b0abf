using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Threading;

/// <summary>All that can be seen of a network that is trained for a while with some number of threads.</summary>
internal static class Record
{
    private const int Steps = 25;

    public static void SetThreads(object network, int threads) => network.GetType().GetProperty("MaxDegreeOfParallelism")!.SetValue(network, threads);

    /// <summary>Named values, the same for every number of threads or the promise is broken.</summary>
    public static IReadOnlyList<(string What, float[] Values)> Of(Type type, int threads)
    {
        NetworkHandle network = new(Activator.CreateInstance(type, 7)!);
        SetThreads(network.Network, threads);
        NetworkDescription d = network.Description;
        List<(string, float[])> seen = [];
        bool hasLoss = network.Has("TrainStep");
        for (int step = 0; step < Steps; step++)
        {
            int rows = step % 4 == 3 ? 1 + (step * 11 % d.Batch) : d.Batch;
            float[] x = new Draw(step).Matrix(rows, d.Inputs).ToFloats();
            float[] t = new Draw(100 + step).Distributions(rows, d.Outputs).ToFloats();
            float[] dx = new float[x.Length];
            if (!hasLoss || step % 6 == 5)
            {
                network.Backward(x, t, dx);
                seen.Add(($"∂J/∂inputs of Backward {step}", dx));
                seen.Add(($"gradients of Backward {step}", network.RawGradients.ToArray()));
                network.ApplyGradients();
            }
            else if (step % 6 == 2)
            {
                seen.Add(($"loss of gradients {step}", [network.ComputeAllGradients(x, t, dx, new float[t.Length])]));
                seen.Add(($"∂J/∂inputs {step}", dx));
                seen.Add(($"gradients {step}", network.RawGradients.ToArray()));
                network.ApplyGradients();
            }
            else
            {
                float[] weights = [.. Enumerable.Range(0, rows).Select(static r => 0.5f + (r % 3))];
                seen.Add(($"loss {step}", [step % 6 == 1 ? network.TrainStepWeighted(x, t, weights) : network.TrainStep(x, t)]));
            }
        }

        seen.Add(("parameters", network.RawParameters.ToArray()));
        seen.Add(("state", network.RawOptimizerState.ToArray()));
        foreach (int rows in new[] { 1, 33, 300, d.Inputs < 10 ? 4000 : 500 })
        {
            float[] x = new Draw(rows).Matrix(rows, d.Inputs).ToFloats();
            float[] y = new float[rows * d.Outputs];
            network.Predict(x, y);
            seen.Add(($"outputs of {rows} rows", y));
            float[] z = new float[y.Length];
            network.PredictLogits(x, z);
            seen.Add(($"logits of {rows} rows", z));
            int[] labels = new int[rows];
            network.Bind<LabelsCall>("PredictLabels")(x, labels);
            seen.Add(($"labels of {rows} rows", Array.ConvertAll(labels, static l => (float)l)));
            if (hasLoss)
            {
                seen.Add(($"loss of {rows} rows", [network.Loss(x, new Draw(rows).Distributions(rows, d.Outputs).ToFloats())]));
            }

            if (network.TakesLabels)
            {
                seen.Add(($"loss of {rows} labels", [network.Bind<IntLabelsCall>("Loss")(x, labels)]));
                seen.Add(($"loss of {rows} byte labels", [network.Bind<ByteLabelsCall>("Loss")(x, Array.ConvertAll(labels, static l => (byte)l))]));
            }
        }

        return seen;
    }
}
