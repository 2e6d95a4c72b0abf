using System;

namespace Sensor;

/// <summary>Looks for readings that the others do not explain, and learns from those that they do.</summary>
/// <remarks>Nothing is allocated after the constructor.</remarks>
internal sealed class Watch
{
    /// <summary>Readings before the first alarm: the network is still learning what is usual.</summary>
    public const int WarmUp = 40_000;

    // In deviations of a sensor's residual; one such reading may be chance, three are not, also with some others between.
    private const float Limit = 4.5f;
    private const float Evidence = 2.5f;
    private const float Forgetting = 0.25f;

    // After so many usual readings an alarm is over, and after so many unusual ones they are what is usual now.
    private const int Calm = 20;
    private const int Patience = 1_000;

    private readonly SensorNet _net;
    private readonly float[] _expected = new float[Plant.Channels];
    private readonly float[] _variance = new float[Plant.Channels];
    private readonly Memory? _memory;
    private float _evidence;
    private int _unusual;
    private int _usual;
    private long _time;

    public Watch(SensorNet net)
    {
        _net = net;
        _memory = new Memory();
        Array.Fill(_variance, 1);
    }

    /// <summary>A copy as it is now, which learns no more.</summary>
    public Watch(Watch other)
    {
        _net = other._net.Clone();
        other._variance.CopyTo(_variance, 0);
        _time = other._time;
    }

    /// <summary>Whether there is an alarm.</summary>
    public bool IsAlarmed { get; private set; }

    /// <summary>The sensor that is furthest from what the others say.</summary>
    public int Suspect { get; private set; }

    /// <summary>Looks at a reading.</summary>
    public void Observe(ReadOnlySpan<float> reading)
    {
        _net.Predict(reading, _expected);
        bool isUnusual = Compare(reading);
        _evidence = isUnusual ? Math.Min(_evidence + 1, Evidence) : Math.Max(_evidence - Forgetting, 0);
        _unusual = isUnusual ? _unusual + 1 : 0;
        _usual = isUnusual ? 0 : _usual + 1;
        if (++_time > WarmUp)
        {
            IsAlarmed = IsAlarmed ? _usual < Calm : _evidence >= Evidence;
        }

        if (_memory is not null && (_time <= WarmUp || (!IsAlarmed && !isUnusual) || _unusual > Patience))
        {
            Learn(reading, _memory);
        }
    }

    /// <summary>Finds the sensor that is furthest off, in its own deviations.</summary>
    private bool Compare(ReadOnlySpan<float> reading)
    {
        float furthest = 0;
        int suspect = 0;
        for (int channel = 0; channel < Plant.Channels; channel++)
        {
            float residual = reading[channel] - _expected[channel];
            float square = residual * residual / _variance[channel];
            if (square > furthest)
            {
                furthest = square;
                suspect = channel;
            }
        }

        bool isUnusual = furthest > Limit * Limit;
        if (isUnusual || !IsAlarmed)
        {
            Suspect = suspect;
        }

        return isUnusual;
    }

    private void Learn(ReadOnlySpan<float> reading, Memory memory)
    {
        for (int channel = 0; channel < Plant.Channels; channel++)
        {
            float residual = reading[channel] - _expected[channel];
            _variance[channel] += 0.001f * ((residual * residual) - _variance[channel]);
        }

        if (memory.Add(reading) is { IsEmpty: false } batch)
        {
            _net.TrainStep(batch, batch);
        }
    }
}
