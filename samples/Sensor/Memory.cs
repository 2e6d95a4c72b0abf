using System;

namespace Sensor;

/// <summary>The last readings, of which batches are drawn: neighbours in time are much alike, and a network that sees only them forgets the rest.</summary>
internal sealed class Memory
{
    private const int Rows = 4_096;

    private readonly float[] _rows = new float[Rows * Plant.Channels];
    private readonly float[] _batch = new float[SensorNet.Batch * Plant.Channels];
    private long _added;
    private uint _random;

    /// <summary>Keeps a reading in the place of the oldest.</summary>
    /// <returns>A batch for training after every 16th, else nothing; valid until the next call.</returns>
    public ReadOnlySpan<float> Add(ReadOnlySpan<float> reading)
    {
        reading.CopyTo(Row(_added++ % Rows));
        if (_added % SensorNet.Batch != 0)
        {
            return [];
        }

        for (int row = 0; row < SensorNet.Batch; row++)
        {
            // A linear congruential generator; its upper bits are the better ones.
            _random = (_random * 1_664_525) + 1_013_904_223;
            Row((long)(_random * (ulong)Math.Min(_added, Rows) >> 32)).CopyTo(_batch.AsSpan(row * Plant.Channels));
        }

        return _batch;
    }

    private Span<float> Row(long row) => _rows.AsSpan((int)row * Plant.Channels, Plant.Channels);
}
