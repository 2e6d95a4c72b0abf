using System;
using System.Threading;

namespace Unrolled.SaveProbe;

/// <summary>Cancels a training when so many steps are made.</summary>
internal sealed class StopAt(ITrainable network, long steps, CancellationTokenSource source) : IProgress<TrainingProgress>
{
    /// <summary>Trains until so many steps are made in all, or the options end it.</summary>
    public static TrainingHistory Fit(ITrainable network, Dataset data, TrainingOptions options, long steps)
    {
        using CancellationTokenSource source = new();
        return Trainer.Fit(network, data, options with { ReportInterval = default }, new StopAt(network, steps, source), source.Token);
    }

    public void Report(TrainingProgress value)
    {
        if (network.Steps >= steps)
        {
            source.Cancel();
        }
    }
}
