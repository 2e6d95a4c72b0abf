using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Labels are targets in short: int and byte labels give the bits of one-hot targets, in every call that takes them.</summary>
public class LabelsTheoryTests
{
    public static TheoryData<int, string> Networks => CompiledTheory.Where(IsPlainMean);

    public static TheoryData<int, string> Trainable => CompiledTheory.Where(static n => IsPlainMean(n) && n.Optimizer != OptimizerChoice.None);

    public static TheoryData<int, string> Weighted => CompiledTheory.Where(static n => n.TakesLabels && !IsPlainMean(n));

    public static TheoryData<int, string> Others => CompiledTheory.Where(static n => !n.TakesLabels);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Loss_and_gradients_have_the_bits_of_one_hot_targets(int index, string network)
    {
        (NetworkHandle handle, float[] x, int[] labels, float[] targets) = Draw(index);
        byte[] bytes = Array.ConvertAll(labels, static l => (byte)l);
        float loss = handle.Loss(x, targets);
        Assert.Equal(loss, handle.Bind<IntLabelsCall>("Loss")(x, labels));
        Assert.Equal(loss, handle.Bind<ByteLabelsCall>("Loss")(x, bytes));

        float[] dx = new float[x.Length];
        float gradientLoss = handle.ComputeAllGradients(x, targets, dx, default);
        float[] gradients = handle.RawGradients.ToArray();
        float[] dxOfLabels = new float[x.Length];

        void RequireSame(float otherLoss, bool hasInputs)
        {
            Assert.Equal(gradientLoss, otherLoss);
            Assert.True(Tensors.SameBits(gradients, handle.RawGradients), $"{network}: other gradients.");
            Assert.True(!hasInputs || Tensors.SameBits(dx, dxOfLabels), $"{network}: other input gradients.");
            handle.RawGradients.Clear();
            dxOfLabels.AsSpan().Clear();
        }

        RequireSame(handle.Bind<IntLabelsCall>("ComputeGradients")(x, labels), hasInputs: false);
        RequireSame(handle.Bind<ByteLabelsCall>("ComputeGradients")(x, bytes), hasInputs: false);
        RequireSame(handle.Bind<IntLabelGradientsCall>("ComputeGradients")(x, labels, dxOfLabels), hasInputs: true);
        RequireSame(handle.Bind<ByteLabelGradientsCall>("ComputeGradients")(x, bytes, dxOfLabels), hasInputs: true);
    }

    [Theory]
    [MemberData(nameof(Trainable))]
    public void Training_has_the_bits_of_one_hot_targets(int index, string network)
    {
        (NetworkHandle handle, float[] x, int[] labels, float[] targets) = Draw(index);
        byte[] bytes = Array.ConvertAll(labels, static l => (byte)l);
        float[] weights = [.. labels.Select(static (_, r) => 0.5f + (r % 3))];

        float[] expected = Run(handle, () => handle.TrainStep(x, targets));
        Assert.True(Tensors.SameBits(expected, Run(handle, () => handle.Bind<IntLabelsCall>("TrainStep")(x, labels))), $"{network}: int labels.");
        Assert.True(Tensors.SameBits(expected, Run(handle, () => handle.Bind<ByteLabelsCall>("TrainStep")(x, bytes))), $"{network}: byte labels.");

        expected = Run(handle, () => handle.TrainStepWeighted(x, targets, weights));
        float[] ints = Run(handle, () => handle.Bind<WeightedIntLabelsCall>("TrainStep")(x, labels, weights));
        float[] byBytes = Run(handle, () => handle.Bind<WeightedByteLabelsCall>("TrainStep")(x, bytes, weights));
        Assert.True(Tensors.SameBits(expected, ints), $"{network}: weighted int labels.");
        Assert.True(Tensors.SameBits(expected, byBytes), $"{network}: weighted byte labels.");
    }

    [Theory]
    [MemberData(nameof(Trainable))]
    public void One_row_with_one_label_is_a_batch_of_one(int index, string network)
    {
        (NetworkHandle handle, float[] x, int[] labels, float[] targets) = Draw(index);
        (int inputs, int outputs) = (handle.Description.Inputs, handle.Description.Outputs);
        float[] expected = Run(handle, () => handle.TrainStep(x.AsSpan(0, inputs), targets.AsSpan(0, outputs)));
        float[] actual = Run(handle, () => handle.Bind<RowLabelCall>("TrainStep")(x.AsSpan(0, inputs), labels[0]));
        Assert.True(Tensors.SameBits(expected, actual), network);
    }

