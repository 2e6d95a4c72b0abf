using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Class weights make the loss of labels a weighted mean, however the rows come: in one call or several, in blocks, by one thread or more.</summary>
public class ClassWeightTests
{
    private const int Inputs = 5;

    private static readonly double[] s_weights = [1, 4, 0, 0.5];

    private static readonly int[] s_labels = [0, 1, 3, 2, 1, 3, 0, 1];

    private readonly float[] _x = new Draw(1).Matrix(8, Inputs).ToFloats();

    /// <summary>How eight rows may come; in the last form the one row of the class that does not count is alone, and so is each other.</summary>
    public static TheoryData<int[]> Parts => [[4, 4], [1, 7], [3, 1, 4], [1, 1, 1, 1, 1, 1, 1, 1]];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Accumulated_gradients_are_those_of_all_rows(int[] parts)
    {
        (UnequalClasses whole, UnequalClasses split) = (new(3), new(3));
        float expected = whole.ComputeGradients(_x, s_labels);
        (double loss, double mass) = (0, 0);
        int first = 0;
        foreach (int rows in parts)
        {
            int[] labels = s_labels[first..(first + rows)];
            double counts = labels.Sum(static l => s_weights[l]);
            loss += counts * split.ComputeGradients(_x.AsSpan(Inputs * first, Inputs * rows), labels, accumulate: true);
            (mass, first) = (mass + counts, first + rows);
        }

        Assert.Equal(expected, loss / mass, 1e-5);
        RequireSame(whole.RawGradients, split.RawGradients);
        whole.ApplyGradients();
        split.ApplyGradients();
        RequireSame(whole.RawParameters, split.RawParameters);
    }

    /// <summary>A row of no weight, first: there are gradients to add to, of the penalty alone.</summary>
    [Fact]
    public void Rows_that_do_not_count_leave_the_penalty()
    {
        UnequalClasses net = new(3);
        float[] x = _x[..(2 * Inputs)];
        Assert.Equal(0f, net.ComputeGradients(x, new[] { 2, 2 }));
        float[] penalty = net.RawGradients.ToArray();
        Assert.All(net.Description.Tensors, tensor =>
        {
            Matrix gradient = Tensors.Of(net.RawGradients, tensor);
            Matrix parameters = Tensors.Of(net.RawParameters, tensor);
            Assert.True((gradient - (tensor.Name.EndsWith("Bias", StringComparison.Ordinal) ? 0 * parameters : 2 * 0.01f * parameters)).Largest < 1e-7);
        });
        _ = net.ComputeGradients(x, new[] { 2, 2 }, accumulate: true);
        Assert.True(Tensors.SameBits(penalty, net.RawGradients));
        _ = net.ComputeGradients(_x, s_labels, accumulate: true);
        float[] sum = net.RawGradients.ToArray();
        _ = net.ComputeGradients(_x, s_labels);
        RequireSame(net.RawGradients, sum);
        Assert.Equal(0f, net.Loss(x, new[] { 2, 2 }));
    }

    [Fact]
    public void Rows_that_do_not_count_are_a_call_with_masks_of_its_own()
    {
        UnequalDroppedClasses net = new(3);
        float first = net.ComputeGradients(_x, s_labels);
        Assert.Equal(0f, net.ComputeGradients(_x, new[] { 2, 2, 2, 2, 2, 2, 2, 2 }));
        Assert.NotEqual(first, net.ComputeGradients(_x, s_labels, accumulate: true));
    }

    [Fact]
    public void A_step_on_rows_that_do_not_count_moves_nothing()
    {
        UnequalSmoothedClasses net = new(3);
        float[] before = net.RawParameters.ToArray();
        Assert.Equal(0f, net.TrainStep(_x.AsSpan(0, Inputs), 2));
        Assert.Equal(0f, net.TrainStep(_x.AsSpan(0, 2 * Inputs), new byte[] { 2, 2 }));
        Assert.True(Tensors.SameBits(before, net.RawParameters));
    }

    [Fact]
    public void Every_form_of_a_step_on_labels_has_the_same_bits()
    {
        (UnequalClasses fused, UnequalClasses split, UnequalClasses bytes, UnequalClasses weighted) = (new(3), new(3), new(3), new(3));
        byte[] byteLabels = Array.ConvertAll(s_labels, static l => (byte)l);
        float[] ones = [.. Enumerable.Repeat(1f, 8)];
        for (int step = 0; step < 3; step++)
        {
            float loss = fused.TrainStep(_x, s_labels);
            Assert.Equal(loss, split.ComputeGradients(_x, s_labels));
            split.ApplyGradients();
            Assert.Equal(loss, bytes.TrainStep(_x, byteLabels));
            Assert.Equal(loss, weighted.TrainStep(_x, s_labels, ones));
        }

        Assert.All(new[] { split, bytes, weighted }, net => Assert.True(Tensors.SameBits(fused.RawParameters, net.RawParameters)));
        UnequalClasses row = fused.Clone();
        Assert.Equal(fused.TrainStep(_x.AsSpan(0, Inputs), new[] { 1 }), row.TrainStep(_x.AsSpan(0, Inputs), 1));
        Assert.True(Tensors.SameBits(fused.RawParameters, row.RawParameters));
    }

