using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>A debug build, as this project is one for its networks, finds a network that is trained while it is in use.</summary>
public sealed class NetworkUseTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly float[] s_rows = new float[Watched.Batch * Watched.Inputs];
    private static readonly int[] s_labels = new int[Watched.Batch];

    [Fact]
    public void Training_beside_predictions_throws()
    {
        Watched net = new(1);
        float[] outputs = new float[Watched.Batch * Watched.Outputs];

        string message = Collide(() => net.TrainStep(s_rows, s_labels), () => net.Predict(s_rows, outputs));

        Assert.Matches("^Watched was to (be trained while 1 other thread predicts or computes a loss with it|predict or to compute a loss while another thread trains it)\\. .*Clone\\(\\)", message);
        net.Predict(s_rows, outputs);
        _ = net.TrainStep(s_rows, s_labels);
    }

    [Fact]
    public void Every_way_to_change_parameters_and_to_predict_is_found()
    {
        Watched net = new(1);
        float[] outputs = new float[Watched.Batch * Watched.Outputs];
        int[] labels = new int[Watched.Batch];
        float[] gradients = new float[outputs.Length];
        float[] parameters = new float[net.Description.ParameterCount];
        Watched other = new(2);
        Action[] trainings =
        [
            () => net.TrainStep(s_rows, s_labels),
            () => net.ComputeGradients(s_rows, s_labels),
            () => net.Backward(s_rows, gradients),
            () =>
            {
                net.RawGradients.Clear();
                net.ApplyGradients();
            },
            () => net.Initialize(2),
            () => net.CopyParametersFrom(parameters),
            () => net.CopyFrom(other),
            () => net.BlendFrom(other, 0.5f),
        ];
        Action[] predictions =
        [
            () => net.Predict(s_rows, outputs),
            () => net.Predict(s_rows.AsSpan(0, Watched.Inputs), outputs.AsSpan(0, Watched.Outputs)),
            () => net.PredictLogits(s_rows, outputs),
            () => net.PredictLabels(s_rows, labels),
            () => net.Loss(s_rows, s_labels),
        ];

        foreach (Action training in trainings)
        {
            Assert.StartsWith("Watched was to ", Collide(training, predictions[0]), StringComparison.Ordinal);
        }

        foreach (Action prediction in predictions)
        {
            Assert.StartsWith("Watched was to ", Collide(trainings[0], prediction), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_trainings_at_once_throw()
    {
        Watched net = new(1);

        string message = Collide(() => net.TrainStep(s_rows, s_labels), () => net.TrainStep(s_rows, s_labels));

        Assert.StartsWith("Watched was to be trained while another thread trains it. ", message, StringComparison.Ordinal);
    }

    /// <summary>A step that fails leaves no mark.</summary>
    [Fact]
    public void After_a_failed_step_others_may_predict()
    {
        Watched net = new(1);
        float[] bad = [.. s_rows];
        bad[3] = float.NaN;
        Assert.ThrowsAny<Exception>(() => net.TrainStep(bad, s_labels));

        OnAnotherThread(() => net.Predict(s_rows, new float[Watched.Batch * Watched.Outputs]));
        OnAnotherThread(() => net.TrainStep(s_rows, s_labels));
    }

    [Fact]
    public void Taking_turns_is_right()
    {
        Watched net = new(1);
        float[] outputs = new float[Watched.Batch * Watched.Outputs];
        using Barrier start = new(2);
        Lock turn = new();
        Exception? failure = null;
        Thread other = new(() => failure = Record.Exception(() => Repeat(() => net.Predict(s_rows, outputs))));
        other.Start();
        Repeat(() => net.TrainStep(s_rows, s_labels));
        other.Join();

        Assert.Null(failure);

        void Repeat(Action call)
        {
            start.SignalAndWait();
            for (int i = 0; i < 200; i++)
            {
                lock (turn)
                {
                    call();
                }
            }
        }
    }

    [Fact]
    public void Predictions_on_many_threads_are_right()
    {
        Watched net = new(1);
        Exception? failure = null;
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.Length; t++)
        {
            threads[t] = new Thread(() =>
            {
                float[] outputs = new float[Watched.Batch * Watched.Outputs];
                for (int i = 0; i < 100; i++)
                {
                    failure ??= Record.Exception(() => net.Predict(s_rows, outputs));
                }
            });
            threads[t].Start();
        }

        Array.ForEach(threads, static thread => thread.Join());

        Assert.Null(failure);
        _ = net.TrainStep(s_rows, s_labels);
    }

    /// <summary>Calls both, over and over, on two threads until one throws.</summary>
    private static string Collide(Action first, Action second)
    {
        Exception? found = null;
        Stopwatch watch = Stopwatch.StartNew();
        Thread other = new(() => Repeat(second));
        other.Start();
        Repeat(first);
        other.Join();
        return Assert.IsType<InvalidOperationException>(found).Message;

        void Repeat(Action call)
        {
            while (Volatile.Read(ref found) is null && watch.Elapsed < s_patience)
            {
                if (Record.Exception(call) is { } exception)
                {
                    Volatile.Write(ref found, exception);
                }
            }
        }
    }

    private static void OnAnotherThread(Action call)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(call));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}

[Network(256, Batch = 16)]
[Dense(512, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Watched;
