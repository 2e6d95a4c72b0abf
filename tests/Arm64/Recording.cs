using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Unrolled.KernelProbe.Training;
using Unrolled.Runtime;

namespace Unrolled.Arm64;

/// <summary>Runs a case on its engine, as a user's call would, and writes what it was given and what came out to a file, for main.c.</summary>
/// <param name="number">The case's place in <see cref="Cases"/>.</param>
/// <param name="folder">Where the file is written.</param>
internal readonly struct Recording(int number, string folder) : ICaseAction
{
    private const int TrainingSteps = 10;

    public void Predict<TPrograms>(string name, int rows)
        where TPrograms : struct, IPrograms
    {
        Engine<TPrograms> engine = new(default);
        engine.Initialize(number);
        using BinaryWriter writer = Open<TPrograms>(name, rows, 0, engine.Seed);
        float[] inputs = Numbers.Signed(number, 0, rows * TPrograms.Inputs);
        Write(writer, engine.Block.Span(0, TPrograms.BlockLength));
        Write(writer, inputs);
        Write(writer, []);
        Write(writer, []);
        WriteOutputs(writer, engine, inputs, rows);
        Write(writer, []);
        Write(writer, []);
        Write(writer, []);
        Write(writer, []);
    }

    public void Train<TPrograms>(string name, int rows, int mask)
        where TPrograms : struct, ITrainingPrograms
    {
        TrainingEngine<TPrograms> engine = new(default);
        engine.Initialize(number);
        if (mask >= 0)
        {
            Span<float> factors = engine.Block.Span(mask, rows * 16);
            Array.ConvertAll(Numbers.Labels(number, -1, factors.Length, 2), static kept => (float)kept).CopyTo(factors);
        }

        using BinaryWriter writer = Open<TPrograms>(name, rows, TrainingSteps, engine.Seed);
        float[] inputs = Numbers.Signed(number, 0, (TrainingSteps + 1) * rows * TPrograms.Inputs);
        float[] targets = Targets<TPrograms>(rows);
        Write(writer, engine.Block.Span(0, TPrograms.BlockLength));
        Write(writer, inputs);
        Write(writer, Pad(targets, TPrograms.Outputs));
        Write(writer, TPrograms.Description.HyperParameters.Select(static parameter => parameter.Value).ToArray());

        ReadOnlySpan<float> x = inputs;
        ReadOnlySpan<float> t = targets;
        (int width, int height) = (rows * TPrograms.Inputs, rows * TPrograms.Outputs);
        float[] before = engine.RawParameters.ToArray();
        float[] losses = new float[TrainingSteps + 1];
        WriteOutputs(writer, engine, x[..width], rows);
        losses[0] = engine.ComputeGradients(x[..width], t[..height]);
        float[] gradients = engine.RawGradients.ToArray();
        for (int step = 1; step <= TrainingSteps; step++)
        {
            losses[step] = engine.TrainStep(x.Slice(step * width, width), t.Slice(step * height, height));
        }

        // Equal bits prove nothing if they stand still.
        if (losses.Distinct().Count() < TrainingSteps || gradients.All(static gradient => gradient == 0f) || engine.RawParameters.SequenceEqual(before))
        {
            throw new InvalidOperationException($"{name} does not train.");
        }

        Write(writer, losses);
        Write(writer, gradients);
        Write(writer, engine.RawParameters);
        Write(writer, engine.RawOptimizerState);
    }

    /// <summary>A class for each row where the outputs are a softmax, else numbers between 0 and 1.</summary>
    private float[] Targets<TPrograms>(int rows)
        where TPrograms : struct, ITrainingPrograms
    {
        int count = (TrainingSteps + 1) * rows;
        if (TPrograms.Description.Layers[^1].Activation != nameof(Activation.Softmax))
        {
            return Numbers.Fractions(~number, 0, count * TPrograms.Outputs);
        }

        float[] targets = new float[count * TPrograms.Outputs];
        int[] labels = Numbers.Labels(~number, 0, count, TPrograms.Outputs);
        for (int r = 0; r < count; r++)
        {
            targets[(r * TPrograms.Outputs) + labels[r]] = 1f;
        }

        return targets;
    }

    /// <summary>Rows at distances that are multiples of 16.</summary>
    private static float[] Pad(ReadOnlySpan<float> rowMajor, int width)
    {
        int stride = (width + 15) & ~15;
        float[] padded = new float[rowMajor.Length / width * stride];
        for (int r = 0; r < rowMajor.Length / width; r++)
        {
            rowMajor.Slice(r * width, width).CopyTo(padded.AsSpan(r * stride));
        }

        return padded;
    }

    private static void WriteOutputs<TPrograms>(BinaryWriter writer, Engine<TPrograms> engine, ReadOnlySpan<float> inputs, int rows)
        where TPrograms : struct, IPrograms
    {
        float[] outputs = new float[rows * TPrograms.Outputs];
        engine.Predict(inputs, outputs);
        Write(writer, outputs);
    }

    private BinaryWriter Open<TPrograms>(string name, int rows, int steps, int seed)
        where TPrograms : struct, IPrograms
    {
        BinaryWriter writer = new(File.Create(Path.Combine(folder, $"{number:00}-{name}.case")));
        foreach (int value in (int[])[number, rows, steps, seed, rows * TPrograms.InferPerRow])
        {
            writer.Write(value);
        }

        return writer;
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new InvalidOperationException("A number is not finite.");
            }
        }

        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }
}
