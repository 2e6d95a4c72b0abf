using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Runtime;
using Xunit;

namespace Unrolled.Gradients.Tests.Threading;

/// <summary>MaxDegreeOfParallelism: no bit depends on it, no thread is started without it, no call allocates with it.</summary>
[Collection(Alone.Name)]
public class ThreadCountTests
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string What, float[] Values)>> s_alone = new();

    public static TheoryData<Type, int> Trainings
    {
        get
        {
            TheoryData<Type, int> all = [];
            foreach (Type type in new[] { typeof(Declined), typeof(Digits), typeof(Reconstruction), typeof(Dropped), typeof(Heavy), typeof(Unfused), typeof(FewClasses), typeof(Adaptive), typeof(RowLanes), typeof(Packed), typeof(OwnLoss), typeof(ClippedByNorm), typeof(ClippedByValue), typeof(WeighedClasses), typeof(FrozenBelow), typeof(FrozenInside) })
            {
                for (int threads = 2; threads <= 4; threads++)
                {
                    all.Add(type, threads);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Any_number_of_threads_gives_the_bits_of_one(Type type, int threads)
    {
        IReadOnlyList<(string What, float[] Values)> alone = s_alone.GetOrAdd(type, static t => Record.Of(t, 1));
        IReadOnlyList<(string What, float[] Values)> together = Record.Of(type, threads);
        Assert.Equal(alone.Select(static s => s.What), together.Select(static s => s.What));
        Assert.All(alone, static s => Assert.All(s.Values, static v => Assert.True(float.IsFinite(v))));
        string[] different = [.. alone.Zip(together).Where(static p => !Tensors.SameBits(p.First.Values, p.Second.Values)).Select(static p => p.First.What)];
        Assert.Empty(different);
    }

    [Fact]
    public void All_but_the_smallest_are_cut()
    {
        Assert.All(Trainings.Select(static row => (Type)row[0]).Distinct(), static type =>
        {
            Type programs = type.Assembly.GetType($"Unrolled.Generated.{type.FullName!.Replace('.', '_')}.Programs", throwOnError: true)!;
            Assert.Equal(type != typeof(Declined), programs.GetProperty("ShardRows") is not null);
        });
    }

    [Fact]
    public void Helpers_do_take_part()
    {
        Digits net = Ready<Digits>(4, out float[] x, out float[] t);
        _ = net.TrainStep(x, t);
        Assert.True(Workers.Count >= 3);
    }

    [Fact]
    public void No_thread_starts_unless_asked_for()
    {
        int before = Workers.Count;
        Digits one = Ready<Digits>(1, out float[] x, out float[] t);
        _ = one.TrainStep(x, t);
        one.Predict(x, t);
        Assert.Equal(1, new Digits(1).MaxDegreeOfParallelism);
        Declined small = Ready<Declined>(4, out x, out t);
        _ = small.TrainStep(x, t);
        small.Predict(x, t);
        Assert.Equal(before, Workers.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Less_than_one_thread_is_refused(int threads)
    {
        Digits net = new(1) { MaxDegreeOfParallelism = 3 };
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => net.MaxDegreeOfParallelism = threads);
        Assert.Contains("MaxDegreeOfParallelism", error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, net.MaxDegreeOfParallelism);
        Assert.Equal(3, net.Clone().MaxDegreeOfParallelism);
        net.MaxDegreeOfParallelism = int.MaxValue;
        _ = Ready<Digits>(int.MaxValue, out float[] x, out float[] t).TrainStep(x, t);
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        Digits net = Ready<Digits>(4, out float[] x, out float[] t);
        x[5000] = float.NaN;
        float[] before = net.RawParameters.ToArray();
        Assert.Throws<NonFiniteLossException>(() => net.TrainStep(x, t));
        Assert.True(Tensors.SameBits(before, net.RawParameters));
        Assert.Equal(0, net.Steps);
    }

    [Fact]
    public void Networks_that_train_at_once_do_not_meet()
    {
        (Type Type, int Threads)[] runs = [(typeof(Digits), 2), (typeof(Dropped), 3), (typeof(Reconstruction), 4), (typeof(Digits), 4)];
        IReadOnlyList<(string What, float[] Values)>[] together = new IReadOnlyList<(string What, float[] Values)>[runs.Length];
        Thread[] threads = [.. runs.Select((run, i) => new Thread(() => together[i] = Record.Of(run.Type, run.Threads)))];
        Array.ForEach(threads, static t => t.Start());
        Assert.All(threads, static t => Assert.True(t.Join(TimeSpan.FromMinutes(2))));
        for (int i = 0; i < runs.Length; i++)
        {
            IReadOnlyList<(string What, float[] Values)> alone = s_alone.GetOrAdd(runs[i].Type, static t => Record.Of(t, 1));
            Assert.All(alone.Zip(together[i]), static p => Assert.True(Tensors.SameBits(p.First.Values, p.Second.Values), p.First.What));
        }
    }

    [Fact]
    public void Calls_allocate_nothing_on_any_thread()
    {
        Digits net = Ready<Digits>(3, out float[] x, out float[] t);
        float[] y = new float[t.Length];
        int[] labels = new int[Digits.Batch];
        Assert.Equal(0, Measure(
            () =>
            {
                _ = net.TrainStep(x, t);
                _ = net.TrainStep(x, labels);
                _ = net.ComputeGradients(x, t);
                net.Backward(x, t);
                net.Predict(x, y);
                net.PredictLogits(x, y);
                net.PredictLabels(x, labels);
                _ = net.Loss(x, t);
                _ = net.Loss(x, labels);
            }));
    }

    /// <summary>Bytes that all threads allocate over the calls: the least of many short tries, since the test runner allocates now and then, on a slow machine in every tenth of a second.</summary>
    private static long Measure(Action call)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 300 && least > 0; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int c = 0; c < 8; c++)
            {
                call();
            }

            least = i == 0 ? least : Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static TNetwork Ready<TNetwork>(int threads, out float[] x, out float[] t)
        where TNetwork : INetwork
    {
        TNetwork network = (TNetwork)Activator.CreateInstance(typeof(TNetwork), 1)!;
        Record.SetThreads(network, threads);
        NetworkDescription d = network.Description;
        x = new Draw(1).Matrix(d.Batch, d.Inputs).ToFloats();
        t = new Draw(2).Distributions(d.Batch, d.Outputs).ToFloats();
        return network;
    }
}