    /// <summary>J = (1/Σw)·Σ rᵢ·lossᵢ: a row's own weight is not in the sum that is divided by.</summary>
    [Fact]
    public void Row_weights_multiply_what_class_weights_divide()
    {
        (UnequalClasses net, UnequalClasses plain) = (new(3), new(3));
        float[] rows = [.. Enumerable.Repeat(0.25f, 8)];
        Assert.Equal(plain.TrainStep(_x, s_labels) / 4, net.TrainStep(_x, s_labels, rows), 1e-6);
    }

    /// <summary>More rows than one block, the heavy classes in the last: a mean of blocks' means would be another number.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_loss_of_many_rows_is_one_weighted_mean(int threads)
    {
        const int rows = 3000;
        Threading.WeighedClasses net = new(1) { MaxDegreeOfParallelism = threads };
        float[] x = new Draw(5).Matrix(rows, 150).ToFloats();
        int[] labels = [.. Enumerable.Range(0, rows).Select(static r => r < 2000 ? 3 + (r % 28) : r % 3)];
        (double sum, double mass) = (0, 0);
        float[] p = new float[rows * 32];
        net.Predict(x, p);
        for (int r = 0; r < rows; r++)
        {
            double[] w = [.. net.Description.ClassWeights.Select(static v => (double)v)];
            for (int k = 0; k < 32; k++)
            {
                sum -= w[k] * ((labels[r] == k ? 0.9 : 0) + (0.1 / 32)) * Math.Log(p[(r * 32) + k]);
            }

            mass += w[labels[r]];
        }

        Assert.Equal(sum / mass, net.Loss(x, labels), 1e-4);
        Assert.Equal(sum / mass, net.Loss(x, Array.ConvertAll(labels, static l => (byte)l)), 1e-4);
    }

    [Fact]
    public void Threads_change_no_bit_of_steps_on_labels()
    {
        (Threading.WeighedClasses one, Threading.WeighedClasses several) = (new(1), new(1) { MaxDegreeOfParallelism = 3 });
        for (int step = 0; step < 4; step++)
        {
            int rows = step == 2 ? 41 : 96;
            float[] x = new Draw(step).Matrix(rows, 150).ToFloats();
            int[] labels = new Draw(step).Labels(rows, 32);
            Assert.Equal(one.TrainStep(x, labels), several.TrainStep(x, labels));
            Assert.Equal(one.ComputeGradients(x, labels, accumulate: true), several.ComputeGradients(x, labels, accumulate: true));
        }

        Assert.True(Tensors.SameBits(one.RawParameters, several.RawParameters));
        Assert.True(Tensors.SameBits(one.RawGradients, several.RawGradients));
    }

    [Fact]
    public void Targets_whose_width_16_divides_stay_as_they_were()
    {
        UnequalSmoothedClasses net = new(3);
        float[] t = new Draw(2).Distributions(8, 16).ToFloats();
        float[] given = [.. t];
        _ = net.TrainStep(_x, t);
        _ = net.ComputeGradients(_x, t, new float[_x.Length], new float[t.Length]);
        _ = net.Loss(_x, t);
        _ = net.Trace(_x, t);
        Assert.True(Tensors.SameBits(given, t));
    }

    [Fact]
    public void A_network_tells_what_its_loss_does()
    {
        UnequalSmoothedClasses net = new(3);
        Assert.Equal(0.1f, net.Description.LabelSmoothing);
        Assert.Equal([1f, 4f, 0f, 0.5f], net.Description.ClassWeights.Take(4));
        Assert.Contains("Loss: CrossEntropy (label smoothing 0.1), optimiser: Sgd", net.Summary, StringComparison.Ordinal);
        Assert.Contains("Class weights: 1, 4, 0, 0.5, 1,", net.Summary, StringComparison.Ordinal);
        Assert.Empty(new Classifier(1).Description.ClassWeights);
        float[] t = new float[16];
        t[1] = 1;
        float[,] expected = new float[1, 16];
        for (int k = 0; k < 16; k++)
        {
            expected[0, k] = (float)(net.Description.ClassWeights[k] * ((k == 1 ? 0.9 : 0) + (0.1 / 16)));
        }

        foreach (NetworkTrace trace in new[] { net.Trace(_x.AsSpan(0, Inputs), t), net.Trace(_x.AsSpan(0, Inputs), new[] { 1 }) })
        {
            Assert.True((Matrix.Of(expected) - Matrix.Of(trace.Targets)).Largest < 1e-6);
            Assert.Contains("Δ₁ = (A₁·ΣT − T)/N; weights are in T", trace.ToString(), StringComparison.Ordinal);
        }
    }

    private static void RequireSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        Agreement.Require("the values", Matrix.Of(1, expected.Length, expected), Matrix.Of(1, actual.Length, actual), 1e-5);
}
