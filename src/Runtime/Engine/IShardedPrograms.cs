using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>The programs of a training step cut for several threads: by rows up to the δ's, then by the rows of the weight matrices. Only where the network is large enough.</summary>
/// <remarks>
/// Every δ is computed before any weight changes, a row of activations depends on no other row, and each weight belongs to one stripe:
/// so the cuts change no bit, wherever they are. Only the loss is a sum over shards, whose rows are fixed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShardedPrograms : IPrograms
{
    /// <summary>Rows of a shard, the last one excepted; 0 where a step runs on one thread.</summary>
    static virtual int ShardRows => 0;

    /// <summary>Whether <see cref="CopyWeights"/> does anything.</summary>
    static virtual bool CopiesWeights => false;

    /// <summary>One stripe of several of the copies of weights that the δ's are computed with.</summary>
    static virtual void CopyWeights(ref float memory, int stripe, int stripes)
    {
    }

    /// <summary>The forward pass of some rows, of a step of <paramref name="stride"/> rows.</summary>
    static virtual void ForwardRows(ref float memory, ref float x, int first, int rows, int stride, int seed, long step)
    {
    }

    /// <summary>The loss of some rows, and their δ of the last layer.</summary>
    static virtual double HeadRows(ref float memory, ref float t, int first, int rows, int stride) => 0;

    /// <summary>δ of the last layer of some rows, from the caller's ∂J/∂outputs.</summary>
    static virtual void OutputDeltasRows(ref float memory, ref float t, int first, int rows, int stride)
    {
    }

    /// <summary>The δ's of all layers below the last, of some rows.</summary>
    static virtual void DeltasRows(ref float memory, int first, int rows, int stride)
    {
    }

    /// <summary>One stripe of several of all gradients, over all rows of the step: into the gradients or, updating, straight into the parameters; the step's number counts from 1.</summary>
    static virtual void GradientStripe(ref float memory, ref float x, int rows, int stripe, int stripes, bool update, ref float hyperParameters, long step)
    {
    }
}
