using System;
using Unrolled.Benchmarks;
using Unrolled.Runtime;

namespace Unrolled.Floors;

/// <summary>
/// What the emitted kernels take by themselves, on inputs and targets that lie ready in the caches: no argument is checked, no label read, no output copied.
/// No call of a network is faster; what is missing to a goal below that no surface could give.
/// </summary>
internal static class KernelsAlone
{
    private const float Spread = 0.1f;

    /// <summary>Inference of the same rows, up to the logits.</summary>
    public static Workload Infer<TPrograms>(string name, double flops, int rows, int calls)
        where TPrograms : struct, IPrograms
    {
        AlignedBlock memory = Random(TPrograms.BlockLength);
        AlignedBlock inputs = Random(rows * TPrograms.Inputs);
        AlignedBlock scratch = new(rows * TPrograms.InferPerRow);
        return new Workload(name, flops, calls, MiniBatches.Count, count =>
        {
            for (int i = 0; i < count; i++)
            {
                TPrograms.Infer(ref memory.Start, ref inputs.Start, ref scratch.Start, rows);
            }
        });
    }

    /// <summary>Steps of plain descent on full batches, each on the next of eight mini-batches.</summary>
    public static Workload Step<TPrograms>(string name, double flops, int calls)
        where TPrograms : struct, ITrainingPrograms
    {
        int rows = TPrograms.Batch;
        AlignedBlock memory = Random(TPrograms.BlockLength);
        AlignedBlock inputs = Random(MiniBatches.Count * rows * TPrograms.Inputs);
        int padded = (TPrograms.Outputs + 15) & ~15;
        memory.Span(TPrograms.Targets, rows * padded).Clear();
        memory.Span(TPrograms.Scale, rows).Fill(1f / rows);
        for (int r = 0; r < rows; r++)
        {
            memory.Span(TPrograms.Targets, rows * padded)[(r * padded) + (r % TPrograms.Outputs)] = 1;
        }

        int next = 0;
        return new Workload(name, flops, calls, MiniBatches.Count, count =>
        {
            float learningRate = 1e-4f;
            ref float targets = ref memory.Span(TPrograms.Targets, rows * padded)[0];
            for (int i = 0; i < count; i++)
            {
                ref float x = ref inputs.Span(next * rows * TPrograms.Inputs, rows * TPrograms.Inputs)[0];
                TPrograms.Forward(ref memory.Start, ref x, rows, seed: 0, step: 1);
                TPrograms.Head(ref memory.Start, ref targets, rows);
                TPrograms.Backward(ref memory.Start, ref x, rows, update: true, ref learningRate, step: 1);
                next = (next + 1) % MiniBatches.Count;
            }
        });
    }

    /// <summary>Small values, the same in each run.</summary>
    public static AlignedBlock Random(int length)
    {
        Random random = new(1);
        AlignedBlock block = new(length);
        foreach (ref float value in block.Span(0, length))
        {
            value = Spread * (random.NextSingle() - 0.5f);
        }

        return block;
    }
}
