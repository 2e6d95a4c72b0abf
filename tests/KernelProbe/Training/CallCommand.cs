using System;
using System.Diagnostics;
using System.Runtime;
using System.Threading;
using Unrolled.KernelProbe.Networks;

namespace Unrolled.KernelProbe.Training;

/// <summary>Calls every method of a network that is meant to be fast, over and over, until the compiler at run time has nothing left to do: its last tier is what users run.</summary>
internal static class CallCommand
{
    private const int CallsBetweenLooks = 100;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);

    public static void Run(string name)
    {
        ITrainable network = Catalogue.All[name]();
        Stopwatch clock = Stopwatch.StartNew();
        Stopwatch quiet = Stopwatch.StartNew();
        long compiled = 0;
        while (quiet.Elapsed < s_quiet && clock.Elapsed < s_patience)
        {
            for (int i = 0; i < CallsBetweenLooks; i++)
            {
                CallAll(network);
            }

            Thread.Sleep(20);
            long now = JitInfo.GetCompiledMethodCount();
            if (now != compiled)
            {
                compiled = now;
                quiet.Restart();
            }
        }
    }

    /// <summary>Each of them once.</summary>
    public static void CallAll(ITrainable network)
    {
        NetworkDescription description = network.Description;
        float[] inputs = Numbers.Signed(0, 0, description.Batch * description.Inputs);
        float[] targets = Numbers.Fractions(0, 0, description.Batch * description.Outputs);
        float[] outputs = new float[targets.Length];
        network.Predict(inputs, outputs);
        network.Loss(inputs, targets);
        network.ComputeGradients(inputs, targets);
        network.ApplyGradients();
        network.TrainStep(inputs, targets);
        if (network is ILabelTrainable labelled)
        {
            labelled.PredictLabels(inputs, new int[description.Batch]);
        }
    }
}
