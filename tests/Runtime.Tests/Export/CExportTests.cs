using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Unrolled.Generator.Emission;
using Xunit;

namespace Unrolled.Runtime.Tests.Export;

/// <summary>What C gets: the results of the managed calls, and for each mistake a code, a message and the network as it was.</summary>
public sealed class CExportTests
{
    private const CError Ok = 0;

    private static readonly CFunctions s_first = new(typeof(First));
    private static readonly CFunctions s_second = new(typeof(Second));

    private readonly float[] _inputs = [0.1f, -0.4f, 1.2f, 0.7f, 0.3f, -0.9f];
    private readonly int[] _labels = [1, 0];
    private readonly float[] _targets = [0, 1, 0.75f, 0.25f];

    [Fact]
    public void Results_are_those_of_the_managed_calls()
    {
        First managed = new(7);
        nint handle = s_first.Create(7);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Ok, s_first.TrainStep(handle, _inputs, _labels, out float loss));
            Assert.Equal(managed.TrainStep(_inputs, _labels), loss);
            Assert.Equal(Ok, s_first.TrainStep(handle, _inputs, _targets, out loss));
            Assert.Equal(managed.TrainStep(_inputs, _targets), loss);
            Assert.Equal(Ok, s_first.TrainStep(handle, _inputs, _labels));
            _ = managed.TrainStep(_inputs, _labels);
        }

        float[] expected = new float[4];
        float[] outputs = new float[4];
        managed.Predict(_inputs, expected);
        Assert.Equal(Ok, s_first.Predict(handle, _inputs, outputs));
        Assert.Equal(expected, outputs);
        Assert.Equal(Ok, s_first.Destroy(handle));
    }

    [Fact]
    public void Weights_go_through_a_file()
    {
        using TemporaryFolder folder = new();
        byte[] path = CFunctions.Path(folder.File("größe.safetensors"));
        nint saved = s_first.Create(1);
        nint loaded = s_first.Create(2);

        Assert.Equal(Ok, s_first.Save(saved, path));
        Assert.Equal(Ok, s_first.Load(loaded, path));

        Assert.Equal(Outputs(saved), Outputs(loaded));
        Assert.Equal(Outputs(new First(1)), Outputs(loaded));
        Assert.EndsWith("größe.safetensors", Assert.Single(folder.Files()));
        Destroy(saved, loaded);
    }

    public static TheoryData<string> Mistakes => new(s_mistakes.Keys);

    private static readonly Dictionary<string, (CError Code, string Message, Func<CExportTests, nint, CError> Call)> s_mistakes = new()
    {
        ["null handle"] = (CError.BadNetwork, "network is NULL, of another kind, or destroyed: ", (t, _) => s_first.Predict(0, t._inputs, new float[4])),
        ["odd handle"] = (CError.BadNetwork, "network is NULL, ", (t, handle) => s_first.Predict(handle + 1, t._inputs, new float[4])),
        ["negative handle"] = (CError.BadNetwork, "network is NULL, ", (t, _) => s_first.TrainStep(-1, t._inputs, t._labels)),
        ["handle of an earlier one"] = (CError.BadNetwork, "network is NULL, ", (t, handle) => s_first.Save(handle - (1 << 20), CFunctions.Path("never"))),
        ["handle of another class"] = (CError.BadNetwork, "network is NULL, ", (t, handle) => s_second.Predict(handle, t._inputs, new float[4])),
        ["destruction by another class"] = (CError.BadNetwork, "network is NULL, ", (_, handle) => s_second.Destroy(handle)),
        ["null inputs"] = (CError.NullPointer, "inputs is NULL, with a count of 6: pass", (_, handle) => s_first.Predict(handle, null, new float[4], inputCount: 6)),
        ["null outputs"] = (CError.NullPointer, "outputs is NULL, with a count of 4: pass", (t, handle) => s_first.Predict(handle, t._inputs, null, outputCount: 4)),
        ["null labels"] = (CError.NullPointer, "labels is NULL, with a count of 2: pass", (t, handle) => s_first.TrainStep(handle, t._inputs, (int[]?)null, out _, labelCount: 2)),
        ["null path"] = (CError.NullPointer, "path is NULL: pass", (_, handle) => s_first.Save(handle, null)),
        ["part of a row"] = (CError.BadLength, "inputs has 5 values; First takes 3 per row", (t, handle) => s_first.Predict(handle, t._inputs, new float[4], inputCount: 5)),
        ["outputs too short"] = (CError.BadLength, "outputs has 3 values; First has 2 for each of 2 rows", (t, handle) => s_first.Predict(handle, t._inputs, new float[3])),
        ["outputs too long"] = (CError.BadLength, "outputs has 5 values; ", (t, handle) => s_first.Predict(handle, t._inputs, new float[5])),
        ["count below zero"] = (CError.BadLength, "inputs has a count of 18,446,744,073,709,551,610, and 2,147,483,647 values are the most", (t, handle) => s_first.Predict(handle, t._inputs, new float[4], inputCount: unchecked((nuint)(-6)))),
        ["count past 31 bits"] = (CError.BadLength, "outputs has a count of 4,294,967,300, and", (t, handle) => s_first.Predict(handle, t._inputs, new float[4], outputCount: unchecked((nuint)4_294_967_300))),
        ["no rows"] = (CError.BadLength, "inputs is empty; a training step of First takes 1 to 4 rows", (_, handle) => s_first.TrainStep(handle, [], [])),
        ["too many rows"] = (CError.BadLength, "inputs has 5 rows; First was declared with Batch = 4", (_, handle) => s_first.TrainStep(handle, new float[15], new int[5])),
        ["labels too few"] = (CError.BadLength, "labels has 1 value; First was given 2 rows", (t, handle) => s_first.TrainStep(handle, t._inputs, [1])),
        ["targets too few"] = (CError.BadLength, "targets has 3 values; First has 2 for each of 2 rows", (t, handle) => s_first.TrainStep(handle, t._inputs, new float[3], out _)),
        ["outputs over inputs"] = (CError.BadLength, "inputs and outputs share memory; ", (t, handle) => s_first.Predict(handle, t._inputs, t._inputs, inputCount: 6, outputCount: 4)),
        ["label of no class"] = (CError.BadLabel, "labels[1] is 2; First has 2 classes: pass 0 to 1.", (t, handle) => s_first.TrainStep(handle, t._inputs, [0, 2])),
        ["label below zero"] = (CError.BadLabel, "labels[0] is -1; First has 2 classes", (t, handle) => s_first.TrainStep(handle, t._inputs, [-1, 0])),
        ["input that is NaN"] = (CError.NotFinite, "First: the loss is NaN after 0 updates", (_, handle) => s_first.TrainStep(handle, [0, float.NaN, 0], [0])),
        ["input that is infinite"] = (CError.NotFinite, "inputs[1] is ∞ (row 0): inputs of First must be finite.", (_, handle) => s_first.TrainStep(handle, [0, float.PositiveInfinity, 0], [0])),
        ["target that is infinite"] = (CError.NotFinite, "First: the loss is ", (_, handle) => s_first.TrainStep(handle, [0, 0, 0], [float.PositiveInfinity, 0], out float _)),
        ["file that is not there"] = (CError.BadFile, "Could not find file", (_, handle) => s_first.Load(handle, CFunctions.Path("/lost.safetensors"))),
        ["folder that is not there"] = (CError.BadFile, "Could not find a part of the path", (_, handle) => s_first.Save(handle, CFunctions.Path("/lost/net.safetensors"))),
        ["folder for a file"] = (CError.BadFile, "", (_, handle) => s_first.Save(handle, CFunctions.Path("/"))),
        ["empty path"] = (CError.BadFile, "path is empty: pass", (_, handle) => s_first.Load(handle, [0])),
        ["path of other letters"] = (CError.BadFile, "path is not UTF-8: pass", (_, handle) => s_first.Load(handle, [0x61, 0xFF, 0])),
        ["file of something else"] = (CError.BadFile, "", (_, handle) => LoadNonsense(handle)),
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_codes_with_messages_and_change_nothing(string mistake)
    {
        (CError code, string message, Func<CExportTests, nint, CError> call) = s_mistakes[mistake];
        nint handle = s_first.Create(3);
        s_first.Destroy(s_first.Create(3));

        Assert.Equal(code, call(this, handle));

        Assert.StartsWith(message, s_first.LastError());
        Assert.NotEmpty(s_first.LastError());
        Assert.DoesNotContain("(Parameter", s_first.LastError());
        Assert.Equal(s_first.LastError(), s_second.LastError());
        Assert.Equal(Outputs(new First(3)), Outputs(handle));
        Assert.Equal(Ok, s_first.Destroy(handle));
    }

    [Fact]
    public void Nothing_may_be_nowhere()
    {
        nint handle = s_first.Create(3);
        Assert.Equal(Ok, s_first.Predict(handle, null, null));
        Destroy(handle);
    }

    [Fact]
    public void Destroyed_networks_stay_so()
    {
        HashSet<nint> seen = [];
        for (int i = 0; i < 100; i++)
        {
            nint handle = s_first.Create(i);
            Assert.True(seen.Add(handle));
            Assert.Equal(Ok, s_first.Destroy(handle));
            Assert.All(seen, old => Assert.Equal(CError.BadNetwork, s_first.Destroy(old)));
        }
    }

    [Fact]
    public void Many_networks_keep_apart()
    {
        nint[] handles = [.. Enumerable.Range(0, 100).Select(s_first.Create)];

        Assert.Equal(100, handles.Distinct().Count());
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(Outputs(new First(i)), Outputs(handles[i])));
        Destroy(handles);
    }

    [Fact]
    public void Destroyed_networks_are_freed()
    {
        WeakReference network = Destroyed();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(network.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Destroyed()
        {
            First network = new(1);
            nint handle = CExport.Add(network);
            Assert.Same(network, CExport.Get<First>(handle));
            CExport.Remove<First>(handle);
            return new WeakReference(network);
        }
    }

    [Fact]
    public void Messages_belong_to_their_thread()
    {
        string? other = null;
        Assert.Equal(CError.BadNetwork, s_first.Destroy(0));
        Thread thread = new(() =>
        {
            other = s_first.LastError();
            _ = s_first.Load(1, null);
            _ = s_first.Predict(s_first.Create(1), null, null, inputCount: 3);
        });
        thread.Start();
        thread.Join();

        Assert.Equal("", other);
        Assert.StartsWith("network is NULL, of another kind", s_first.LastError());
    }

    [Fact]
    public void Long_messages_are_cut_between_letters()
    {
        nint handle = s_first.Create(1);
        foreach (string start in new[] { "", "a" })
        {
            Assert.Equal(CError.BadFile, s_first.Load(handle, CFunctions.Path($"/{start}{new string('ö', 5000)}")));
            Assert.DoesNotContain('\uFFFD', s_first.LastError());
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(s_first.LastError()), 1, 2047);
        }

        Assert.Equal(CError.BadNetwork, s_first.Destroy(0));
        Assert.EndsWith("_create returned.", s_first.LastError());
        Destroy(handle);
    }

    /// <summary>Networks come and go on some threads while others use theirs: each gets its own results.</summary>
    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        int failures = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(seed => new Thread(() => Use(seed)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, failures);

        void Use(int seed)
        {
            float[] expected = Outputs(new First(seed));
            for (int i = 0; i < 500; i++)
            {
                nint handle = s_first.Create(seed);
                float[] outputs = new float[4];
                bool isFine = s_first.Predict(handle, _inputs, outputs) == Ok && outputs.AsSpan().SequenceEqual(expected) && s_first.Destroy(handle) == Ok
                    && s_first.Predict(handle, _inputs, outputs) == CError.BadNetwork;
                Interlocked.Add(ref failures, isFine ? 0 : 1);
            }
        }
    }

    [Fact]
    public void Calls_allocate_nothing()
    {
        nint handle = s_first.Create(1);
        float[] outputs = new float[4];
        CError failed = Ok;
        long bytes = long.MaxValue;
        for (int attempt = 0; attempt < 5 && bytes > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                failed |= s_first.Predict(handle, _inputs, outputs);
                failed |= s_first.TrainStep(handle, _inputs, _labels, out _);
                failed |= s_first.TrainStep(handle, _inputs, _targets, out _);
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(Ok, failed);
        Assert.Equal(0, bytes);
        Destroy(handle);
    }

    /// <summary>It may have to be while there is no memory.</summary>
    [Fact]
    public void Destroying_allocates_nothing()
    {
        object network = new();
        nint[] handles = new nint[20_000];
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = CExport.Add(network);
        }

        CExport.Remove<object>(handles[0]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (nint handle in handles.AsSpan(1))
        {
            CExport.Remove<object>(handle);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Messages are put together where they are asked for, which takes memory.</summary>
    [Fact]
    public void Failures_without_a_message_are_still_codes()
    {
        Assert.Equal(CError.BadNetwork, s_first.Destroy(0));
        Assert.Equal((int)CError.BadFile, CExport.Failed(new Speechless()));
        Assert.StartsWith("The message could not be made", s_first.LastError());
    }

    private static void Destroy(params nint[] handles) => Assert.All(handles, handle => Assert.Equal(Ok, s_first.Destroy(handle)));

    private static CError LoadNonsense(nint handle)
    {
        using TemporaryFolder folder = new();
        return s_first.Load(handle, CFunctions.Path(folder.Write("net.safetensors", [1, 2, 3])));
    }

    private float[] Outputs(nint handle)
    {
        float[] outputs = new float[4];
        Assert.Equal(Ok, s_first.Predict(handle, _inputs, outputs));
        return outputs;
    }

    private float[] Outputs(First network)
    {
        float[] outputs = new float[4];
        network.Predict(_inputs, outputs);
        return outputs;
    }

    private sealed class Speechless : IOException
    {
        public override string Message => throw new InsufficientMemoryException();
    }
}
