using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The padding of weights, gradients and optimiser state is still zero after 100 steps, whatever was in the batches.</summary>
public class PaddingTheoryTests
{
    private const int Steps = 100;

    public static TheoryData<int, string> Trainable => CompiledTheory.Where(static n => n.Optimizer != OptimizerChoice.None);

    public static TheoryData<int, string> Others => CompiledTheory.Where(static n => n.Optimizer == OptimizerChoice.None);

    [Theory]
    [MemberData(nameof(Trainable))]
    public void Padding_stays_zero_while_training(int index, string network)
    {
        (NetworkHandle handle, float[] x, float[] t) = Draw(index);
        handle.LearningRate = 1e-4f;
        for (int step = 0; step < Steps; step++)
        {
            int rows = step % 4 == 2 ? handle.Description.Batch : 1 + (step * 7 % handle.Description.Batch);
            var (inputs, targets) = (x.AsMemory(0, rows * handle.Description.Inputs), t.AsMemory(0, rows * handle.Description.Outputs));
            if (step % 2 == 0)
            {
                _ = handle.TrainStep(inputs.Span, targets.Span);
            }
            else
            {
                _ = handle.ComputeGradients(inputs.Span, targets.Span);
                handle.ApplyGradients();
            }
        }

        Assert.Equal(Steps, handle.Steps);
        IReadOnlyList<int> padding = Tensors.Padding(handle.Description);
        RequireZero(handle.RawParameters, padding, $"parameters of {network}");
        RequireZero(handle.RawGradients, padding, $"gradients of {network}");
        int regions = TheoryNetwork.All[index].StateVariables;
        int frozen = handle.Description.Tensors.Where(static t => t.IsFrozen).Sum(static t => t.Layout.Length);
        Assert.Equal(handle.Description.StorageLength - frozen, handle.RawGradients.Length);
        Assert.Equal(regions * handle.RawGradients.Length, handle.RawOptimizerState.Length);
        for (int region = 0; region < regions; region++)
        {
            int length = handle.RawGradients.Length;
            RequireZero(handle.RawOptimizerState.Slice(region * length, length), padding, $"optimiser state {region + 1} of {network}");
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Padding_stays_zero_while_computing_gradients(int index, string network)
    {
        (NetworkHandle handle, float[] x, float[] t) = Draw(index);
        float[] dx = new float[x.Length];
        float[] dt = new float[t.Length];
        for (int call = 0; call < 3; call++)
        {
            _ = handle.ComputeAllGradients(x, t, dx, dt);
            handle.Backward(x, t, dx);
        }

        IReadOnlyList<int> padding = Tensors.Padding(handle.Description);
        RequireZero(handle.RawParameters, padding, $"parameters of {network}");
        RequireZero(handle.RawGradients, padding, $"gradients of {network}");
    }

    [Fact]
    public void Many_networks_have_padding_and_some_have_nothing_else_to_hide()
    {
        int[] padded = [.. TheoryNetwork.All.Select(static (_, index) => Tensors.Padding(CompiledTheory.Create(index).Description).Count)];
        Assert.True(padded.Count(static p => p > 0) > TheoryNetwork.All.Count / 2, "Few networks have padding: this theory would prove little.");
    }

    private static void RequireZero(ReadOnlySpan<float> storage, IReadOnlyList<int> padding, string what)
    {
        int length = storage.Length;

        // Those of frozen layers are at the end of the parameters, and nowhere else.
        foreach (int index in padding.Where(index => index < length))
        {
            Assert.True(storage[index] == 0, $"Float {index} of the {what} is padding and holds {storage[index]}.");
        }
    }

    private static (NetworkHandle Handle, float[] X, float[] T) Draw(int index)
    {
        TheoryNetwork definition = TheoryNetwork.All[index];
        Draw draw = new(index);
        float[] x = draw.Matrix(definition.Batch, definition.Spec.Inputs).ToFloats();
        float[] t = draw.Matrix(definition.Batch, definition.Spec.Outputs, 0, 1).ToFloats();
        return (CompiledTheory.Create(index, seed: 3), x, t);
    }
}
