using System;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>The terms of the losses and of their fusions, and the derivatives of both.</summary>
public class LossTests
{
    [Theory]
    [InlineData("SquaredError")]
    [InlineData("MeanSquaredError")]
    public void SquaredErrors(string name)
    {
        Loss loss = Catalogue.Loss(name);
        ForEachPoint((y, t) => Near.Equal(Math.Pow(y - t, 2), Evaluate(loss.Value!(0), "y", y, t), 1e-12, $"{name}({y}, {t})"));
        Check(loss.Value!(0), loss.Derivative!(0), loss.TargetDerivative!(0), "y");
        ForEachPoint((y, t) => Assert.Equal(-Evaluate(loss.Derivative!(0), "y", y, t), Evaluate(loss.TargetDerivative!(0), "y", y, t)));
    }

    [Fact]
    public void AbsoluteErrors()
    {
        Loss loss = Catalogue.Loss("AbsoluteError");
        ForEachPoint((y, t) => Near.Equal(Math.Abs(y - t), Evaluate(loss.Value!(0), "y", y, t), 1e-12, $"|y − t| at {y}, {t}"));
        Check(loss.Value!(0), loss.Derivative!(0), loss.TargetDerivative!(0), "y");
        Assert.Equal(0, Evaluate(loss.Derivative!(0), "y", 0.3, 0.3));
    }

    /// <summary>At δ = 0.37 and 5, which no difference of the grid hits; ½r² inside, δ(|r| − ½δ) outside, and the slope never above δ.</summary>
    [Theory]
    [InlineData(0.37)]
    [InlineData(5.01)]
    public void HubersLoss(double delta)
    {
        Loss loss = Catalogue.Loss("Huber");
        ForEachPoint((y, t) =>
        {
            double r = Math.Abs(y - t);
            double expected = r <= delta ? r * r / 2 : delta * (r - (delta / 2));
            Near.Equal(expected, Evaluate(loss.Value!(delta), "y", y, t), 1e-12, $"Huber({delta}) at {y}, {t}");
            Assert.InRange(Evaluate(loss.Derivative!(delta), "y", y, t), -delta, delta);
        });
        Check(loss.Value!(delta), loss.Derivative!(delta), loss.TargetDerivative!(delta), "y");
    }

    [Fact]
    public void CrossEntropyOfASigmoid()
    {
        FusedLoss fused = Catalogue.FusedLoss("Sigmoid", "CrossEntropy")!;
        ForEachPoint((x, t) =>
        {
            Near.Equal(t * ReferenceFunctions.Softplus(-x), Evaluate(fused.Value!, "x", x, t), 1e-12, $"t·softplus(−x) at {x}, {t}");
            Near.Equal(-t * ReferenceFunctions.Sigmoid(-x), Evaluate(fused.Derivative!, "x", x, t), 1e-12, $"−t·σ(−x) at {x}, {t}");
        });
        Check(fused.Value!, fused.Derivative!, fused.TargetDerivative!, "x");
    }

    [Fact]
    public void BinaryCrossEntropyOfASigmoid()
    {
        FusedLoss fused = Catalogue.FusedLoss("Sigmoid", "BinaryCrossEntropy")!;
        ForEachPoint((x, t) =>
        {
            double expected = (t * ReferenceFunctions.Softplus(-x)) + ((1 - t) * ReferenceFunctions.Softplus(x));
            Near.Equal(expected, Evaluate(fused.Value!, "x", x, t), 1e-12, $"binary cross-entropy at {x}, {t}");
            Near.Equal(ReferenceFunctions.Sigmoid(x) - t, Evaluate(fused.Derivative!, "x", x, t), 1e-12, $"σ(x) − t at {x}, {t}");
        });
        Check(fused.Value!, fused.Derivative!, fused.TargetDerivative!, "x");
    }

    [Theory]
    [InlineData("CrossEntropy", 0.7)]
    [InlineData("BinaryCrossEntropy", 0.7)]
    public void AFusionIsTheLossOfTheActivation(string name, double t)
    {
        FusedLoss fused = Catalogue.FusedLoss("Sigmoid", name)!;
        for (double x = -4; x <= 4; x += 0.5)
        {
            double y = ReferenceFunctions.Sigmoid(x);
            double loss = -(t * Math.Log(y)) - (name == "CrossEntropy" ? 0 : (1 - t) * Math.Log(1 - y));
            Near.Equal(loss, Evaluate(fused.Value!, "x", x, t), 1e-12, $"{name} at {x}");
        }
    }

    /// <summary>The stated derivatives against finite differences and against those by rule.</summary>
    private static void Check(Expression value, Expression derivative, Expression targetDerivative, string variable)
    {
        Expression symbolic = Derivative.By(value, variable);
        Expression symbolicByTarget = Derivative.By(value, "t");
        ForEachPoint((a, t) =>
        {
            string point = $"at {a}, {t}";
            double stated = Evaluate(derivative, variable, a, t);
            Near.Equal(Near.Slope(z => Evaluate(value, variable, z, t), a), stated, 1e-5, "slope " + point);
            Near.Equal(Evaluate(symbolic, variable, a, t), stated, 1e-11, "by rule " + point);
            double statedByTarget = Evaluate(targetDerivative, variable, a, t);
            Near.Equal(Near.Slope(z => Evaluate(value, variable, a, z), t), statedByTarget, 1e-5, "slope by target " + point);
            Near.Equal(Evaluate(symbolicByTarget, variable, a, t), statedByTarget, 1e-11, "by rule by target " + point);
        });
    }

    private static void ForEachPoint(Action<double, double> check)
    {
        foreach (double a in Grid.WithoutZero)
        {
            foreach (double t in Grid.Targets)
            {
                check(a, t);
            }
        }
    }

    private static double Evaluate(Expression expression, string variable, double value, double t) =>
        ExpressionEvaluator.Evaluate(expression, name => name == variable ? value : name == "t" ? t : throw new InvalidOperationException(name));
}
