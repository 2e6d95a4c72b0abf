using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>Gradients without a step, and a step from gradients.</content>
public sealed unsafe partial class TrainingEngine<TPrograms>
{
    /// <summary>Gradients of a step on soft targets.</summary>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => ComputeGradients(inputs, targets, default, default);

    /// <summary>Gradients of a step on soft targets, and those of inputs and targets where a span is not empty.</summary>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> inputGradients, Span<float> targetGradients)
    {
        CheckRows(inputs);
        CheckOptional(inputGradients, inputs, nameof(inputGradients), nameof(inputs), TPrograms.Inputs);
        CheckOptional(targetGradients, targets, nameof(targetGradients), nameof(targets), TPrograms.Outputs);
        Guard.NoOverlap(inputs, targetGradients, nameof(inputs), nameof(targetGradients), Name);
        Guard.NoOverlap(inputGradients, targetGradients, nameof(inputGradients), nameof(targetGradients), Name);
        ref float t = ref Prepare(inputs, targets, out int rows);
        FillScale(rows);
        float loss = Step(inputs, ref t, rows, update: false);
        if (!targetGradients.IsEmpty)
        {
            TPrograms.WriteTargetGradients(ref Block.Start, ref t, ref Reference(targetGradients), rows);
            if (TPrograms.AdjustsTargets)
            {
                s_adjustment!.ApplyToGradients(targetGradients, TPrograms.Outputs);
            }
        }

        // Last: the caller may have passed the targets' own memory for it.
        WriteInputGradients(inputGradients, rows);
        return loss;
    }

    /// <summary>Gradients of a step on labels, and optionally those of the inputs.</summary>
    public float ComputeGradients<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels, Span<float> inputGradients = default)
        where TLabel : unmanaged
    {
        CheckRows(inputs);
        CheckOptional(inputGradients, inputs, nameof(inputGradients), nameof(inputs), TPrograms.Inputs);
        ref float t = ref Prepare(inputs, labels, out int rows);
        FillScale(rows);
        float loss = Step(inputs, ref t, rows, update: false);
        WriteInputGradients(inputGradients, rows);
        return loss;
    }

    /// <summary>Gradients from the caller's ∂J/∂outputs.</summary>
    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        int rows = CheckRows(inputs);
        Guard.Length(outputGradients.Length, rows, TPrograms.Outputs, nameof(outputGradients), Name);
        CheckOptional(inputGradients, inputs, nameof(inputGradients), nameof(inputs), TPrograms.Inputs);
        Guard.Finite(inputs, TPrograms.Inputs, nameof(inputs), Name);
        Guard.Finite(outputGradients, TPrograms.Outputs, nameof(outputGradients), Name);
        _use.BeginTraining();
        ref float memory = ref Block.Start;
        ref float g = ref Targets.Of(ref Reference(outputGradients), ref Unsafe.Add(ref memory, TPrograms.Targets), rows, TPrograms.Outputs);
        if (SharesStep(rows))
        {
            SharedStep(inputs, ref g, rows, hasLoss: false, update: false, Steps);
        }
        else
        {
            TPrograms.Forward(ref memory, ref Reference(inputs), rows, Seed, Steps);
            TPrograms.OutputDeltas(ref memory, ref g, rows);
            TPrograms.Backward(ref memory, ref Reference(inputs), rows, update: false, ref HyperParameters, Steps + 1);
        }

        WriteInputGradients(inputGradients, rows);
        GradientsAre(rows);
        _use.EndTraining();
    }

    /// <summary>One optimiser step from the gradients, which stay.</summary>
    public void ApplyGradients()
    {
        Guard.FreshGradients(!HasGradients, Name);
        _use.BeginTraining();
        TPrograms.ApplyGradients(ref Block.Start, ref HyperParameters, Steps + 1);
        HasUpdated();
        _use.EndTraining();
    }

    /// <summary>Gradients by a span that is wanted have its shape and a place of their own.</summary>
    private static void CheckOptional(Span<float> gradients, ReadOnlySpan<float> values, string argument, string valuesArgument, int width)
    {
        if (!gradients.IsEmpty)
        {
            Guard.Length(gradients.Length, values.Length / width, width, argument, Name);
            Guard.NoOverlap(values, gradients, valuesArgument, argument, Name);
        }
    }

    private void WriteInputGradients(Span<float> inputGradients, int rows)
    {
        if (!inputGradients.IsEmpty)
        {
            TPrograms.WriteInputGradients(ref Block.Start, ref Reference(inputGradients), rows);
        }
    }
}
