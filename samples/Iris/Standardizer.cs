using System;

namespace Iris;

/// <summary>
/// Brings each feature to mean 0 and standard deviation 1. Its statistics come from the training rows alone: with those of the test rows in
/// them, the test would no longer be on flowers never seen.
/// </summary>
public sealed class Standardizer
{
    private readonly float[] _mean;
    private readonly float[] _deviation;

    /// <summary>Takes the statistics of some rows.</summary>
    /// <param name="rows">Whole rows, one after the other.</param>
    /// <param name="features">Numbers in a row.</param>
    public Standardizer(ReadOnlySpan<float> rows, int features)
    {
        int count = rows.Length / features;
        _mean = new float[features];
        _deviation = new float[features];
        for (int feature = 0; feature < features; feature++)
        {
            double sum = 0;
            double squares = 0;
            for (int i = feature; i < rows.Length; i += features)
            {
                sum += rows[i];
                squares += (double)rows[i] * rows[i];
            }

            double mean = sum / count;
            double deviation = Math.Sqrt(Math.Max(squares / count - mean * mean, 0));
            _mean[feature] = (float)mean;

            // A feature that never varies tells nothing: it becomes 0 rather than a division by 0.
            _deviation[feature] = deviation > 1e-6 ? (float)deviation : 1f;
        }
    }

    /// <summary>Standardises rows in place.</summary>
    /// <param name="rows">Whole rows, one after the other.</param>
    public void Apply(Span<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int feature = i % _mean.Length;
            rows[i] = (rows[i] - _mean[feature]) / _deviation[feature];
        }
    }
}
