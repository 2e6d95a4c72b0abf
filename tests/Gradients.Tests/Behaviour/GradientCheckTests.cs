using System;
using System.Globalization;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Runtime;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>CheckGradients finds what is wrong, names it, and leaves alone what cannot be compared.</summary>
public class GradientCheckTests
{
    private static readonly float[] X = new Draw(1).Matrix(4, 2).ToFloats();
    private static readonly int[] Y = [0, 2, 1, 2];

    private static readonly float[] OneHot = [1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1];

    [Fact]
    public void Every_parameter_is_compared_and_named()
    {
        GradientCheck check = new Classifier(1).CheckGradients(X, Y);
        Assert.Equal((9, 0, 4), (check.Compared, check.Skipped, check.Rows));
        Assert.Equal(["Dense1.Weights", "Dense1.Bias"], check.Tensors.Select(static tensor => tensor.Tensor));
        Assert.True(check.Agrees);
        Assert.InRange(check.Worst.Error, 0, 1e-6);
        Assert.StartsWith("Dense1.", check.Worst.Name);
        Assert.EndsWith("]", check.Worst.Name);
        Agreement.Require("loss", check.ReferenceLoss, check.Loss, 1e-6);
    }

    [Fact]
    public void Labels_are_one_hot_targets()
    {
        Classifier net = new(1);
        string expected = net.CheckGradients(X, OneHot).ToString();
        Assert.Equal(expected, net.CheckGradients(X, Y).ToString());
        Assert.Equal(expected, net.CheckGradients(X, Array.ConvertAll(Y, static label => (byte)label)).ToString());
    }

    [Fact]
    public void Penalties_dropout_and_all_else_of_a_step_are_part_of_the_gradients()
    {
        Everything net = new(3);
        float[] x = new Draw(5).Matrix(6, 7).ToFloats();
        _ = net.TrainStep(x, (ReadOnlySpan<int>)[0, 1, 2, 3, 0, 1]);
        GradientCheck check = net.CheckGradients(x, (ReadOnlySpan<int>)[0, 1, 2, 3, 0, 1]);
        Assert.True(check.Agrees, check.ToString());
        Assert.Equal(net.Description.ParameterCount, check.Compared + check.Skipped);
    }

    [Fact]
    public void Parameters_stay_as_they_are()
    {
        Everything net = new(3);
        float[] before = net.RawParameters.ToArray();
        _ = net.CheckGradients(new Draw(5).Matrix(6, 7).ToFloats(), (ReadOnlySpan<int>)[0, 1, 2, 3, 0, 1]);
        Assert.Equal(before, net.RawParameters.ToArray());
        Assert.Equal(0, net.Steps);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(5, 29)]
    [InlineData(int.MaxValue, 389)]
    public void As_many_of_each_tensor_as_asked_for(int mostPerTensor, int count)
    {
        Everything net = new(3);
        GradientCheck check = net.CheckGradients(new Draw(5).Matrix(6, 7).ToFloats(), (ReadOnlySpan<int>)[0, 1, 2, 3, 0, 1], mostPerTensor);
        Assert.Equal(count, check.Compared + check.Skipped);
    }

    [Theory]
    [InlineData(16, 64, 64)]
    [InlineData(64, 64, 64)]
    [InlineData(40, 100, 10)]
    [InlineData(640, 64, 10)]
    public void Places_are_spread_over_inputs_and_outputs(int count, int inputs, int outputs)
    {
        int[] places = [.. Enumerable.Range(0, count).Select(n => GradientChecker.Place(n, count, inputs * outputs))];
        Assert.Equal(count, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, (inputs * outputs) - 1));
        Assert.True(places.Select(place => place / outputs).Distinct().Count() >= Math.Min(count, inputs) / 2);
        Assert.True(places.Select(place => place % outputs).Distinct().Count() >= Math.Min(count, outputs) / 2);
    }

    [Fact]
    public void None_of_each_tensor_is_refused() =>
        Assert.Equal("mostPerTensor", Assert.Throws<ArgumentOutOfRangeException>(static () => new Classifier().CheckGradients(X, Y, 0)).ParamName);

    [Fact]
    public void Where_an_activation_has_a_kink_nothing_is_compared()
    {
        // Inputs and biases of 0: every z of the first layer is 0, where a ReLU has no derivative.
        Bent net = new(2);
        GradientCheck check = net.CheckGradients(new float[3], [1f, -1f]);
        Assert.Equal(4, check.Skipped);
        Assert.True(check.Agrees, check.ToString());
        Assert.Contains("4 more are at a kink", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_derivative_is_found_in_the_layer_that_has_it()
    {
        Rounded net = new(2);
        float[] x = [0.3f, -0.7f, 1.1f];
        float loss = net.ComputeGradients(x, [1f, -1f]);
        GradientCheck right = State(net, x, static z => Math.Tanh(z)).Run(net.RawGradients, loss, int.MaxValue);
        Assert.True(right.Agrees, right.ToString());

        // The gradients are those of tanh, and so wrong for a function that is a little steeper.
        GradientCheck wrong = State(net, x, static z => Math.Tanh(z) + (0.01 * z)).Run(net.RawGradients, loss, int.MaxValue);
        Assert.False(wrong.Agrees);
        Assert.Contains("NOT all agree", wrong.ToString(), StringComparison.Ordinal);

        net.Gradients.Dense1.Weights[2, 3] += 0.01f;
        GradientCheck one = State(net, x, static z => Math.Tanh(z)).Run(net.RawGradients, loss, int.MaxValue);
        Assert.False(one.Agrees);
        Assert.Equal("Dense1.Weights[2, 3]", one.Worst.Name);
        Assert.Equal(0.01, one.Worst.Analytic - one.Worst.Numeric, 1e-4);
    }

    [Fact]
    public void A_nan_is_the_worst()
    {
        Rounded net = new(2);
        float[] x = [0.3f, -0.7f, 1.1f];
        float loss = net.ComputeGradients(x, [1f, -1f]);
        net.Gradients.Dense2.Bias[1] = float.NaN;
        GradientCheck check = State(net, x, static z => Math.Tanh(z)).Run(net.RawGradients, loss, int.MaxValue);
        Assert.False(check.Agrees);
        Assert.Equal(("Dense2.Bias[1]", double.PositiveInfinity), (check.Worst.Name, check.Worst.Error));
    }

    [Fact]
    public void The_table_fits_80_columns_in_every_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        GradientCheck check = new Classifier(1).CheckGradients(X, Y);
        string text = check.ToString();
        Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 80));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(text, check.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>What the class emits, with another activation in the first layer.</summary>
    private static GradientChecker State(Rounded net, float[] x, Func<double, double> activation)
    {
        Span<float> parameters = net.RawParameters;
        AlignedBlock block = new(parameters.Length);
        parameters.CopyTo(block.Span(0, parameters.Length));
        GradientChecker check = new(block, net.Description, x, [1f, -1f, .. new float[14]], [1f]);
        check.Dense(activation);
        check.Dense(static z => z);
        check.Loss(1, static (y, t) => (y - t) * (y - t));
        return check;
    }
}
