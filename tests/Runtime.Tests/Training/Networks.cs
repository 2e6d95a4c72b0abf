using System;
using System.Collections.Generic;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>Softmax, dropout, two state variables.</summary>
[Network(5, Batch = 8)]
[Dense(12, Activation.Relu)]
[Dropout(0.25)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Adam(LearningRate = 0.01)]
public sealed partial class Classes;

/// <summary>Classes that count differently, and smoothed labels.</summary>
[Network(5, Batch = 8)]
[Dense(12, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [0.25, 3, 0])]
[Sgd(LearningRate = 0.1)]
public sealed partial class UnequalClasses;

/// <summary>One output that tells two classes apart.</summary>
[Network(5, Batch = 4)]
[Dense(6, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class YesOrNo;

/// <summary>Three outputs without classes.</summary>
[Network(5, Batch = 7)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[MeanSquaredError]
[Sgd(LearningRate = 0.05)]
public sealed partial class Regression;

/// <summary>Overflows when it is told to: nothing bounds its values.</summary>
[Network(5, Batch = 4)]
[Dense(6, Activation.Relu)]
[Dense(4, Activation.Relu)]
[Dense(3)]
[MeanSquaredError]
[Sgd(LearningRate = 0.01, Momentum = 0.5)]
public sealed partial class Unbounded;

/// <summary>A network that notes what it is trained on.</summary>
internal class Watched(Classes inner) : ILabelTrainable
{
    public List<float> LearningRates { get; } = [];

    public List<int> Rows { get; } = [];

    public HashSet<float> FirstInputs { get; } = [];

    public NetworkDescription Description => inner.Description;

    public int Seed => inner.Seed;

    public INetworkState? State => ((INetwork)inner).State;

    public long Steps => inner.Steps;

    public Span<float> RawParameters => inner.RawParameters;

    public Span<float> RawGradients => inner.RawGradients;

    public Span<float> RawOptimizerState => inner.RawOptimizerState;

    public virtual float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        LearningRates.Add(inner.LearningRate);
        Rows.Add(labels.Length);
        for (int row = 0; row < labels.Length; row++)
        {
            FirstInputs.Add(inputs[row * Classes.Inputs]);
        }

        return inner.TrainStep(inputs, labels);
    }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => inner.Loss(inputs, labels);

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => inner.Loss(inputs, targets);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => inner.ComputeGradients(inputs, labels);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => inner.ComputeGradients(inputs, targets);

    public void ApplyGradients() => inner.ApplyGradients();

    public float Penalty() => inner.Penalty();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => inner.Predict(inputs, outputs);

    public void PredictLabels(ReadOnlySpan<float> inputs, Span<int> labels) => inner.PredictLabels(inputs, labels);

    public void CopyParametersTo(Span<float> destination) => inner.CopyParametersTo(destination);

    public void CopyParametersFrom(ReadOnlySpan<float> source) => inner.CopyParametersFrom(source);

    public void Initialize(int seed) => inner.Initialize(seed);
}

/// <summary>A network whose steps take as long as wanted, by a clock of the test's.</summary>
internal sealed class Slow(Classes inner, StepClock clock) : Watched(inner)
{
    /// <summary>Milliseconds that a step takes longer.</summary>
    public long Delay { get; set; }

    public override float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        clock.Extra += Delay;
        return base.TrainStep(inputs, labels);
    }
}
