using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>The catalogue and the public attributes and enums, which the generator knows by name only, say the same.</summary>
public class VocabularyTests
{
    private static readonly Assembly s_attributes = typeof(NetworkAttribute).Assembly;

    [Fact]
    public void EveryEnumMemberHasItsActivation() => Assert.Equal(Enum.GetNames<Activation>(), Catalogue.Activations.Select(a => a.Name));

    [Fact]
    public void EveryEnumMemberButTheDefaultHasItsInitialiser() => Assert.Equal(Enum.GetNames<Initializer>(), Catalogue.Initializers.Prepend("Default"));

    [Fact]
    public void EveryLossPenaltyAndOptimizerHasItsAttribute()
    {
        IEnumerable<string> names = [.. Catalogue.Losses.Select(l => l.Name), .. Catalogue.Penalties.Select(p => p.Name), .. Catalogue.Optimizers.Select(o => o.Name)];
        Assert.All(names, name => Assert.NotNull(AttributeOf(name)));
    }

    [Fact]
    public void EveryAttributeThatIsNoLayerOrBudgetHasItsOperation()
    {
        string[] structure = ["Network", "Dense", "Dropout", "Freeze", "Weights", "ExportC", "ClipGradients", "MemoryBudget", "FlopBudget"];
        IEnumerable<string> attributes = s_attributes.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute))).Select(t => t.Name[..^"Attribute".Length]);
        string[] operations = [.. Catalogue.Losses.Select(l => l.Name), .. Catalogue.Penalties.Select(p => p.Name), .. Catalogue.Optimizers.Select(o => o.Name)];
        Assert.Equal(operations.Order(), attributes.Except(structure).Order());
    }

    [Fact]
    public void HyperParametersHaveTheirPropertyAndDefault()
    {
        foreach (Optimizer optimizer in Catalogue.Optimizers)
        {
            Type type = AttributeOf(optimizer.Name)!;
            object attribute = Activator.CreateInstance(type)!;
            Assert.All(optimizer.HyperParameters, h => Assert.Equal(h.Default, type.GetProperty(h.Name)!.GetValue(attribute)));
        }
    }

    [Fact]
    public void FormsOfClippingHaveTheirProperty() =>
        Assert.Equal(Catalogue.Clippings.Select(c => c.Name), typeof(ClipGradientsAttribute).GetProperties().Where(p => p.DeclaringType == typeof(ClipGradientsAttribute)).Select(p => p.Name));

    [Fact]
    public void ActivationParametersHaveTheirPropertyAndDefault()
    {
        DenseAttribute dense = new(1);
        Assert.All(
            Catalogue.Activations.Where(a => a.Parameter is not null),
            a => Assert.Equal(a.ParameterDefault, typeof(DenseAttribute).GetProperty(a.Parameter!)!.GetValue(dense)));
    }

    private static Type? AttributeOf(string operation) => s_attributes.GetType($"Unrolled.{operation}Attribute");
}
