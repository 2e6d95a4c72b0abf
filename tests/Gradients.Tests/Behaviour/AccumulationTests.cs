using System;
using System.IO;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Gradients of several calls are those of one call on all their rows: weighted by rows, the penalty once, masks of their own.</summary>
public class AccumulationTests
{
    private const int Rows = 6;

    /// <summary>How six rows may come: in equal parts, in unequal ones, one by one.</summary>
    public static TheoryData<Type, int[]> Parts
    {
        get
        {
            TheoryData<Type, int[]> data = [];
            foreach (Type type in new[] { typeof(Unclipped), typeof(ClippedByNorm), typeof(WithAdamW), typeof(WithRmsProp) })
            {
                foreach (int[] parts in new[] { [3, 3], [1, 5], [4, 1, 1], new[] { 1, 1, 1, 1, 1, 1 } })
                {
                    data.Add(type, parts);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Labels_in_parts_give_the_gradients_of_all_rows(Type type, int[] parts)
    {
        (ILabelTrainable whole, ILabelTrainable split) = (Create(type), Create(type));
        float[] x = new Draw(1).Matrix(Rows, 7).ToFloats();
        int[] labels = new Draw(2).Labels(Rows, 4);
        float expected = whole.ComputeGradients(x, labels);
        double loss = 0;
        int first = 0;
        foreach (int rows in parts)
        {
            loss += rows * (double)split.ComputeGradients(x.AsSpan(7 * first, 7 * rows), labels.AsSpan(first, rows), accumulate: true);
            first += rows;
        }

        Assert.Equal(expected, loss / Rows, 1e-6);
        RequireSame(whole, split);
        Assert.Equal(0, split.Steps);
        byte[] bytes = Array.ConvertAll(labels, static l => (byte)l);
        _ = split.ComputeGradients(x.AsSpan(0, 14), bytes.AsSpan(0, 2), accumulate: false);
        _ = split.ComputeGradients(x.AsSpan(14), bytes.AsSpan(2), accumulate: true);
        RequireSame(whole, split);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Soft_targets_in_parts_give_the_gradients_of_all_rows(Type type, int[] parts)
    {
        (ILabelTrainable whole, ILabelTrainable split) = (Create(type), Create(type));
        float[] x = new Draw(3).Matrix(Rows, 7).ToFloats();
        float[] t = new Draw(4).Distributions(Rows, 4).ToFloats();
        _ = whole.ComputeGradients(x, t);
        int first = 0;
        foreach (int rows in parts)
        {
            _ = split.ComputeGradients(x.AsSpan(7 * first, 7 * rows), t.AsSpan(4 * first, 4 * rows), accumulate: true);
            first += rows;
        }

        RequireSame(whole, split);
        whole.ApplyGradients();
        split.ApplyGradients();
        Agreement.Require("parameters", Vector(whole.RawParameters), Vector(split.RawParameters));
    }

    /// <summary>The objective over all rows in double precision, penalty once: R1 has λ‖W‖².</summary>
    [Fact]
    public void Gradients_are_those_of_the_objective_over_the_union()
    {
        const int rows = 13;
        R1 net = new(5);
        ReferenceNetwork reference = new(NetworkSpec.Stack([4, 10, 3], Activation.Relu, Activation.Softmax, LossKind.CrossEntropy) with { L2 = 0.05f });
        Draw draw = new(6);
        draw.Parameters(reference);
        net.CopyParametersFrom(reference.ToFloats());
        Matrix x = draw.Matrix(rows, 4);
        int[] labels = draw.Labels(rows, 3);
        BackwardPass expected = reference.Backward(x, Matrix.OneHot(labels, 3), new Matrix?[2]);
        float[] inputs = x.ToFloats();
        for (int first = 0; first < rows; first += R1.Batch)
        {
            int count = Math.Min(R1.Batch, rows - first);
            _ = net.ComputeGradients(inputs.AsSpan(4 * first, 4 * count), labels.AsSpan(first, count), accumulate: true);
        }

        foreach ((TensorDescription tensor, Matrix gradient) in net.Description.Tensors.Zip(expected.Parameters))
        {
            Agreement.Require(tensor.Name, gradient, Tensors.Of(net.RawGradients, tensor));
        }
    }

    [Fact]
    public void Every_call_draws_masks_of_its_own_and_the_first_those_of_a_step()
    {
        InvertedDropout net = new(1);
        float[] ones = [.. Enumerable.Repeat(1f, 200 * 50)];
        float[] t = [.. Enumerable.Repeat(-1000f, 50)];
        float[] weights = [.. Enumerable.Repeat(1f, 200)];
        net.Dense1.Weights.CopyFrom(weights);
        float[] losses = [.. Enumerable.Range(0, 4).Select(_ => net.ComputeGradients(ones, t, accumulate: true))];
        Assert.Equal(4, losses.Distinct().Count());
        Assert.Equal(losses[0], net.ComputeGradients(ones, t));
        Assert.Equal(losses[1], net.ComputeGradients(ones, t, accumulate: true));
        Assert.Equal(losses[0], net.ComputeGradients(ones, t, accumulate: false));
        Assert.Equal(losses[0], net.TrainStep(ones, t));
        Assert.DoesNotContain(net.ComputeGradients(ones, t, accumulate: true), losses);
    }

    /// <summary>An update takes the gradients: rows after it are added to nothing, though the gradients stay for a second update.</summary>
    [Fact]
    public void What_ends_gradients_ends_the_sum()
    {
        (float[] x, int[] one) = ([1, 2], [1]);
        (string What, Action<Classifier> End)[] ends =
        [
            ("ApplyGradients", static net => net.ApplyGradients()),
            ("TrainStep", static net => _ = net.TrainStep([3, 1], 2)),
            ("Initialize", static net => net.Initialize(4)),
            ("CopyFrom", static net => net.CopyFrom(new Classifier(5))),
            ("LoadCheckpoint", Reload),
            ("ComputeGradients", static net => _ = net.ComputeGradients([5, 5], new[] { 0 })),
        ];
        foreach ((string what, Action<Classifier> end) in ends)
        {
            Classifier net = new(1);
            _ = net.ComputeGradients([7, -3], new[] { 2 }, accumulate: true);
            end(net);
            Classifier expected = net.Clone();
            _ = net.ComputeGradients(x, one, accumulate: true);
            _ = expected.ComputeGradients(x, one);
            bool anew = Tensors.SameBits(expected.RawGradients, net.RawGradients);
            Assert.True(anew == (what != "ComputeGradients"), what);
        }
    }

    [Fact]
    public void Backward_starts_a_new_sum()
    {
        Classifier net = new(1);
        Classifier expected = net.Clone();
        _ = net.ComputeGradients([7, -3], new[] { 2 }, accumulate: true);
        foreach (Classifier one in new[] { net, expected })
        {
            one.Backward([5, 5], [0.5f, -1, 2]);
            _ = one.ComputeGradients([1, 2], new[] { 1 }, accumulate: true);
        }

        Assert.True(Tensors.SameBits(expected.RawGradients, net.RawGradients));
    }

    [Fact]
    public void Stale_gradients_are_not_added_to_and_accumulated_ones_can_be_applied()
    {
        Classifier net = new(1);
        _ = net.TrainStep([1, 2], 0);
        Assert.Throws<InvalidOperationException>(net.ApplyGradients);
        _ = net.ComputeGradients([1, 2], new[] { 1 }, accumulate: true);
        net.ApplyGradients();
        net.ApplyGradients();
        Assert.Equal(3, net.Steps);
    }

    [Fact]
    public void Gradients_of_Backward_count_their_rows()
    {
        Classifier net = new(1);
        float[] x = [1, 2, 3, -1, 0.5f, 2];
        net.Backward(x.AsSpan(0, 4), new float[6]);
        _ = net.ComputeGradients(x.AsSpan(4), new[] { 2 }, accumulate: true);
        float[] sum = net.RawGradients.ToArray();
        _ = net.ComputeGradients(x.AsSpan(4), new[] { 2 });
        Assert.All(sum.Zip(net.RawGradients.ToArray()), static pair => Assert.Equal(pair.Second / 3, pair.First, 1e-6));
    }

    [Fact]
    public void A_call_that_fails_leaves_the_sum_as_it_was()
    {
        Everything net = new(1);
        float[] x = new Draw(1).Matrix(6, 7).ToFloats();
        int[] labels = new Draw(2).Labels(6, 4);
        _ = net.ComputeGradients(x, labels, accumulate: true);
        _ = net.ComputeGradients(x, labels, accumulate: true);
        Everything other = net.Clone();
        float[] before = net.RawGradients.ToArray();
        float[] wrong = [.. x];
        wrong[3] = float.NaN;
        Assert.Throws<NonFiniteLossException>(() => net.ComputeGradients(wrong, labels, accumulate: true));
        Assert.Throws<ArgumentException>(() => net.ComputeGradients(x.AsSpan(1), labels, accumulate: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.ComputeGradients(x, [0, 1, 2, 3, 4, 5], accumulate: true));
        Assert.True(Tensors.SameBits(before, net.RawGradients));
        Assert.Equal(other.ComputeGradients(x, labels, accumulate: true), net.ComputeGradients(x, labels, accumulate: true));
        Assert.True(Tensors.SameBits(other.RawGradients, net.RawGradients));
        Assert.False(Tensors.SameBits(before, net.RawGradients));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_change_no_bit(int threads)
    {
        (Threading.ClippedByNorm one, Threading.ClippedByNorm several) = (new(1), new(1));
        several.MaxDegreeOfParallelism = threads;
        for (int call = 0; call < 6; call++)
        {
            int rows = call % 3 == 2 ? 17 : 60;
            float[] x = new Draw(call).Matrix(rows, 130).ToFloats();
            int[] labels = new Draw(call).Labels(rows, 20);
            Assert.Equal(one.ComputeGradients(x, labels, accumulate: true), several.ComputeGradients(x, labels, accumulate: true));
            Assert.True(Tensors.SameBits(one.RawGradients, several.RawGradients));
            if (call == 3)
            {
                one.ApplyGradients();
                several.ApplyGradients();
            }
        }

        Assert.True(Tensors.SameBits(one.RawParameters, several.RawParameters));
    }

    [Fact]
    public void Only_the_first_sum_allocates()
    {
        Everything net = new(1);
        float[] x = new Draw(1).Matrix(6, 7).ToFloats();
        int[] labels = new Draw(2).Labels(6, 4);
        _ = net.ComputeGradients(x, labels, accumulate: true);
        _ = net.ComputeGradients(x, labels, accumulate: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _ = net.ComputeGradients(x, labels, accumulate: i % 10 != 0);
            net.ApplyGradients();
            _ = net.ComputeGradients(x, labels, accumulate: true);
            _ = net.ComputeGradients(x, labels, accumulate: true);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Reload(Classifier net)
    {
        using MemoryStream file = new();
        net.SaveCheckpoint(file);
        file.Position = 0;
        net.LoadCheckpoint(file);
    }

    private static void RequireSame(ILabelTrainable expected, ILabelTrainable actual) =>
        Agreement.Require("gradients", Vector(expected.RawGradients), Vector(actual.RawGradients), 1e-5);

    private static Matrix Vector(ReadOnlySpan<float> values)
    {
        float[] copy = values.ToArray();
        return Matrix.Of(1, copy.Length, (_, c) => copy[c]);
    }

    private static ILabelTrainable Create(Type type) => (ILabelTrainable)Activator.CreateInstance(type, 3)!;
}
