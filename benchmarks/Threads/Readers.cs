using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace Unrolled.Threads;

/// <summary>Threads that only read, each in a loop of its own: all the same memory, or each its own. A network's parameters are read by whoever predicts with it.</summary>
internal sealed class Readers
{
    /// <summary>Vectors read at once: enough to keep the loads busy.</summary>
    private const int Vectors = 8;

    /// <summary>Bytes read between two looks at the clock, at least: a few microseconds.</summary>
    private const int BytesAtOnce = 1 << 18;

    private readonly Vector512<float>[][] _memory;

    private static float s_sink;

    /// <param name="threads">How many threads read.</param>
    /// <param name="bytes">How much each reads.</param>
    public Readers(int threads, long bytes)
    {
        int vectors = (int)(((bytes / Unsafe.SizeOf<Vector512<float>>()) + Vectors - 1) / Vectors * Vectors);
        _memory = [.. Enumerable.Range(0, threads).Select(_ => new Vector512<float>[vectors])];

        // Pages that nothing was written to may all be the same one.
        Array.ForEach(_memory, static memory => Array.Fill(memory, Vector512<float>.One));
    }

    /// <summary>Bytes a second of so many threads at once, together.</summary>
    public double Rate(int threads, bool isShared) => Cores.Together(threads, (thread, together) => Loop(_memory[isShared ? 0 : thread], together));

    private static double Loop(Vector512<float>[] memory, Barrier together)
    {
        int bytes = memory.Length * Unsafe.SizeOf<Vector512<float>>();
        int times = (BytesAtOnce / bytes) + 1;
        together.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        long reads = 0;
        float sum = 0;
        for (; Stopwatch.GetElapsedTime(start) < Cores.Time; reads += times)
        {
            for (int i = 0; i < times; i++)
            {
                sum += Sum(memory);
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // Once, at the end: threads that write one place in turns would wait for each other.
        s_sink = sum;
        return (double)reads * bytes / seconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(Vector512<float>[] memory)
    {
        ref Vector512<float> first = ref MemoryMarshal.GetArrayDataReference(memory);
        Vector512<float> s0 = default, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int i = 0; i < memory.Length; i += Vectors)
        {
            s0 += Unsafe.Add(ref first, i);
            s1 += Unsafe.Add(ref first, i + 1);
            s2 += Unsafe.Add(ref first, i + 2);
            s3 += Unsafe.Add(ref first, i + 3);
            s4 += Unsafe.Add(ref first, i + 4);
            s5 += Unsafe.Add(ref first, i + 5);
            s6 += Unsafe.Add(ref first, i + 6);
            s7 += Unsafe.Add(ref first, i + 7);
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
