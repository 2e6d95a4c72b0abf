using System.Linq;

namespace Unrolled.Peers;

/// <summary>The mini-batches of a workload, in turn, and room for its outputs.</summary>
internal sealed class BatchSource(Workload workload)
{
    private readonly float[][] _inputs = [.. Enumerable.Range(0, Numbers.Batches).Select(b => Numbers.Inputs(workload, b))];
    private readonly int[][] _labels = [.. Enumerable.Range(0, Numbers.Batches).Select(b => Numbers.Labels(workload, b))];
    private int _current = Numbers.Batches - 1;

    public float[] Outputs { get; } = new float[workload.Rows * workload.Outputs];

    /// <summary>The mini-batch that <see cref="Next"/> gave last.</summary>
    public float[] Current => _inputs[_current];

    /// <summary>The labels of <see cref="Current"/>.</summary>
    public int[] Labels => _labels[_current];

    public float[] Next()
    {
        _current = (_current + 1) % Numbers.Batches;
        return _inputs[_current];
    }
}
