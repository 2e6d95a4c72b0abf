using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Training of every network that has an optimiser, in every form of it.</summary>
public class TrainingTheoryTests
{
    private const int Steps = 4;

    public static TheoryData<int, string> Networks => CompiledTheory.Where(static n => n.Optimizer != OptimizerChoice.None);

    [Theory]
    [MemberData(nameof(Networks))]
    public void TrainStep_is_ComputeGradients_and_ApplyGradients_bit_for_bit(int index, string network)
    {
        Trial trial = Trial.Of(index, TheoryNetwork.All[index].Batch);
        NetworkHandle fused = trial.Network;
        NetworkHandle split = fused.Clone();
        GoGently(trial, fused, split);
        for (int step = 0; step < Steps; step++)
        {
            int rows = step == 1 ? trial.Definition.PartialBatch : trial.X.Rows;
            (float[] x, float[] t) = (trial.X.FirstRows(rows).ToFloats(), trial.T.FirstRows(rows).ToFloats());
            float fusedLoss = fused.TrainStep(x, t);
            float splitLoss = split.ComputeGradients(x, t);
            split.ApplyGradients();
            Assert.True(BitConverter.SingleToInt32Bits(fusedLoss) == BitConverter.SingleToInt32Bits(splitLoss), $"{network}: losses differ in step {step}.");
            Assert.True(Tensors.SameBits(fused.RawParameters, split.RawParameters), $"{network}: parameters differ after step {step}.");
            Assert.True(Tensors.SameBits(fused.RawOptimizerState, split.RawOptimizerState), $"{network}: the optimiser's state differs after step {step}.");
        }

        Assert.Equal(Steps, fused.Steps);
        Assert.Equal(Steps, split.Steps);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Steps_follow_the_reference(int index, string network)
    {
        Trial trial = Trial.Of(index, TheoryNetwork.All[index].Batch);
        float[] start = trial.Network.CopyParameters();
        Action<BackwardPass> step = ReferenceStep(trial, GoGently(trial, trial.Network));
        for (int i = 0; i < Steps; i++)
        {
            trial.ReadMask();
            step(trial.Backward());
            _ = trial.Network.TrainStep(trial.Inputs, trial.Targets);
        }

        RequireSameMoves(trial, start, Steps, network);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Row_weights_scale_each_rows_loss(int index, string network)
    {
        Trial trial = Trial.Of(index, TheoryNetwork.All[index].Batch);
        Draw draw = new(index);
        double[] weights = [.. Enumerable.Range(0, trial.X.Rows).Select(r => r % 4 == 3 ? 0 : draw.Uniform(0.25, 2))];
        float[] start = trial.Network.CopyParameters();
        Action<BackwardPass> step = ReferenceStep(trial, GoGently(trial, trial.Network));
        BackwardPass backward = trial.Backward(weights);
        float loss = trial.Network.TrainStepWeighted(trial.Inputs, trial.Targets, Array.ConvertAll(weights, static w => (float)w));
        step(backward);
        Agreement.Require("the weighted loss", backward.Loss, loss);
        RequireSameMoves(trial, start, 1, network);
    }

    /// <summary>Sets a rate at which the largest move of a step is about 0.05: far above rounding, and no step goes wild; and a bound on gradients that they exceed.</summary>
    private static Settings GoGently(Trial trial, params NetworkHandle[] networks)
    {
        BackwardPass first = trial.Backward();
        float largest = (float)first.Parameters.Max(static g => g.Largest);
        float bound = trial.Definition.Clipping == ClippingChoice.Norm ? (float)Clipping.Norm(first) / 2 : largest / 4;

        // Adaptive steps are of the size of the rate, whatever the gradients; with a tiny ε also where a gradient is nothing but rounding.
        (float rate, float epsilon) = trial.Definition.IsAdaptive ? (0.02f, 0.125f * largest) : (0.05f / largest, 0);
        foreach (NetworkHandle network in networks)
        {
            network.LearningRate = rate;
            if (trial.Definition.IsAdaptive)
            {
                network.Set("Epsilon", epsilon);
            }

            if (trial.Definition.Clipping != ClippingChoice.None)
            {
                network.Set($"Clip{trial.Definition.Clipping}", bound);
            }
        }

        return new(rate, epsilon, bound);
    }

    private sealed record Settings(float Rate, float Epsilon, float Bound);

    /// <summary>The reference's update.</summary>
    private static Action<BackwardPass> ReferenceStep(Trial trial, Settings values)
    {
        Action<BackwardPass> step = UnclippedStep(trial, values);
        return trial.Definition.Clipping switch
        {
            ClippingChoice.Value => backward => step(Clipping.ByValue(backward, values.Bound)),
            ClippingChoice.Norm => backward => step(Clipping.ByNorm(backward, values.Bound)),
            _ => step,
        };
    }

    private static Action<BackwardPass> UnclippedStep(Trial trial, Settings values)
    {
        TheoryNetwork network = trial.Definition;
        if (!network.IsAdaptive)
        {
            return new Descent(trial.Reference, values.Rate, network.Momentum, network.Optimizer == OptimizerChoice.Nesterov).Step;
        }

        AdaptiveSettings settings = network.Optimizer switch
        {
            OptimizerChoice.Adam => new(values.Rate, 0.75, 0.999f, values.Epsilon),
            OptimizerChoice.AdamW => new(values.Rate, 0.9f, 0.9375, values.Epsilon, Decay: 0.25),
            _ => new(values.Rate, 0, 0.875, values.Epsilon, Corrects: false),
        };
        // A decay moves weights without a gradient, too.
        Adaptive adaptive = new(Trained(trial.Reference.Weights), Trained(trial.Reference.Biases), settings);
        bool[] frozen = network.Spec.Frozen;
        return backward => adaptive.Step([.. backward.Parameters.Where((_, p) => !frozen[p])]);

        T[] Trained<T>(T[] ofLayers) => [.. ofLayers.Where((_, k) => !network.Spec.Layers[k].IsFrozen)];
    }

    /// <summary>Compares how far each parameter moved, allowing what rounding to float adds in each step.</summary>
    private static void RequireSameMoves(Trial trial, float[] start, int steps, string network)
    {
        NetworkHandle handle = trial.Network;
        float[] end = handle.CopyParameters();
        int first = 0;
        foreach ((TensorDescription tensor, Matrix expected) in handle.Description.Tensors.Zip(trial.Reference.Parameters))
        {
            Matrix before = Matrix.Of(tensor.Inputs, tensor.Outputs, start.AsSpan(first, tensor.Inputs * tensor.Outputs));
            Matrix after = Matrix.Of(tensor.Inputs, tensor.Outputs, end.AsSpan(first, tensor.Inputs * tensor.Outputs));
            first += tensor.Inputs * tensor.Outputs;
            if (tensor.IsFrozen)
            {
                Assert.True(after.ToFloats().SequenceEqual(before.ToFloats()), $"{network}: {tensor.Name} is frozen and has moved.");
                continue;
            }

            double rounding = steps * Math.Pow(2, -23) * expected.Largest;
            double allowed = (Agreement.Tolerance * (expected - before).Largest) + rounding;
            double error = (after - expected).Largest;
            Assert.True(error <= allowed, $"{network}: {tensor.Name} is off by {error} after {steps} steps; its largest move is {(expected - before).Largest}.");
        }
    }
}
