using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>
/// A training step on several threads, in phases that end together: copies of weights where the network needs them; forward, loss and δ's by rows;
/// gradients and updates by stripes of the weight matrices.
/// </summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
internal sealed unsafe class StepWork<TPrograms> : ShardedWork
    where TPrograms : struct, ITrainingPrograms
{
    private enum Phase
    {
        Weights,
        Rows,
        Gradients,
    }

    /// <summary>Stripes of gradients for each thread: who is held up leaves most of its share to the others.</summary>
    private const int StripesPerThread = 4;

    private readonly double[] _losses = new double[(TPrograms.Batch + TPrograms.ShardRows - 1) / TPrograms.ShardRows];
    private readonly TrainingEngine<TPrograms> _engine;
    private readonly AlignedBlock _block;
    private Phase _phase;
    private int _parts;
    private float* _x;
    private float* _t;
    private int _rows;
    private int _seed;
    private long _step;
    private bool _hasLoss;
    private bool _update;
    private volatile bool _finite;
    private Pace _pace;
    private bool _wake;

    /// <summary>Prepares for the steps of one network.</summary>
    public StepWork(TrainingEngine<TPrograms> engine)
    {
        _engine = engine;
        _block = engine.Block;
    }

    /// <summary>Whether all inputs of a step with a loss are finite: each thread looks at the rows it has just read.</summary>
    public bool HasFiniteInputs => _finite;

    private static int Shards(int rows) => (rows + TPrograms.ShardRows - 1) / TPrograms.ShardRows;

    /// <summary>From the inputs to all δ's.</summary>
    /// <param name="x">The inputs, which must not move until the gradients are made.</param>
    /// <param name="t">The targets, which must not move until the δ's are made.</param>
    /// <param name="rows">Rows of the step.</param>
    /// <param name="hasLoss">Whether the network's own loss is meant, else the caller's ∂J/∂outputs in the place of targets.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="step">Updates made, which masks are drawn from; where nothing is updated, any number to draw them from.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <returns>The loss.</returns>
    public double Deltas(float* x, float* t, int rows, bool hasLoss, int seed, long step, int threads)
    {
        (_rows, _hasLoss, _seed, _step) = (rows, hasLoss, seed, step);
        _x = x;
        _t = t;
        _finite = true;
        _wake = _pace.Begin(rows);
        if (TPrograms.CopiesWeights)
        {
            Run(Phase.Weights, threads, threads);
        }

        int shards = Shards(rows);
        Run(Phase.Rows, Math.Min(threads, shards), threads);
        double loss = 0;
        for (int i = 0; i < shards; i++)
        {
            loss += _losses[i];
        }

        return loss;
    }

    /// <summary>From the δ's to all gradients, or with an update straight into the parameters.</summary>
    public void Gradients(bool update, int threads)
    {
        _update = update;
        Run(Phase.Gradients, StripesPerThread * threads, threads);
        _pace.End(_rows);
    }

    /// <inheritdoc/>
    protected override void RunShard(int shard)
    {
        switch (_phase)
        {
            case Phase.Weights:
                TPrograms.CopyWeights(ref _block.Start, shard, _parts);
                break;
            case Phase.Rows:
                RunRows(shard);
                break;
            default:
                TPrograms.GradientStripe(ref _block.Start, ref X, _rows, shard, _parts, _update, ref _engine.HyperParameters, _step + 1);
                break;
        }
    }

    private ref float X => ref Unsafe.AsRef<float>(_x);

    private ref float T => ref Unsafe.AsRef<float>(_t);

    private void Run(Phase phase, int parts, int threads)
    {
        (_phase, _parts) = (phase, Math.Min(parts, MaximumShards));
        Run(_parts, threads, _wake);
    }

    /// <summary>Neighbouring shards in one go, so that each weight is fetched once for all their rows; only the loss keeps to the shards.</summary>
    private void RunRows(int part)
    {
        int first = Stripes.Start(_rows, part, _parts, TPrograms.ShardRows);
        int end = Stripes.Start(_rows, part + 1, _parts, TPrograms.ShardRows);
        ref float memory = ref _block.Start;
        TPrograms.ForwardRows(ref memory, ref X, first, end - first, _rows, _seed, _step);
        for (int start = first; start < end; start += TPrograms.ShardRows)
        {
            int count = Math.Min(TPrograms.ShardRows, end - start);
            if (_hasLoss)
            {
                _losses[start / TPrograms.ShardRows] = TPrograms.HeadRows(ref memory, ref T, start, count, _rows);
            }
            else
            {
                TPrograms.OutputDeltasRows(ref memory, ref T, start, count, _rows);
            }
        }

        TPrograms.DeltasRows(ref memory, first, end - first, _rows);
        if (_hasLoss && !Guard.IsFinite(ref Unsafe.Add(ref X, (nint)first * TPrograms.Inputs), (end - first) * TPrograms.Inputs))
        {
            _finite = false;
        }
    }
}
