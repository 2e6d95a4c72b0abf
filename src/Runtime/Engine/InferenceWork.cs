using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>What a prediction writes.</summary>
internal enum InferenceResult
{
    /// <summary>Outputs, one row behind the other.</summary>
    Outputs,

    /// <summary>Logits, one row behind the other.</summary>
    Logits,

    /// <summary>A class for each row.</summary>
    Labels,
}

/// <summary>A prediction of many rows, cut in blocks of rows: each thread has its scratch, and no row depends on another.</summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
internal sealed unsafe class InferenceWork<TPrograms> : ShardedWork
    where TPrograms : struct, IPrograms
{
    /// <summary>Blocks for each thread where there are rows enough: who is held up leaves the rest of its share to the others.</summary>
    private const int BlocksPerThread = 4;

    /// <summary>Rows of a block that are worth streaming the weights once more.</summary>
    private const int BlockRows = 64;

    /// <summary>Blocks are whole tiles of rows.</summary>
    private const int RowGroup = 16;

    /// <summary>One for each thread that calls: any number of threads may predict at once.</summary>
    [ThreadStatic]
    private static InferenceWork<TPrograms>? t_work;

    private Engine<TPrograms>? _engine;
    private float* _x;
    private void* _y;
    private InferenceResult _result;
    private int _rows;
    private int _blocks;
    private Pace _pace;

    /// <summary>Predicts with as many threads as the engine may use.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="x">The inputs, which must not move.</param>
    /// <param name="y">Where the results go, which must not move: floats, or an int for each row for labels.</param>
    /// <param name="result">What is asked for.</param>
    /// <param name="rows">Rows of inputs.</param>
    public static void Run(Engine<TPrograms> engine, float* x, void* y, InferenceResult result, int rows)
    {
        InferenceWork<TPrograms> work = t_work ??= new();
        int threads = engine.Threads;
        (work._engine, work._result, work._rows) = (engine, result, rows);
        work._x = x;
        work._y = y;
        work._blocks = Math.Min(Math.Max(threads, Math.Min(rows / BlockRows, BlocksPerThread * threads)), MaximumShards);
        work.Run(work._blocks, threads, work._pace.Begin(rows));
        work._pace.End(rows);
        work._engine = null;
    }

    /// <inheritdoc/>
    protected override void RunShard(int shard)
    {
        int first = Stripes.Start(_rows, shard, _blocks, RowGroup);
        int count = Stripes.Start(_rows, shard + 1, _blocks, RowGroup) - first;
        ref float x = ref Unsafe.AsRef<float>(_x + ((nint)first * TPrograms.Inputs));
        if (_result == InferenceResult.Labels)
        {
            _engine!.InferLabels(ref x, ref Unsafe.AsRef<int>((int*)_y + first), count);
        }
        else
        {
            _engine!.InferOutputs(ref x, ref Unsafe.AsRef<float>((float*)_y + ((nint)first * TPrograms.Outputs)), count, _result == InferenceResult.Logits);
        }
    }
}
