using System;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>What holds for every entry, and that entries are found.</summary>
public class CatalogueTests
{
    [Fact]
    public void EntriesAreInTheOrderOfTheVocabulary()
    {
        Assert.Equal(
            ["Identity", "Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Softplus", "Silu", "Gelu", "GeluTanh", "Softmax"],
            Catalogue.Activations.Select(a => a.Name));
        Assert.Equal(["CrossEntropy", "BinaryCrossEntropy", "SquaredError", "MeanSquaredError", "AbsoluteError", "Huber"], Catalogue.Losses.Select(l => l.Name));
        Assert.Equal(["L2", "WeightDecay", "L1"], Catalogue.Penalties.Select(p => p.Name));
        Assert.Equal(["Sgd", "Adam", "AdamW", "RmsProp"], Catalogue.Optimizers.Select(o => o.Name));
        Assert.Equal(["Value", "Norm"], Catalogue.Clippings.Select(c => c.Name));
        Assert.Equal(["He", "Glorot", "PyTorch"], Catalogue.Initializers);
    }

    [Fact]
    public void EveryEntryIsFoundByItsName()
    {
        Assert.All(Catalogue.Activations, a => Assert.Same(a, Catalogue.Activation(a.Name)));
        Assert.All(Catalogue.Losses, l => Assert.Same(l, Catalogue.Loss(l.Name)));
        Assert.All(Catalogue.FusedLosses, f => Assert.Same(f, Catalogue.FusedLoss(f.Activation, f.Loss)));
        Assert.All(Catalogue.Penalties, p => Assert.Same(p, Catalogue.Penalty(p.Name)));
        Assert.All(Catalogue.Optimizers, o => Assert.Same(o, Catalogue.Optimizer(o.Name)));
        Assert.All(Catalogue.Clippings, c => Assert.Same(c, Catalogue.Clipping(c.Name)));
    }

    [Fact]
    public void AnUnknownNameIsRefusedWithTheName()
    {
        Assert.Contains("Swish", Assert.Throws<ArgumentException>(() => Catalogue.Activation("Swish")).Message);
        Assert.Contains("Hinge", Assert.Throws<ArgumentException>(() => Catalogue.Loss("Hinge")).Message);
        Assert.Contains("L3", Assert.Throws<ArgumentException>(() => Catalogue.Penalty("L3")).Message);
        Assert.Contains("Rmsprop", Assert.Throws<ArgumentException>(() => Catalogue.Optimizer("Rmsprop")).Message);
    }

    [Theory]
    [InlineData("Relu", "CrossEntropy")]
    [InlineData("Softmax", "BinaryCrossEntropy")]
    [InlineData("Softmax", "SquaredError")]
    public void OtherPairsStayTwoOperations(string activation, string loss) => Assert.Null(Catalogue.FusedLoss(activation, loss));

    [Fact]
    public void ALossWithoutItsOwnTermIsFusedWithEveryActivationItFollows()
    {
        foreach (Loss loss in Catalogue.Losses)
        {
            bool separate = loss.Value is not null;
            Assert.Equal(separate, loss.Derivative is not null);
            Assert.Equal(separate, loss.TargetDerivative is not null);
            Assert.Equal(separate, loss.Follows is null);
            Assert.All(loss.Follows ?? [], activation => Assert.NotNull(Catalogue.FusedLoss(activation, loss.Name)));
        }
    }

    [Fact]
    public void OnlyRowOperationsLackAFormula()
    {
        Assert.All(Catalogue.Activations, a => Assert.Equal(a.IsRowOperation, a.Value is null));
        Assert.All(Catalogue.Activations, a => Assert.Equal(a.IsRowOperation, a.Derivative is null));
        Assert.All(Catalogue.FusedLosses, f => Assert.Equal(f.IsRowOperation, f.Value is null));
        Assert.All(Catalogue.FusedLosses, f => Assert.Equal(f.IsRowOperation, f.Derivative is null));
        Assert.All(Catalogue.FusedLosses, f => Assert.Equal(f.IsRowOperation, f.TargetDerivative is null));
        Assert.Equal("Softmax", Assert.Single(Catalogue.Activations, a => a.IsRowOperation).Name);
    }

    [Fact]
    public void BackwardNeedsTheInputOnlyWhereTheOutputDoesNotTell()
    {
        Assert.Equal(
            ["Silu", "Gelu", "GeluTanh"],
            Catalogue.Activations.Where(a => a.Derivative?.Invoke(a.ParameterDefault).Mentions("x") == true).Select(a => a.Name));
        Assert.Equal(
            ["Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Softplus"],
            Catalogue.Activations.Where(a => a.Derivative?.Invoke(a.ParameterDefault).Mentions("y") == true).Select(a => a.Name));
    }

    [Fact]
    public void TheRectifierFamilyIsInitialisedByHe() => Assert.Equal(
        ["Relu", "LeakyRelu", "Elu", "Softplus", "Silu", "Gelu", "GeluTanh"],
        Catalogue.Activations.Where(a => a.Initializer == "He").Select(a => a.Name));

    [Fact]
    public void InitialisersExist() => Assert.All(Catalogue.Activations, a => Assert.Contains(a.Initializer, Catalogue.Initializers));

    [Fact]
    public void OnlyLeakyReluAndEluHaveAParameter()
    {
        Assert.Equal(
            [("LeakyRelu", "Slope", 0.01, false), ("Elu", "Alpha", 1, true)],
            Catalogue.Activations.Where(a => a.Parameter is not null).Select(a => (a.Name, a.Parameter!, a.ParameterDefault, a.ParameterIsPositive)));
    }

    [Theory]
    [InlineData("CrossEntropy", 1, false)]
    [InlineData("CrossEntropy", 2, true)]
    [InlineData("BinaryCrossEntropy", 1, true)]
    [InlineData("BinaryCrossEntropy", 2, false)]
    [InlineData("SquaredError", 1, false)]
    [InlineData("MeanSquaredError", 10, false)]
    public void LabelsStandForTargetsInClassification(string loss, int outputs, bool labels) =>
        Assert.Equal(labels, Catalogue.Loss(loss).TakesLabels(outputs));

    [Fact]
    public void MeansOverOutputs() =>
        Assert.Equal(["BinaryCrossEntropy", "MeanSquaredError", "AbsoluteError", "Huber"], Catalogue.Losses.Where(l => l.IsMeanOverOutputs).Select(l => l.Name));
}
