using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>Adam, AdamW and RMSProp against their definitions, written here as the papers and PyTorch's documentation have them.</summary>
public class AdaptiveTests
{
    private static readonly double[] s_gradients = [0.5, -2, 3, 0, 1e-3, 0.25];

    [Theory]
    [InlineData(0.001, 0.9, 0.999, 1e-8)]
    [InlineData(0.1, 0.5, 0.75, 0.01)]
    [InlineData(0.1, 0, 0, 1)]
    public void Adam(double η, double β1, double β2, double ε) =>
        Require(AdamByDefinition(η, β1, β2, ε, decay: 0), "Adam", isBias: false, η, β1, β2, ε);

    [Theory]
    [InlineData(0.001, 0.9, 0.999, 1e-8, 0.01)]
    [InlineData(0.1, 0.5, 0.75, 0.01, 0.5)]
    public void AdamW(double η, double β1, double β2, double ε, double decay)
    {
        Require(AdamByDefinition(η, β1, β2, ε, decay), "AdamW", isBias: false, η, β1, β2, ε, decay);
        Require(AdamByDefinition(η, β1, β2, ε, decay: 0), "AdamW", isBias: true, η, β1, β2, ε, decay);
    }

    [Theory]
    [InlineData(0.01, 0.99, 1e-8)]
    [InlineData(0.1, 0.5, 0.01)]
    public void RmsProp(double η, double α, double ε)
    {
        List<double> expected = [];
        (double w, double v) = (1, 0);
        foreach (double g in s_gradients)
        {
            v = (α * v) + ((1 - α) * g * g);
            w -= η * g / (Math.Sqrt(v) + ε);
            expected.Add(w);
        }

        Require(expected, "RmsProp", isBias: false, η, α, ε);
    }

    [Fact]
    public void AnAverageThatNothingFeedsEndsAtZero()
    {
        Dictionary<string, double> values = new() { ["g"] = 0, ["m"] = -1e-38, ["v"] = 1e-38, ["w"] = 1 };
        Step(CatalogueTrees.Rule("Adam"), values, CatalogueTrees.Rule("Adam").Assignments, [0.001, 0.9, 0.999, 1e-8], 5);
        Assert.Equal((0, 0, 1), (values["m"], values["v"], values["w"]));
    }

    [Fact]
    public void StateIsWhatTheRuleNeeds()
    {
        Assert.Equal(["m", "v"], CatalogueTrees.Rule("Adam").State);
        Assert.Equal(["m", "v"], CatalogueTrees.Rule("AdamW").State);
        Assert.Equal(["v"], CatalogueTrees.Rule("RmsProp").State);
    }

    [Fact]
    public void HyperParametersHaveTheirRanges()
    {
        foreach (HyperParameter parameter in Catalogue.Optimizers.SelectMany(o => o.HyperParameters))
        {
            Assert.Equal(0, parameter.Minimum);
            Assert.Equal(parameter.Name is "Momentum" or "Beta1" or "Beta2" or "Alpha" ? 1 : double.PositiveInfinity, parameter.Below);
            Assert.Equal(parameter.Name == "Epsilon", parameter.IsPositive);
        }
    }

    private static List<double> AdamByDefinition(double η, double β1, double β2, double ε, double decay)
    {
        List<double> weights = [];
        (double w, double m, double v) = (1, 0, 0);
        for (int t = 1; t <= s_gradients.Length; t++)
        {
            double g = s_gradients[t - 1];
            w -= η * decay * w;
            m = (β1 * m) + ((1 - β1) * g);
            v = (β2 * v) + ((1 - β2) * g * g);
            double mean = m / (1 - Math.Pow(β1, t));
            double square = v / (1 - Math.Pow(β2, t));
            w -= η * mean / (Math.Sqrt(square) + ε);
            weights.Add(w);
        }

        return weights;
    }

    /// <summary>Runs the catalogue's rule and compares the weight after each step.</summary>
    private static void Require(List<double> expected, string optimizer, bool isBias, params double[] hyperParameters)
    {
        UpdateRule rule = CatalogueTrees.Rule(optimizer);
        Dictionary<string, double> values = new() { ["w"] = 1, ["m"] = 0, ["v"] = 0 };
        for (int t = 1; t <= s_gradients.Length; t++)
        {
            values["g"] = s_gradients[t - 1];
            Step(rule, values, isBias ? rule.BiasAssignments : rule.Assignments, hyperParameters, t);
            Near.Equal(expected[t - 1], values["w"], 1e-13, $"{optimizer} after step {t}");
        }
    }

    private static void Step(UpdateRule rule, Dictionary<string, double> values, IReadOnlyList<Assignment> assignments, double[] hyperParameters, int t)
    {
        Dictionary<string, double> settings = [];
        foreach ((HyperParameter parameter, double value) in rule.HyperParameters.Zip(hyperParameters))
        {
            settings[parameter.Symbol] = value;
            settings[parameter.PowerSymbol] = Math.Pow(value, t);
        }

        foreach (StepScalar scalar in rule.Scalars)
        {
            values[scalar.Symbol] = ExpressionEvaluator.Evaluate(scalar.Value, name => settings[name]);
        }

        foreach (Assignment assignment in assignments)
        {
            values[assignment.Target] = ExpressionEvaluator.Evaluate(assignment.Value, name => values[name]);
        }
    }
}
