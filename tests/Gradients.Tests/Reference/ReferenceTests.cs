using System.Linq;
using Unrolled.Gradients.Tests.Theory;
using Xunit;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>The reference itself: every formula against central differences of the loss that is coded apart.</summary>
public class ReferenceTests
{
    private const double DifferencesTolerance = 1e-6;

    public static TheoryData<int, int> Combinations => Cross(OutputCombinations.All.Count, OutputCombinations.Hidden.Count);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Formulas_match_finite_differences(int output, int hidden)
    {
        (Activation activation, LossKind loss) = OutputCombinations.All[output];
        NetworkSpec stack = NetworkSpec.Stack([3, 5, 4], OutputCombinations.Hidden[hidden], activation, loss);
        NetworkSpec spec = stack with { L2 = 0.03, WeightDecay = 0.05, L1 = 0.02, Layers = [.. stack.Layers.Select(static l => l with { Parameter = 0.3 })] };
        ReferenceNetwork network = new(spec);
        Draw draw = new(seed: (100 * output) + hidden);
        draw.Parameters(network);
        Matrix?[] masks = [2 * draw.Mask(3, 3, 0.7), draw.Mask(3, 5, 0.7)];
        double[] rowWeights = [0.5, 2, 1.25];
        Matrix x = draw.Inputs(network, 3, 1e-2, masks);
        Matrix t = draw.Matrix(3, 4, 0, 1);

        BackwardPass backward = network.Backward(x, t, masks, rowWeights);
        double Objective() => LossByDefinition.Objective(network, x, t, masks, rowWeights);
        Agreement.Require("J", Objective(), backward.Loss + network.Penalty, DifferencesTolerance);
        foreach ((Matrix parameter, Matrix gradient) in network.Parameters.Zip(backward.Parameters))
        {
            Agreement.Require("a parameter's gradient", Differences.Of(Objective, parameter), gradient, DifferencesTolerance);
        }

        Agreement.Require("∂J/∂x", Differences.Of(Objective, x), backward.Inputs, DifferencesTolerance);
        Agreement.Require("∂J/∂t", Differences.Of(Objective, t), backward.Targets, DifferencesTolerance);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(2.5, 0.9995930479825550)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(20, 1)]
    public void Erf_matches_its_tables(double x, double expected) => Assert.Equal(expected, SpecialFunctions.Erf(x), tolerance: 1e-14);

    [Fact]
    public void Stable_functions_match_their_definitions_and_stay_finite()
    {
        for (double x = -20; x <= 20; x += 0.37)
        {
            Assert.Equal(System.Math.Log(1 + System.Math.Exp(x)), SpecialFunctions.Softplus(x), 12);
            Assert.Equal(1 / (1 + System.Math.Exp(-x)), SpecialFunctions.Sigmoid(x), 14);
        }

        Assert.Equal(1e4, SpecialFunctions.Softplus(1e4));
        Assert.Equal(0, SpecialFunctions.Sigmoid(-1e4));
        Assert.Equal(1e-5 + 5e-11, SpecialFunctions.Expm1(1e-5), 15);
    }

    private static TheoryData<int, int> Cross(int first, int second)
    {
        TheoryData<int, int> data = [];
        for (int a = 0; a < first; a++)
        {
            for (int b = 0; b < second; b++)
            {
                data.Add(a, b);
            }
        }

        return data;
    }
}
