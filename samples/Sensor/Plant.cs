using System;

namespace Sensor;

/// <summary>A machine with 16 sensors that makes up its own readings: three causes behind all of them, noise, slow drift, and now and then a fault.</summary>
/// <remarks>Additions and multiplications only, so that a seed gives the same readings on every machine.</remarks>
internal sealed class Plant
{
    public const int Channels = SensorNet.Inputs;

    /// <summary>The deviation of a sensor's noise.</summary>
    public const float Noise = 0.05f;

    private const int Causes = 3;

    // The load swings once in 2,048 readings: turned by that angle each time.
    private const float Cosine = 0.9999953f;
    private const float Sine = 0.0030679568f;

    private readonly float[] _mix = new float[Channels * Causes];
    private readonly float[] _level = new float[Channels];
    private readonly float[] _drift = new float[Channels];
    private ulong _random;
    private float _swing = 1;
    private float _phase;
    private float _warmth;
    private float _wear;

    public Plant(int seed)
    {
        _random = (ulong)seed;
        for (int i = 0; i < _mix.Length; i++)
        {
            _mix[i] = 0.4f * Gauss();
        }

        for (int channel = 0; channel < Channels; channel++)
        {
            // Far enough from 0 that silence is something else.
            float level = 0.8f + (0.4f * Uniform());
            _level[channel] = Uniform() < 0.5f ? level : -level;
        }

        PlanFault();
    }

    /// <summary>Readings made so far.</summary>
    public long Time { get; private set; }

    /// <summary>The fault that is or comes next.</summary>
    public Fault Fault { get; private set; }

    /// <summary>Whether the last reading has the fault.</summary>
    public bool IsFaulty => Time > Fault.Start && Time <= Fault.End;

    /// <summary>The next reading of all sensors.</summary>
    public void Read(Span<float> readings)
    {
        if (Time >= Fault.End)
        {
            PlanFault();
        }

        MoveCauses();
        for (int channel = 0; channel < Channels; channel++)
        {
            _drift[channel] += (0.001f * Gauss()) - (1e-5f * _drift[channel]);
            ReadOnlySpan<float> mix = _mix.AsSpan(channel * Causes, Causes);
            readings[channel] = _level[channel] + _drift[channel] + (mix[0] * _phase) + (mix[1] * _warmth) + (mix[2] * _wear * _phase) + (Noise * Gauss());
        }

        Time++;
        if (IsFaulty)
        {
            ref float reading = ref readings[Fault.Channel];
            reading = Fault.Kind switch
            {
                FaultKind.Silent => 0,
                FaultKind.Shifted => reading + (12 * Noise),
                _ => reading + (12 * Noise * Gauss()),
            };
        }
    }

    private void MoveCauses()
    {
        (_swing, _phase) = ((_swing * Cosine) - (_phase * Sine), (_swing * Sine) + (_phase * Cosine));

        // Rounding would let the swing grow or die.
        float length = (_swing * _swing) + (_phase * _phase);
        float correction = 1.5f - (0.5f * length);
        _swing *= correction;
        _phase *= correction;

        _warmth += 0.004f * (_phase - _warmth);
        _wear += (0.02f * Gauss()) - (0.002f * _wear);
    }

    private void PlanFault()
    {
        long start = Time + 2_000 + (long)(4_000 * Uniform());
        Fault = new Fault((FaultKind)(int)(3 * Uniform()), (int)(Channels * Uniform()), start, start + 50 + (long)(100 * Uniform()));
    }

    /// <summary>A number from 0 to below 1.</summary>
    private float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>A number around 0 with deviation 1, at most 3.5: the sum of four even ones.</summary>
    private float Gauss()
    {
        ulong bits = Next();
        float sum = (ushort)bits + (float)(ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48);
        return ((sum * (1f / 65_536)) - 2) * 1.7320508f;
    }

    /// <summary>SplitMix64.</summary>
    private ulong Next()
    {
        _random += 0x9E3779B97F4A7C15;
        ulong z = (_random ^ (_random >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
