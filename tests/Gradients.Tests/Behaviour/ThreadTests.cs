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
    private const int Threads = 8;
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

    /// <summary>The first call of a thread takes its memory.</summary>
    [Fact]
    public void Predictions_allocate_nothing_after_each_threads_first()
    {
        Wide net = new(1);
        float[] x = new Draw(1).Matrix(40, Wide.Inputs).ToFloats();
        long[] allocated = new long[Threads];
        OnAllThreads(t =>
        {
            float[] y = new float[40 * Wide.Outputs];
            net.Predict(x, y);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                net.Predict(x, y);
            }

            allocated[t] = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.All(allocated, static bytes => Assert.Equal(0, bytes));
    }

    /// <summary>A network in use is replaced by one reference: each result is that of the one or of the other, never of both.</summary>
    [Fact]
    public void A_network_swapped_while_others_predict_gives_whole_results()
    {
        const int Predictions = 1_000_000;
        WithAdam[] networks = [new(1), new(2)];
        float[] x = new Draw(3).Matrix(1, WithAdam.Inputs).ToFloats();
        float[][] expected = [.. networks.Select(net => Predict(net, x))];
        WithAdam current = networks[0];
        int left = Predictions;
        int torn = 0;
        int[] seen = new int[2];
        OnAllThreads(t =>
        {
            float[] y = new float[WithAdam.Outputs];
            for (int i = 0; t == 0 ? Volatile.Read(ref left) > 0 : Interlocked.Decrement(ref left) >= 0; i++)
            {
                if (t == 0)
                {
                    Volatile.Write(ref current, networks[i % 2]);
                    continue;
                }

                Volatile.Read(ref current).Predict(x, y);
                int which = Array.FindIndex(expected, one => Tensors.SameBits(one, y));
                _ = which < 0 ? Interlocked.Increment(ref torn) : Interlocked.Increment(ref seen[which]);
            }
        });

        Assert.Equal(0, torn);
        Assert.Equal(Predictions, seen.Sum());
        Assert.All(seen, static count => Assert.NotEqual(0, count));
    }

    /// <summary>A clone shares nothing with the network it was made from, which is trained while others predict with the clone.</summary>
    [Fact]
    public void A_network_cloned_while_others_predict_gives_whole_results()
    {
        const int Swaps = 200;
        Draw draw = new(3);
        WithAdam trained = new(1);
        float[] rows = draw.Matrix(WithAdam.Batch, WithAdam.Inputs).ToFloats();
        float[] x = draw.Matrix(1, WithAdam.Inputs).ToFloats();
        Published current = new(trained.Clone(), Predict(trained, x));
        int torn = 0;
        int swaps = 0;
        OnAllThreads(t =>
        {
            float[] y = new float[WithAdam.Outputs];
            Published? last = null;
            while (Volatile.Read(ref swaps) < Swaps)
            {
                if (t == 0)
                {
                    // What it should say comes from the one it is a clone of: it has done nothing yet when the others get it.
                    trained.TrainStep(rows, [0, 1, 2, 3, 0, 1]);
                    float[] expected = Predict(trained, x);
                    Volatile.Write(ref current, new Published(trained.Clone(), expected));
                    Thread.Yield();
                    continue;
                }

                Published now = Volatile.Read(ref current);
                now.Net.Predict(x, y);
                _ = Tensors.SameBits(now.Expected, y) ? 0 : Interlocked.Increment(ref torn);
                _ = last is null || last == now ? 0 : Interlocked.Increment(ref swaps);
                last = now;
            }
        });

        Assert.Equal(0, torn);
    }

    private sealed class Published(WithAdam net, float[] expected)
    {
        public WithAdam Net { get; } = net;

        public float[] Expected { get; } = expected;
    }

    private static float[] Predict(WithAdam net, float[] x)
    {
        float[] y = new float[WithAdam.Outputs];
        net.Predict(x, y);
        return y;
    }

    /// <summary>Runs an action on each of the threads at once, with the thread's number.</summary>
    private static void OnAllThreads(Action<int> action)
    {
        using Barrier together = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            together.SignalAndWait();
            action(t);
        }))];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
    }

    /// <summary>Each thread has inputs of its own and a number of rows of its own, and compares with what it got alone.</summary>
    private static void RequireSameOnAllThreads(Action<Wide, float[], float[]> call, Wide net)
    {
        float[][] inputs = [.. Enumerable.Range(0, Threads).Select(static t => new Draw(t).Matrix(1 + (37 * t), Wide.Inputs).ToFloats())];
        float[][] expected = [.. inputs.Select(x => Outputs(call, net, x))];
        int wrong = 0;
        OnAllThreads(t =>
        {
            for (int i = 0; i < Calls; i++)
            {
                if (!Tensors.SameBits(expected[t], Outputs(call, net, inputs[t])))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        });
        Assert.Equal(0, wrong);
    }

    private static float[] Outputs(Action<Wide, float[], float[]> call, Wide net, float[] x)
    {
        float[] outputs = new float[x.Length / Wide.Inputs * Wide.Outputs];
        call(net, x, outputs);
        return outputs;
    }
}
