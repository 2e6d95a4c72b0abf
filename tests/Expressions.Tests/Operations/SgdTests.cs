using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

public class SgdTests
{
    private const double Rate = 0.1;
    private const double Momentum = 0.9;

    [Fact]
    public void Plain()
    {
        double w = 1;
        double expected = 1;
        foreach (double g in new[] { 0.5, -2, 3 })
        {
            expected -= Rate * g;
        }

        Assert.Equal(expected, Run(CatalogueTrees.Sgd(0, ""), w, 0.5, -2, 3));
    }

    [Fact]
    public void HeavyBall()
    {
        double w = 1;
        double v = 0;
        foreach (double g in new[] { 0.5, -2, 3 })
        {
            v = (Momentum * v) + g;
            w -= Rate * v;
        }

        Assert.Equal(w, Run(CatalogueTrees.Sgd(Momentum, ""), 1, 0.5, -2, 3));
    }

    [Fact]
    public void NesterovStepsAlongWhereTheVelocityWillBe()
    {
        double w = 1;
        double v = 0;
        foreach (double g in new[] { 0.5, -2, 3 })
        {
            v = (Momentum * v) + g;
            w -= Rate * (g + (Momentum * v));
        }

        Assert.Equal(w, Run(CatalogueTrees.Sgd(Momentum, "Nesterov"), 1, 0.5, -2, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nesterov")]
    public void WithoutMomentumThereIsNoStateAndNoMomentum(string variant)
    {
        UpdateRule rule = CatalogueTrees.Sgd(0, variant);
        Assert.Empty(rule.State);
        Assert.Equal(["LearningRate"], rule.HyperParameters.Select(h => h.Name));
        Assert.Equal("w", Assert.Single(rule.Assignments).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nesterov")]
    public void MomentumKeepsAVelocity(string variant)
    {
        UpdateRule rule = CatalogueTrees.Sgd(Momentum, variant);
        Assert.Equal(["v"], rule.State);
        Assert.Equal(["LearningRate", "Momentum"], rule.HyperParameters.Select(h => h.Name));
        Assert.Equal(["v", "w"], rule.Assignments.Select(a => a.Target));
    }

    [Fact]
    public void HyperParametersHaveTheirRanges()
    {
        IReadOnlyList<HyperParameter> all = Catalogue.Optimizer("Sgd").HyperParameters;
        Assert.Equal(new HyperParameter("LearningRate", "η", 0.01, 0, double.PositiveInfinity), all[0]);
        Assert.Equal(new HyperParameter("Momentum", "μ", 0, 0, 1), all[1]);
        Assert.Equal(2, all.Count);
    }

    /// <summary>The weight after a step with each of the gradients.</summary>
    private static double Run(UpdateRule rule, double w, params double[] gradients)
    {
        Dictionary<string, double> values = new() { ["w"] = w, ["v"] = 0, ["η"] = Rate, ["μ"] = Momentum };
        foreach (double g in gradients)
        {
            values["g"] = g;
            foreach (Assignment assignment in rule.Assignments)
            {
                values[assignment.Target] = ExpressionEvaluator.Evaluate(assignment.Value, name => values[name]);
            }
        }

        return values["w"];
    }
}
