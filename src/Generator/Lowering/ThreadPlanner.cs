using System;
using System.Linq;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Lowering;

/// <summary>How the work of a network is cut for several threads.</summary>
/// <param name="ShardRows">Rows whose losses are added up together in a training step; 0 where a step runs on one thread.</param>
/// <param name="SharedRows">Rows from which a prediction is worth several threads.</param>
/// <param name="Reason">What was chosen and why, for the emitted header.</param>
internal sealed record ThreadPlan(int ShardRows, int SharedRows, string Reason)
{
    /// <summary>Whether a training step can run on several threads.</summary>
    public bool IsSharded => ShardRows > 0;
}

/// <summary>Decides from the shapes alone what is worth several threads: the cuts, and so the bits, are the same on every machine.</summary>
internal static class ThreadPlanner
{
    /// <summary>
    /// Multiply-adds of a step worth its two or three meetings of threads: 30 µs of one core at the peak of 512 bits, 60 at 256. A meeting costs about a microsecond, and
    /// some five where the others were parked.
    /// </summary>
    public const long StepMultiplyAdds = 4_000_000;

    /// <summary>The same for a prediction, which has one meeting.</summary>
    public const long PredictionMultiplyAdds = 2_000_000;

    /// <summary>What a row of a prediction costs besides its multiply-adds, in multiply-adds.</summary>
    private const int RowOverhead = 500;

    /// <summary>Rows of the smallest cut: fewer would fetch every weight for too little work.</summary>
    private const int LeastRows = 8;

    /// <summary>Rows of a shard of a large batch, and of any whose δ's have 16 rows in the lanes.</summary>
    private const int ManyRows = VectorWidth.Group;

    /// <summary>From this batch on, shards of <see cref="ManyRows"/> are enough for four threads.</summary>
    private const int LargeBatch = 49;

    /// <summary>The cuts of a network.</summary>
    public static ThreadPlan Plan(NetworkModel model, bool trains)
    {
        long perRow = model.Layers.OfType<DenseModel>().Sum(d => (long)d.Inputs * d.Outputs);
        int sharedRows = (int)Math.Max(2 * ManyRows, (PredictionMultiplyAdds + perRow + RowOverhead - 1) / (perRow + RowOverhead));
        string predictions = $"predictions share from {Number(sharedRows)} rows";
        if (!trains)
        {
            return new ThreadPlan(0, sharedRows, predictions);
        }

        DenseModel first = model.Layers.OfType<DenseModel>().First();
        long step = model.Batch * ((3 * perRow) - ((long)first.Inputs * first.Outputs));
        if (model.Batch < 2 * LeastRows)
        {
            return new ThreadPlan(0, sharedRows, $"one in a step, which has at most {Number(model.Batch)} {(model.Batch == 1 ? "row" : "rows")}; {predictions}");
        }

        if (step < StepMultiplyAdds)
        {
            return new ThreadPlan(0, sharedRows, $"one in a step, which has only {Thousands(step)} multiply-adds; {predictions}");
        }

        bool hasRowLanes = model.Layers.OfType<DenseModel>().Skip(1).Any(d => CostModel.HasRowLanes(d.Inputs, d.Outputs, model.Batch));
        int shard = model.Batch < LargeBatch && !hasRowLanes ? LeastRows : ManyRows;
        return new ThreadPlan(shard, sharedRows, $"a step is cut in shards of {Number(shard)} rows for the δ's, then in stripes of the weights' rows for the gradients; {predictions}");
    }
}
