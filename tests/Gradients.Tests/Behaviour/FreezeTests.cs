using System;
using System.IO;
using System.Linq;
using System.Text;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Frozen layers: part of the parameters, and of nothing that trains.</summary>
public class FreezeTests
{
    private readonly float[] _x = new Draw(1).Matrix(6, 7).ToFloats();
    private readonly int[] _labels = new Draw(2).Labels(6, 4);

    [Fact]
    public void Steps_leave_frozen_layers_bit_identical_and_move_the_others()
    {
        FrozenBody net = new(3);
        float[] before = Parameters(net);
        for (int step = 0; step < 20; step++)
        {
            _ = net.TrainStep(_x, _labels);
            _ = net.ComputeGradients(_x, _labels, accumulate: true);
            _ = net.ComputeGradients(_x, _labels, accumulate: true);
            net.ApplyGradients();
        }

        float[] after = Parameters(net);
        int frozen = (7 * 20) + 20 + (20 * 9);
        Assert.True(Tensors.SameBits(before.AsSpan(0, frozen), after.AsSpan(0, frozen)));
        Assert.All(Enumerable.Range(frozen, before.Length - frozen), i => Assert.NotEqual(before[i], after[i]));
    }

    [Fact]
    public void Gradients_and_state_are_of_the_trained_layers_only()
    {
        FrozenBody net = new(3);
        Assert.Equal(["Body.Weights", "Body.Bias", "Neck.Weights"], net.Description.Tensors.Where(static t => t.IsFrozen).Select(static t => t.Name));
        int trained = net.Description.Tensors.Where(static t => !t.IsFrozen).Sum(static t => t.Layout.Length);
        Assert.Equal(trained, net.RawGradients.Length);
        Assert.Equal(2 * trained, net.RawOptimizerState.Length);
        Assert.Equal(new FreeBody(3).RawParameters.Length, net.RawParameters.Length);
        Assert.True(FrozenBody.MemoryBytes < FreeBody.MemoryBytes);
        Assert.Equal(6 * 2 * ((7 * 20) + (20 * 9) + (2 * 9 * 4)), FrozenBody.TrainingFlops);
        Assert.Equal(["Head"], typeof(FrozenBody.GradientViews).GetProperties().Select(static p => p.Name));
        Assert.Contains("frozen", net.Summary, StringComparison.Ordinal);
    }

    /// <summary>What is trained has the gradients it would have without the attribute, and so have the inputs.</summary>
    [Fact]
    public void Gradients_are_those_of_the_same_network_unfrozen()
    {
        (FrozenBody net, FreeBody free) = (new(3), new(3));
        free.CopyParametersFrom(Parameters(net));
        float[] dx = new float[_x.Length];
        float[] expected = new float[_x.Length];
        Assert.Equal(free.ComputeGradients(_x, _labels, expected), net.ComputeGradients(_x, _labels, dx));
        Assert.True(Tensors.SameBits(expected, dx));
        Assert.Equal(free.Gradients.Head.Weights.ToArray(), net.Gradients.Head.Weights.ToArray());
        Assert.Equal(free.Gradients.Head.Bias.ToArray(), net.Gradients.Head.Bias.ToArray());
        Assert.Equal(0.01 * free.Head.Weights.ToArray().Sum(static w => Math.Abs((double)w)), net.Penalty(), 1e-6);
        (NetworkTrace whole, NetworkTrace part) = (free.Trace(_x, _labels), net.Trace(_x, _labels));
        Assert.All(whole.Layers.Zip(part.Layers), static pair => Assert.Equal(pair.First.Delta, pair.Second.Delta));
    }

    [Fact]
    public void Checkpoints_hold_the_frozen_weights_and_no_state_for_them()
    {
        FrozenBody net = new(3);
        _ = net.TrainStep(_x, _labels);
        _ = net.TrainStep(_x, _labels);
        using MemoryStream file = new();
        net.SaveCheckpoint(file);
        string text = Encoding.Latin1.GetString(file.ToArray());
        Assert.Contains("\"0.weight\"", text, StringComparison.Ordinal);
        Assert.Contains("\"optimizer.1.4.weight\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("optimizer.1.0.weight", text, StringComparison.Ordinal);
        Assert.DoesNotContain("optimizer.2.2.weight", text, StringComparison.Ordinal);
        FrozenBody other = new(4);
        file.Position = 0;
        other.LoadCheckpoint(file);
        FrozenBody clone = net.Clone();
        foreach (FrozenBody same in new[] { other, clone })
        {
            Assert.Equal(net.Clone().TrainStep(_x, _labels), same.TrainStep(_x, _labels));
        }

        _ = net.TrainStep(_x, _labels);
        Assert.True(Tensors.SameBits(net.RawParameters, other.RawParameters));
        Assert.True(Tensors.SameBits(net.RawOptimizerState, other.RawOptimizerState));
        Assert.True(Tensors.SameBits(net.RawParameters, clone.RawParameters));
    }

    /// <summary>The way to a network that is trained on: weights of one without frozen layers.</summary>
    [Fact]
    public void Weights_go_from_a_network_without_frozen_layers_to_one_with_them_and_back()
    {
        FreeBody free = new(5);
        using MemoryStream file = new();
        free.Save(file);
        file.Position = 0;
        FrozenBody net = new(3);
        net.Load(file);
        Assert.Equal(Parameters(free), Parameters(net));
        using MemoryStream back = new();
        net.Save(back);
        back.Position = 0;
        FreeBody again = new(6);
        again.Load(back);
        Assert.Equal(Parameters(free), Parameters(again));
    }

    [Fact]
    public void A_checkpoint_of_the_network_without_frozen_layers_has_weights_for_one_with_them()
    {
        FreeBody free = new(5);
        _ = free.TrainStep(_x, _labels);
        using MemoryStream file = new();
        free.SaveCheckpoint(file);
        file.Position = 0;
        FrozenBody net = new(3);
        net.Load(file);
        Assert.Equal(Parameters(free), Parameters(net));
    }

    [Fact]
    public void CheckGradients_compares_what_is_trained()
    {
        GradientCheck check = new FrozenBody(3).CheckGradients(_x, _labels);
        Assert.Equal(["Head.Weights", "Head.Bias"], check.Tensors.Select(static tensor => tensor.Tensor));
        Assert.Equal((9 * 4) + 4, check.Compared);
        Assert.True(check.Agrees, check.ToString());
    }

    private static float[] Parameters(INetwork net)
    {
        float[] parameters = new float[net.Description.ParameterCount];
        net.CopyParametersTo(parameters);
        return parameters;
    }
}