    /// <summary>With class weights a mean over labels is another than one over targets: both are divided by what the labels weigh.</summary>
    [Theory]
    [MemberData(nameof(Weighted))]
    public void Class_weights_of_labels_divide_by_their_sum(int index, string network)
    {
        TheoryNetwork definition = TheoryNetwork.All[index];
        Trial trial = Trial.Of(index, definition.Batch);
        NetworkHandle handle = trial.Network;
        (int rows, NetworkSpec spec) = (trial.X.Rows, definition.Spec);
        int[] labels = [0, .. new Draw(index).Labels(rows - 1, Math.Min(spec.Outputs, byte.MaxValue + 1))];
        byte[] bytes = Array.ConvertAll(labels, static l => (byte)l);
        Matrix targets = Matrix.OneHot(labels, spec.Outputs);
        double mass = labels.Sum(l => spec.ClassWeights[l]);
        double mean = Losses.PerRow(spec, trial.Reference.Forward(trial.X, trial.InferenceMasks), targets).Sum / mass;
        Agreement.Require($"{network}: loss", mean, handle.Bind<IntLabelsCall>("Loss")(trial.Inputs, labels));
        Agreement.Require($"{network}: loss of bytes", mean, handle.Bind<ByteLabelsCall>("Loss")(trial.Inputs, bytes));

        double[] shares = [.. labels.Select(_ => rows / mass)];
        BackwardPass expected = trial.Reference.Backward(trial.X, targets, trial.Masks, shares);
        float[] dx = new float[trial.Inputs.Length];
        float loss = handle.Bind<IntLabelGradientsCall>("ComputeGradients")(trial.Inputs, labels, dx);
        Agreement.Require($"{network}: loss of gradients", expected.Loss, loss);
        Agreement.Require($"{network}: ∂inputs", expected.Inputs, Matrix.Of(rows, spec.Inputs, dx));
        foreach ((TensorDescription tensor, Matrix gradient) in handle.Description.Tensors.Zip(expected.Parameters).Where(static p => !p.First.IsFrozen))
        {
            Agreement.Require($"{network}: ∂{tensor.Name}", gradient, Tensors.Of(handle.RawGradients, tensor));
        }

        float[] gradients = handle.RawGradients.ToArray();
        Assert.Equal(loss, handle.Bind<ByteLabelGradientsCall>("ComputeGradients")(trial.Inputs, bytes, dx));
        Assert.True(Tensors.SameBits(gradients, handle.RawGradients), $"{network}: byte labels.");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Losses_that_are_not_about_classes_take_no_labels(int index, string network)
    {
        NetworkHandle handle = CompiledTheory.Create(index);
        Assert.False(handle.Network is ILabelTrainable, network);
        Assert.False(handle.TakesLabels, network);
    }

    private static bool IsPlainMean(TheoryNetwork network) => network.TakesLabels && network.Spec.ClassWeights.Count == 0;

    /// <summary>Starts the network again, trains three steps, and returns every bit that came of it.</summary>
    private static float[] Run(NetworkHandle handle, Func<float> step)
    {
        handle.Initialize(5);
        float[] losses = [step(), step(), step()];
        return [.. losses, .. handle.RawParameters, .. handle.RawOptimizerState];
    }

    private static (NetworkHandle Handle, float[] X, int[] Labels, float[] Targets) Draw(int index)
    {
        TheoryNetwork definition = TheoryNetwork.All[index];
        NetworkHandle handle = CompiledTheory.Create(index);
        Draw draw = new(index);
        int rows = definition.Batch;
        int outputs = definition.Spec.Outputs;
        int[] labels = draw.Labels(rows, Math.Clamp(outputs, 2, byte.MaxValue + 1));
        Matrix targets = outputs == 1 ? Matrix.Of(rows, 1, (r, _) => labels[r]) : Matrix.OneHot(labels, outputs);
        return (handle, draw.Matrix(rows, definition.Spec.Inputs).ToFloats(), labels, targets.ToFloats());
    }
}
