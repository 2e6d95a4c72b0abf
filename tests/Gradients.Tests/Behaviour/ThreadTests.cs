using System;
using System.Linq;
using System.Threading;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Inference and loss read the weights only: any number of threads get the bits of one.</summary>
public class ThreadTests
{
    private const int Threads = 4;
    private const int Calls = 50;

    [Fact]
    public void Predict_on_several_threads_gives_the_same_bits()
    {
        Wide net = new(1);
        RequireSameOnAllThreads(static (n, x, y) => n.Predict(x, y), net);
        RequireSameOnAllThreads(static (n, x, y) => n.PredictLogits(x, y), net);
    }

    [Fact]
    public void Loss_on_several_threads_gives_the_same_bits()
    {
        RequireSameOnAllThreads(static (n, x, y) => y[0] = n.Loss(x, [.. Enumerable.Range(0, x.Length / Wide.Inputs).Select(static r => r % Wide.Outputs)]), new Wide(1));
    }

    [Fact]
    public void PredictLabels_on_several_threads_gives_the_same_labels()
    {
        static void Labels(Wide net, float[] x, float[] y)
        {
            int[] labels = new int[x.Length / Wide.Inputs];
            net.PredictLabels(x, labels);
            labels.Select(static l => (float)l).ToArray().CopyTo(y, 0);
        }

        RequireSameOnAllThreads(Labels, new Wide(1));
    }

    /// <summary>Each thread has inputs of its own and a number of rows of its own, and compares with what it got alone.</summary>
    private static void RequireSameOnAllThreads(Action<Wide, float[], float[]> call, Wide net)
    {
        float[][] inputs = [.. Enumerable.Range(0, Threads).Select(static t => new Draw(t).Matrix(1 + (37 * t), Wide.Inputs).ToFloats())];
        float[][] expected = [.. inputs.Select(x => Outputs(call, net, x))];
        int wrong = 0;
        using Barrier together = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            together.SignalAndWait();
            for (int i = 0; i < Calls; i++)
            {
                if (!Tensors.SameBits(expected[t], Outputs(call, net, inputs[t])))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }))];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
        Assert.Equal(0, wrong);
    }

    private static float[] Outputs(Action<Wide, float[], float[]> call, Wide net, float[] x)
    {
        float[] outputs = new float[x.Length / Wide.Inputs * Wide.Outputs];
        call(net, x, outputs);
        return outputs;
    }
}
