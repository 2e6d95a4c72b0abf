using System;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>Each activation's value and stated derivative, with its default parameter and another one.</summary>
public class ActivationTests
{
    private const double OtherParameter = 0.3;

    public static TheoryData<string, double> Cases { get; } = AllCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValueIsTheTextbookFormula(string name, double parameter)
    {
        foreach (double x in Grid.WithoutZero.Append(0))
        {
            Near.Equal(ReferenceFunctions.Value(name, x, parameter), Value(name, parameter, x), 1e-11, $"{name}({x})");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DerivativeIsTheTextbookFormula(string name, double parameter)
    {
        foreach (double x in Grid.WithoutZero.Append(0))
        {
            Near.Equal(ReferenceFunctions.Derivative(name, x, parameter), Slope(name, parameter, x), 1e-11, $"{name}′({x})");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StatedDerivativeIsTheSymbolicOne(string name, double parameter)
    {
        Expression symbolic = Generator.Expressions.Derivative.By(Catalogue.Activation(name).Value!(parameter), "x");
        int compared = 0;
        foreach (double x in Grid.WithoutZero)
        {
            double expected = ExpressionEvaluator.Evaluate(symbolic, _ => x);
            if (double.IsNaN(expected))
            {
                // The symbolic form of σ′ is e/(1 + e)², ∞/∞ where exp overflows; the stated one has to do better.
                Assert.True(Math.Abs(x) >= 1000, $"{name}′({x})");
                continue;
            }

            compared++;
            Near.Equal(expected, Slope(name, parameter, x), 1e-11, $"{name}′({x})");
        }

        Assert.True(compared >= Grid.WithoutZero.Count - 4);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StatedDerivativeIsTheSlope(string name, double parameter)
    {
        foreach (double x in Grid.WithoutZero)
        {
            double slope = Near.Slope(z => Value(name, parameter, z), x);
            Near.Equal(slope, Slope(name, parameter, x), 1e-7, $"{name}′({x})");
        }
    }

    [Theory]
    [InlineData("Relu", 0.0)]
    [InlineData("LeakyRelu", 0.3)]
    [InlineData("Elu", 0.3)]
    [InlineData("Softplus", 0.5)]
    public void AKinkTakesTheLeftBranch(string name, double slope) => Assert.Equal(slope, Slope(name, OtherParameter, 0));

    [Theory]
    [MemberData(nameof(Cases))]
    public void NanComesOutAsNan(string name, double parameter) => Assert.True(double.IsNaN(Value(name, parameter, double.NaN)));

    [Fact]
    public void ReluOfMinusZeroIsZero() => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Value("Relu", 0, -0.0)));

    [Fact]
    public void SaturatedUnitsAreExact()
    {
        Assert.Equal(0, Value("Sigmoid", 0, -1e4));
        Assert.Equal(1, Value("Sigmoid", 0, 1e4));
        Assert.Equal(0, Value("Softplus", 0, -1e4));
        Assert.Equal(1e4, Value("Softplus", 0, 1e4));
        Assert.Equal(0, Value("Silu", 0, -1e4));
        Assert.Equal(1e4, Value("Gelu", 0, 1e4));
        Assert.Equal(-OtherParameter, Value("Elu", OtherParameter, -1e4));
    }

    private static double Value(string name, double parameter, double x) =>
        ExpressionEvaluator.Evaluate(Catalogue.Activation(name).Value!(parameter), _ => x);

    private static double Slope(string name, double parameter, double x)
    {
        double y = Value(name, parameter, x);
        return ExpressionEvaluator.Evaluate(Catalogue.Activation(name).Derivative!(parameter), v => v == "x" ? x : y);
    }

    private static TheoryData<string, double> AllCases()
    {
        TheoryData<string, double> cases = [];
        foreach (Generator.Operations.Activation activation in Catalogue.Activations.Where(a => !a.IsRowOperation))
        {
            cases.Add(activation.Name, activation.ParameterDefault);
            if (activation.Parameter is not null)
            {
                cases.Add(activation.Name, OtherParameter);
            }
        }

        return cases;
    }
}
