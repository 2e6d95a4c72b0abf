using System.Linq;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The table of combinations is complete: a new activation or loss fails here until the theory covers it.</summary>
public class OutputCombinationsTests
{
    [Fact]
    public void The_table_lists_what_the_catalogue_allows()
    {
        var allowed =
            from loss in Catalogue.Losses
            from activation in Catalogue.Activations
            where loss.Follows is null || loss.Follows.Contains(activation.Name)
            select $"{activation.Name} → {loss.Name}";
        Assert.Equal(allowed.Order(), OutputCombinations.All.Select(static c => $"{c.Activation} → {c.Loss}").Order());
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
