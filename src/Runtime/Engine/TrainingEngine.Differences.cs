using System;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <content>Gradients beside central differences.</content>
public sealed unsafe partial class TrainingEngine<TPrograms> : IGradientDifferences
{
    GradientCheck IGradientDifferences.CheckGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int mostPerTensor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPerTensor, 1);
        ref float t = ref Prepare(inputs, targets, out int rows);
        return Check(inputs, ref t, rows, mostPerTensor);
    }

    GradientCheck IGradientDifferences.CheckGradients<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels, int mostPerTensor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPerTensor, 1);
        ref float t = ref Prepare(inputs, labels, out int rows);
        return Check(inputs, ref t, rows, mostPerTensor);
    }

    private GradientCheck Check(ReadOnlySpan<float> inputs, ref float t, int rows, int mostPerTensor)
    {
        FillScale(rows);
        float loss = Step(inputs, ref t, rows, update: false);
        ReadOnlySpan<float> targets = MemoryMarshal.CreateReadOnlySpan(ref t, rows * ((TPrograms.Outputs + 15) & ~15));
        GradientChecker check = new(Block, TPrograms.Description, inputs, targets, Block.Span(TPrograms.Scale, rows));
        TPrograms.Define(check);
        return check.Run(Gradients(), loss, mostPerTensor);
    }
}
