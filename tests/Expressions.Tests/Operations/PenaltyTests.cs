using System;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

public class PenaltyTests
{
    private const double Lambda = 0.37;

    public static TheoryData<string> Names { get; } = [.. Catalogue.Penalties.Select(p => p.Name)];

    [Theory]
    [InlineData("L2", 3, Lambda * 9, 2 * Lambda * 3)]
    [InlineData("WeightDecay", 3, Lambda / 2 * 9, Lambda * 3)]
    [InlineData("L1", 3, Lambda * 3, Lambda)]
    [InlineData("L2", -2, Lambda * 4, 2 * Lambda * -2)]
    [InlineData("WeightDecay", -2, Lambda / 2 * 4, Lambda * -2)]
    [InlineData("L1", -2, Lambda * 2, -Lambda)]
    [InlineData("L1", 0, 0, 0)]
    public void ValueAndGradient(string name, double w, double value, double gradient)
    {
        Near.Equal(value, Evaluate(Catalogue.Penalty(name).Value, w), 1e-15, name);
        Near.Equal(gradient, Evaluate(Catalogue.Penalty(name).Derivative, w), 1e-15, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientIsTheDerivative(string name)
    {
        Penalty penalty = Catalogue.Penalty(name);
        Expression symbolic = Generator.Expressions.Derivative.By(penalty.Value(Lambda), "w");
        foreach (double w in Grid.WithoutZero)
        {
            double stated = Evaluate(penalty.Derivative, w);
            Near.Equal(ExpressionEvaluator.Evaluate(symbolic, _ => w), stated, 1e-14, $"{name} by rule at {w}");
            Near.Equal(Near.Slope(z => Evaluate(penalty.Value, z), w), stated, 1e-8, $"{name} slope at {w}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LambdaZeroSimplifiesAway(string name) => Assert.Equal(Expression.Zero, Simplifier.Simplify(Catalogue.Penalty(name).Derivative(0)));

    private static double Evaluate(Func<double, Expression> term, double w) => ExpressionEvaluator.Evaluate(term(Lambda), _ => w);
}
