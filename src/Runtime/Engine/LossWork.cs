using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>The loss of many rows, cut in the blocks one thread would take, too, and added in their order.</summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
/// <typeparam name="TTarget">A target's or a label's type.</typeparam>
internal sealed unsafe class LossWork<TPrograms, TTarget> : ShardedWork
    where TPrograms : struct, ILossPrograms
    where TTarget : unmanaged
{
    /// <summary>One for each thread that calls: any number of threads may ask for a loss at once.</summary>
    [ThreadStatic]
    private static LossWork<TPrograms, TTarget>? t_work;

    private readonly double[] _losses = new double[MaximumShards];
    private LossEngine<TPrograms>? _engine;
    private float* _x;
    private TTarget* _targets;
    private int _firstBlock;
    private int _rows;
    private Pace _pace;

    /// <summary>The sum of the rows' losses, with as many threads as the engine may use.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="x">The inputs, which must not move.</param>
    /// <param name="targets">The targets or labels, which must not move.</param>
    /// <param name="rows">Rows of inputs.</param>
    public static double Run(LossEngine<TPrograms> engine, float* x, TTarget* targets, int rows)
    {
        LossWork<TPrograms, TTarget> work = t_work ??= new();
        (work._engine, work._rows) = (engine, rows);
        work._x = x;
        work._targets = targets;
        int blocks = (int)(((long)rows + TPrograms.InferRows - 1) / TPrograms.InferRows);
        double sum = 0;
        bool wake = work._pace.Begin(rows);
        for (work._firstBlock = 0; work._firstBlock < blocks; work._firstBlock += MaximumShards)
        {
            int shards = Math.Min(MaximumShards, blocks - work._firstBlock);
            work.Run(shards, engine.Threads, wake);
            for (int i = 0; i < shards; i++)
            {
                sum += work._losses[i];
            }
        }

        work._pace.End(rows);
        work._engine = null;
        return sum;
    }

    /// <inheritdoc/>
    protected override void RunShard(int shard)
    {
        int first = (_firstBlock + shard) * TPrograms.InferRows;
        int count = Math.Min(TPrograms.InferRows, _rows - first);
        _losses[shard] = _engine!.BlockLoss(
            ref Unsafe.AsRef<float>(_x + ((nint)first * TPrograms.Inputs)),
            ref Unsafe.AsRef<TTarget>(_targets + ((nint)first * LossEngine<TPrograms>.PerRow<TTarget>())),
            count);
    }
}
