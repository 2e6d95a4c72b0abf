using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The networks of the theory contain every pair of values that can stand together.</summary>
public class CoveringArrayTests
{
    [Fact]
    public void Every_pair_of_values_is_covered_by_at_least_300_networks()
    {
        IReadOnlyList<TheoryNetwork> networks = TheoryNetwork.Covering;
        Assert.True(networks.Count >= 300, $"There are only {networks.Count} networks.");
        HashSet<(Choice, Choice)> covered = [.. networks.SelectMany(static n => CoveringArray.PairsOf(n.Values))];
        Assert.DoesNotContain(CoveringArray.Pairs(Factors.Sizes, Factors.Allowed), pair => !covered.Contains(pair));
    }

    [Fact]
    public void Every_optimiser_meets_every_form_of_clipping_with_and_without_a_penalty()
    {
        HashSet<(OptimizerChoice, ClippingChoice, bool)> covered = [.. TheoryNetwork.Covering.Select(static n => (n.Optimizer, n.Clipping, n.Spec.L2 + n.Spec.L1 + n.Spec.WeightDecay == 0))];
        int optimisers = Enum.GetValues<OptimizerChoice>().Length - 1;
        Assert.Equal(2 + (2 * 3 * optimisers), covered.Count);
    }

    [Fact]
    public void Smoothed_and_weighted_losses_stand_behind_wide_and_narrow_outputs()
    {
        HashSet<(Activation, bool, bool, bool)> covered =
            [.. TheoryNetwork.Covering.Where(static n => n.Spec.Loss == LossKind.CrossEntropy).Select(static n => (n.Spec.Layers[^1].Activation, n.Spec.LabelSmoothing > 0, n.Spec.ClassWeights.Count > 0, n.Spec.Outputs > 16))];
        Assert.Equal(8 + 4, covered.Count);
    }

    [Fact]
    public void Every_optimiser_meets_frozen_layers_at_the_bottom_inside_and_at_the_top()
    {
        HashSet<(OptimizerChoice, string)> covered = [.. TheoryNetwork.Covering.SelectMany(static n => n.Spec.Layers.Index().Where(static layer => layer.Item.IsFrozen)
            .Select(layer => (n.Optimizer, layer.Index == 0 ? "bottom" : layer.Index == n.Depth - 1 ? "top" : "inside")))];
        Assert.Equal(3 * Enum.GetValues<OptimizerChoice>().Length, covered.Count);
    }

    [Fact]
    public void No_network_has_values_that_exclude_each_other()
    {
        Assert.DoesNotContain(
            TheoryNetwork.Covering.SelectMany(static n => CoveringArray.PairsOf(n.Values)),
            static p => !Factors.Allowed(p.First, p.Second));
    }

    [Fact]
    public void Every_value_of_every_factor_can_stand_in_some_network()
    {
        HashSet<Choice> possible = [.. CoveringArray.Pairs(Factors.Sizes, Factors.Allowed).SelectMany(static p => new[] { p.First, p.Second })];
        Assert.Equal(Factors.Sizes.Sum(), possible.Count);
    }

    [Fact]
    public void A_small_array_covers_what_may_stand_together_and_nothing_else()
    {
        int[] sizes = [3, 4, 2];
        static bool Allowed(Choice a, Choice b) => (a, b) is not (((0, 0), (1, 3)) or ((1, 3), (0, 0)));
        IReadOnlyList<int[]> rows = new CoveringArray(sizes, Allowed).Build(minimum: 0, seed: 1);
        HashSet<(Choice, Choice)> expected = [.. CoveringArray.Pairs(sizes, Allowed)];
        Assert.Equal(12 - 1 + 6 + 8, expected.Count);
        Assert.True(expected.SetEquals(rows.SelectMany(CoveringArray.PairsOf)));
        Assert.InRange(rows.Count, 11, 16);
    }
}
