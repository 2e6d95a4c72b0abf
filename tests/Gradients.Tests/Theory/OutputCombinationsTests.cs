using System.Linq;
using Unrolled.Generator.Operations;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The table of combinations is complete: a new activation or loss fails here until the theory covers it.</summary>
public class OutputCombinationsTests
{
    private static readonly string[] s_sampled = [nameof(LossKind.AbsoluteError), nameof(LossKind.Huber)];

    [Fact]
    public void The_table_lists_what_the_catalogue_allows()
    {
        var allowed =
            from loss in Catalogue.Losses
            from activation in Catalogue.Activations
            where loss.Follows is null ? !s_sampled.Contains(loss.Name) : loss.Follows.Contains(activation.Name)
            select $"{activation.Name} → {loss.Name}";
        Assert.Equal(allowed.Order(), OutputCombinations.All.Where(static c => !s_sampled.Contains(c.Loss.ToString())).Select(static c => $"{c.Activation} → {c.Loss}").Order());
    }

    /// <summary>With no φ′, with a kink, with a smooth φ′ and with an activation over the whole row.</summary>
    [Fact]
    public void A_sampled_loss_stands_behind_activations_of_each_shape()
    {
        Assert.All(s_sampled, static loss =>
        {
            Activation[] before = [.. OutputCombinations.All.Where(c => c.Loss.ToString() == loss).Select(static c => c.Activation)];
            Assert.Contains(Activation.Identity, before);
            Assert.Contains(Activation.Softmax, before);
            Assert.Contains(before, static a => a is Activation.Relu or Activation.LeakyRelu);
            Assert.Contains(before, static a => a is Activation.Sigmoid or Activation.Tanh);
        });
    }

    [Fact]
    public void Every_element_wise_activation_stands_in_a_hidden_layer()
    {
        var allowed = Catalogue.Activations.Where(static a => !a.IsRowOperation).Select(static a => a.Name);
        Assert.Equal(allowed.Order(), OutputCombinations.Hidden.Select(static a => a.ToString()).Order());
    }

    [Fact]
    public void Every_penalty_and_optimiser_of_the_catalogue_is_a_value_of_the_theory()
    {
        Assert.Equal(Catalogue.Penalties.Select(static p => p.Name).Order(), Factors.PenaltiesCovered.Order());
        Assert.Equal(Catalogue.Optimizers.Select(static o => o.Name).Order(), Factors.OptimizersCovered.Order());
    }
}
