using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Unrolled.KernelProbe.Training;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Passes placed spans to every method of one network, with one number of rows, and keeps the bits of all results.</summary>
internal sealed class Scenario(ITrainable network, int rows, Placement placement)
{
    private readonly List<uint> _bits = [];
    private readonly int _inputs = network.Description.Inputs;
    private readonly int _outputs = network.Description.Outputs;

    /// <summary>Makes all calls.</summary>
    /// <returns>Every value they returned or wrote, and the parameters they left.</returns>
    public List<uint> Run()
    {
        Infer(rows);
        Infer((2 * rows) + 1);
        Train();
        if (network is ILabelTrainable labelled)
        {
            TrainOnLabels(labelled);
        }

        Keep(network.RawParameters);
        return _bits;
    }

    private void Infer(int count)
    {
        Placed<float> inputs = placement.Place<float>(Numbers.Signed(1, count, count * _inputs));
        Placed<float> outputs = placement.Room<float>(count * _outputs);
        network.Predict(inputs.Span, outputs.Span);
        Keep(outputs.Span);
        Methods.Of<Methods.Logits>(network, "PredictLogits")(inputs.Span, outputs.Span);
        Keep(outputs.Span);
        Placed<float> targets = placement.Place<float>(Numbers.Fractions(2, count, count * _outputs));
        Keep(network.Loss(inputs.Span, targets.Span));
    }

    private void Train()
    {
        Placed<float> inputs = placement.Place<float>(Numbers.Signed(3, rows, rows * _inputs));
        Placed<float> targets = placement.Place<float>(Numbers.Fractions(4, rows, rows * _outputs));
        Placed<float> rowWeights = placement.Place<float>(Numbers.Fractions(5, rows, rows));
        Placed<float> inputGradients = placement.Room<float>(rows * _inputs);
        Placed<float> targetGradients = placement.Room<float>(rows * _outputs);
        Keep(network.TrainStep(inputs.Span, targets.Span));
        Keep(Methods.Of<Methods.WeightedStep>(network, "TrainStep")(inputs.Span, targets.Span, rowWeights.Span));
        Keep(Methods.Of<Methods.TargetGradients>(network, "ComputeGradients")(inputs.Span, targets.Span, inputGradients.Span, targetGradients.Span));
        Keep(network.RawGradients);
        Keep(inputGradients.Span);
        Keep(targetGradients.Span);
        network.ApplyGradients();
        Methods.Of<Methods.OutputGradients>(network, "Backward")(inputs.Span, targets.Span, inputGradients.Span);
        Keep(network.RawGradients);
        Keep(inputGradients.Span);
    }

    private void TrainOnLabels(ILabelTrainable labelled)
    {
        int[] values = Numbers.Labels(6, rows, rows, Math.Max(2, _outputs));
        Placed<float> inputs = placement.Place<float>(Numbers.Signed(7, rows, rows * _inputs));
        Placed<int> labels = placement.Place<int>(values);
        Placed<byte> bytes = placement.Place<byte>(Array.ConvertAll(values, value => (byte)value));
        Placed<int> predicted = placement.Room<int>(rows);
        Placed<float> inputGradients = placement.Room<float>(rows * _inputs);
        Keep(labelled.TrainStep(inputs.Span, labels.Span));
        Keep(Methods.Of<Methods.ByteStep>(labelled, "TrainStep")(inputs.Span, bytes.Span));
        Keep(Methods.Of<Methods.LabelGradients>(labelled, "ComputeGradients")(inputs.Span, labels.Span, inputGradients.Span));
        Keep(inputGradients.Span);
        Keep(labelled.Loss(inputs.Span, labels.Span));
        labelled.PredictLabels(inputs.Span, predicted.Span);
        _bits.AddRange(MemoryMarshal.Cast<int, uint>(predicted.Span));
    }

    private void Keep(float value) => _bits.Add(BitConverter.SingleToUInt32Bits(value));

    private void Keep(ReadOnlySpan<float> values) => _bits.AddRange(MemoryMarshal.Cast<float, uint>(values));
}
