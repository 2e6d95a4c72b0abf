using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Generator.Tests.Operations;

/// <summary>The catalogue, which the generator reads by name, agrees with the public attributes and enums.</summary>
public class VocabularyTests
{
    [Fact]
    public void Activations_AreTheEnum()
    {
        Assert.Equal(Enum.GetNames<global::Unrolled.Activation>(), Catalogue.Activations.Select(activation => activation.Name));
    }

    [Fact]
    public void Initializers_AreTheEnumWithoutDefault()
    {
        Assert.Equal(Enum.GetNames<Initializer>().Except([nameof(Initializer.Default)]).Order(), Catalogue.Initializers.Order());
        Assert.All(Catalogue.Activations, activation => Assert.Contains(activation.Initializer, Catalogue.Initializers));
    }

    [Fact]
    public void ActivationParameters_AreProperties()
    {
        DenseAttribute dense = new(1);

        Assert.All(Catalogue.Activations.Where(activation => activation.Parameter is not null), activation =>
            Assert.Equal(activation.ParameterDefault, ValueOf(dense, activation.Parameter!)));
    }

    [Fact]
    public void OperationsWithAttributes_AreTheAttributes()
    {
        IEnumerable<string> attributes = typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute))).Select(type => type.Name);
        IEnumerable<string> operations = Catalogue.Losses.Select(loss => loss.Name)
            .Concat(Catalogue.Penalties.Select(penalty => penalty.Name))
            .Concat(Catalogue.Optimizers.Select(optimizer => optimizer.Name))
            .Concat(["Network", "Dense", "Dropout", "ClipGradients", "Freeze", "Weights", "ExportC", "MemoryBudget", "FlopBudget"]);

        Assert.Equal(operations.Select(name => name + "Attribute").Order(), attributes.Order());
    }

    [Fact]
    public void Optimizers_HaveTheirHyperParametersAsPropertiesWithTheSameDefaults()
    {
        foreach (Optimizer optimizer in Catalogue.Optimizers)
        {
            Type type = typeof(NetworkAttribute).Assembly.GetType($"Unrolled.{optimizer.Name}Attribute", throwOnError: true)!;
            object attribute = Activator.CreateInstance(type)!;
            IEnumerable<string> numbers = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.PropertyType == typeof(double))
                .Select(property => property.Name);

            Assert.Equal(optimizer.HyperParameters.Select(parameter => parameter.Name).Order(), numbers.Order());
            Assert.All(optimizer.HyperParameters, parameter => Assert.Equal(parameter.Default, ValueOf(attribute, parameter.Name)));
        }
    }

    [Fact]
    public void Penalties_TakeLambda()
    {
        Assert.All(Catalogue.Penalties, penalty =>
        {
            Type type = typeof(NetworkAttribute).Assembly.GetType($"Unrolled.{penalty.Name}Attribute", throwOnError: true)!;
            Assert.Equal(["lambda"], Assert.Single(type.GetConstructors()).GetParameters().Select(parameter => parameter.Name));
        });
    }

    [Fact]
    public void Losses_FollowActivationsThatExist()
    {
        IEnumerable<string> names = Catalogue.Activations.Select(activation => activation.Name);

        Assert.Empty(Catalogue.Losses.SelectMany(loss => loss.Follows ?? []).Except(names));
    }

    [Fact]
    public void Attributes_AreSealedAndForClassesOnly()
    {
        Assert.All(typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute))), type =>
        {
            AttributeUsageAttribute usage = type.GetCustomAttribute<AttributeUsageAttribute>()!;
            Assert.True(type.IsSealed);
            Assert.Equal(AttributeTargets.Class, usage.ValidOn);
            Assert.False(usage.Inherited);
            Assert.True(usage.AllowMultiple);
        });
    }

    private static object? ValueOf(object attribute, string property) => attribute.GetType().GetProperty(property)?.GetValue(attribute);
}
