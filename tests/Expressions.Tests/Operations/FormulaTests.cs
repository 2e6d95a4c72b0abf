using System.Linq;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>How every operation of the catalogue reads in comments and documentation.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("Identity", "x", "1")]
    [InlineData("Relu", "x ≤ 0 ? 0 : x", "y ≤ 0 ? 0 : 1")]
    [InlineData("LeakyRelu", "x ≤ 0 ? 0.01·x : x", "y ≤ 0 ? 0.01 : 1")]
    [InlineData("Elu", "x ≤ 0 ? expm1(x) : x", "y ≤ 0 ? y + 1 : 1")]
    [InlineData("Sigmoid", "1/(1 + exp(−x))", "y·(1 − y)")]
    [InlineData("Tanh", "tanh(x)", "1 − y²")]
    [InlineData("Softplus", "max(x, 0) + log1p(exp(−|x|))", "−expm1(−y)")]
    [InlineData("Silu", "x/(1 + exp(−x))", "σ(x)·(1 + x·(1 − σ(x)))")]
    [InlineData("Gelu", "0.5·x·(1 + erf(√½·x))", "0.5·(1 + erf(√½·x)) + √(1/2π)·x·exp(−0.5·x²)")]
    [InlineData(
        "GeluTanh",
        "0.5·x·(1 + tanh(√(2/π)·x·(1 + 0.044715·x²)))",
        "0.5·(1 + s) + √(1/2π)·(x·(1 − s²) + 0.134145·x·(1 − s²)·x·x), s = tanh(√(2/π)·x·(1 + 0.044715·x²))")]
    public void Activations(string name, string value, string derivative)
    {
        Assert.Equal(value, Formula(name));
        Assert.Equal(derivative, Formula(name + "′"));
    }

    [Fact]
    public void EveryElementWiseActivationHasItsLineAbove() =>
        Assert.Equal(10, CatalogueTrees.All.Keys.Count(k => Catalogue.Activations.Any(a => a.Name + "′" == k)));

    [Theory]
    [InlineData("SquaredError", "(y − t)²", "2·(y − t)", "2·(t − y)")]
    [InlineData("MeanSquaredError", "(y − t)²", "2·(y − t)", "2·(t − y)")]
    [InlineData("AbsoluteError", "|y − t|", "sign(y − t)", "sign(t − y)")]
    [InlineData("Huber", "|y − t| ≤ 1 ? 0.5·(y − t)² : |y − t| − 0.5", "|y − t| ≤ 1 ? y − t : sign(y − t)", "|y − t| ≤ 1 ? t − y : sign(t − y)")]
    public void Losses(string name, string value, string byOutput, string byTarget)
    {
        Assert.Equal(value, Formula(name));
        Assert.Equal(byOutput, Formula(name + "′y"));
        Assert.Equal(byTarget, Formula(name + "′t"));
    }

    [Theory]
    [InlineData("SigmoidCrossEntropy", "t·softplus(−x)", "−t/(1 + exp(x))", "max(−x, 0) + log1p(exp(−|x|))")]
    [InlineData("SigmoidBinaryCrossEntropy", "max(x, 0) − x·t + log1p(exp(−|x|))", "σ(x) − t", "−x")]
    public void FusedLosses(string name, string value, string byLogit, string byTarget)
    {
        Assert.Equal(value, Formula(name));
        Assert.Equal(byLogit, Formula(name + "′x"));
        Assert.Equal(byTarget, Formula(name + "′t"));
    }

    [Theory]
    [InlineData("L2", "0.0001·w²", "0.0002·w")]
    [InlineData("WeightDecay", "5e-5·w²", "0.0001·w")]
    [InlineData("L1", "0.0001·|w|", "0.0001·sign(w)")]
    public void Penalties(string name, string value, string derivative)
    {
        Assert.Equal(value, Formula(name));
        Assert.Equal(derivative, Formula(name + "′"));
    }

    [Theory]
    [InlineData("Sgd(False, ) w", "w − η·g")]
    [InlineData("Sgd(True, ) v", "μ·v + g")]
    [InlineData("Sgd(True, ) w", "w − η·v")]
    [InlineData("Sgd(True, Nesterov) v", "μ·v + g")]
    [InlineData("Sgd(True, Nesterov) w", "w − η·(g + μ·v)")]
    [InlineData("Adam 1 m", "m + κ1·(g − m)")]
    [InlineData("Adam 2 m", "|m| ≤ 1.1754944e-38 ? 0 : m")]
    [InlineData("Adam 3 v", "v + κ2·(g² − v)")]
    [InlineData("Adam 4 v", "|v| ≤ 1.1754944e-38 ? 0 : v")]
    [InlineData("Adam 5 w", "w − ηₜ·m/(ρₜ·√v + ε)")]
    [InlineData("AdamW 1 w", "w − ηd·w")]
    [InlineData("AdamW 6 w", "w − ηₜ·m/(ρₜ·√v + ε)")]
    [InlineData("RmsProp 1 v", "v + κ·(g² − v)")]
    [InlineData("RmsProp 3 w", "w − η·g/(√v + ε)")]
    public void Updates(string name, string formula) => Assert.Equal(formula, Formula(name));

    [Theory]
    [InlineData("Adam", "κ1 = 1 − β1", "κ2 = 1 − β2", "ηₜ = η/(1 − β1ᵗ)", "ρₜ = 1/√(1 − β2ᵗ)", "ε = ε")]
    [InlineData("AdamW", "ηd = η·d", "κ1 = 1 − β1", "κ2 = 1 − β2", "ηₜ = η/(1 − β1ᵗ)", "ρₜ = 1/√(1 − β2ᵗ)", "ε = ε")]
    [InlineData("RmsProp", "η = η", "κ = 1 − α", "ε = ε")]
    public void ScalarsOfAStep(string optimizer, params string[] scalars) =>
        Assert.Equal(scalars, CatalogueTrees.Rule(optimizer).Scalars.Select(s => $"{s.Symbol} = {FormulaRenderer.Render(s.Value)}"));

    private static string Formula(string name) => FormulaRenderer.Render(CatalogueTrees.All[name]);
}
