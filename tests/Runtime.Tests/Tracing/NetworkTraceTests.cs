using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Tracing;

public sealed class NetworkTraceTests
{
    /// <summary>2 → 2 (Relu, bias) → dropout → 1, one row, target −0.5: small enough to check by hand.</summary>
    private static NetworkTrace Small { get; } = new(
        "TinyNet", "SquaredError", 2.25f,
        [
            new LayerTrace(
                "Dense1", "Relu", new[,] { { 1f, 2f } }, new[,] { { 0.5f, -1f }, { -0.25f, 0.0001f } }, [0.5f, 0f],
                new[,] { { 0.5f, -0.9998f } }, new[,] { { 0.5f, 0f } }, new[,] { { 6f, 0f } }),
            new LayerTrace(
                "Dense2", "Identity", new[,] { { 1f, 0f } }, new[,] { { 1f }, { 12345f } }, null,
                new[,] { { 1f } }, new[,] { { 1f } }, new[,] { { 3f } }),
        ]);

    [Fact]
    public void Writes_equations_with_their_numbers()
    {
        using GermanCulture german = new();
        Assert.Equal(
            """
            TinyNet: 1 row, SquaredError J = 2.25

            Dense1: Z₁ = X₁·W₁ + b₁, A₁ = Relu(Z₁)
            X₁ (1 × 2)
              1.0000  2.0000
            W₁ (2 × 2)
              0.5000 -1.0000
             -0.2500  1.0e-4
            b₁ (1 × 2)
              0.5000       0
            Z₁ (1 × 2)
              0.5000 -0.9998
            Z₁[0, 0] = 1.0000·0.5000 + 2.0000·(-0.2500) + 0.5000 = 0.5000
            A₁ (1 × 2)
              0.5000       0

            Dense2: Z₂ = X₂·W₂, A₂ = Identity(Z₂)
            X₂ = A₁ ⊙ r (dropout)
            X₂ (1 × 2)
              1.0000       0
            W₂ (2 × 1)
              1.0000
               1.2e4
            Z₂ (1 × 1)
              1.0000
            Z₂[0, 0] = 1.0000·1.0000 + 0·1.2e4 = 1.0000
            A₂ (1 × 1)
              1.0000

            Dense2, backward: Δ₂ = ∂J/∂Z₂, dW₂ = X₂ᵀ·Δ₂
            Δ₂ (1 × 1)
              3.0000
            dW₂, without penalties (2 × 1)
              3.0000
                   0

            Dense1, backward: Δ₁ = (Δ₂·W₂ᵀ ⊙ r) ⊙ Relu′(Z₁), dW₁ = X₁ᵀ·Δ₁
            Δ₁ (1 × 2)
              6.0000       0
            dW₁, without penalties (2 × 2)
              6.0000       0
              12.000       0
            db₁ = Σ over the rows of Δ₁
            db₁ (1 × 2)
              6.0000       0

            """.ReplaceLineEndings("\n"),
            Small.ToString());
    }

    [Fact]
    public void Writes_targets_and_how_the_last_delta_follows_from_them()
    {
        NetworkTrace trace = new(
            "N", "SquaredError", 2.25f, [.. Small.Layers], new[,] { { -0.5f } }, "Δ₂ = (2·(A₂ − T))/rows", hasPenalties: false);
        Assert.Contains(
            """
            Dense2, backward: Δ₂ = ∂J/∂Z₂, dW₂ = X₂ᵀ·Δ₂
            T (1 × 1)
             -0.5000
            Δ₂ = (2·(A₂ − T))/rows
            Δ₂ (1 × 1)
              3.0000
            dW₂ (2 × 1)

            """.ReplaceLineEndings("\n"),
            trace.ToString());
        Assert.DoesNotContain("penalties", trace.ToString());
        Assert.Equal(-0.5f, trace.Targets[0, 0]);
        Assert.Empty(Small.Targets);
    }

    [Fact]
    public void Brackets_what_is_negative_on_both_sides_of_a_product()
    {
        NetworkTrace trace = new(
            "N", "L", 0f, [new LayerTrace("D", "Relu", Filled(1, 2, -1f), Filled(2, 1, -2f), null, Filled(1, 1, 4f), Filled(1, 1, 4f), Filled(1, 1, 0f))]);
        Assert.Contains("Z₁[0, 0] = (-1.0000)·(-2.0000) + (-1.0000)·(-2.0000) = 4.0000\n", trace.ToString());
    }

    [Fact]
    public void Stays_within_80_columns_and_cuts_large_matrices_short()
    {
        float[,] x = Filled(64, 784, 0.123456f);
        float[,] w = Filled(784, 128, -12.3456f);
        float[,] z = Filled(64, 128, -1.5e-12f);
        NetworkTrace trace = new("DigitNet", "CrossEntropy", 0.1f, [new LayerTrace(new string('N', 90), "Relu", x, w, new float[128], z, z, z)]);
        string text = trace.ToString();
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("W₁ (784 × 128)\n", text);
        Assert.Contains("       …", text);
        Assert.InRange(text.Length, 1000, 6000);
    }

    [Theory]
    [InlineData(0f, "0")]
    [InlineData(1f, "1.0000")]
    [InlineData(-9.9998f, "-9.9998")]
    [InlineData(-9.99996f, "-10.000")]
    [InlineData(-12.3456f, "-12.346")]
    [InlineData(-123.456f, "-123.46")]
    [InlineData(-999.996f, "-1.0e3")]
    [InlineData(12345f, "1.2e4")]
    [InlineData(-0.00012345f, "-1.2e-4")]
    [InlineData(-1.5e-12f, "-2e-12")]
    [InlineData(-3.4e38f, "-3e38")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-∞")]
    public void Writes_a_number_in_seven_characters(float value, string expected)
    {
        using GermanCulture german = new();
        NetworkTrace trace = new(
            "N", "L", 0f, [new LayerTrace("D", "Relu", Filled(1, 1, value), Filled(1, 1, 1f), null, Filled(1, 1, 1f), Filled(1, 1, 1f), Filled(1, 1, 1f))]);
        Assert.Equal(expected.PadLeft(8), trace.ToString().Split('\n')[4]);
        Assert.InRange(expected.Length, 1, 7);
    }

    [Fact]
    public void Finds_a_layer_by_name()
    {
        Assert.Same(Small.Layers[1], Small["Dense2"]);
        KeyNotFoundException exception = Assert.Throws<KeyNotFoundException>(() => Small["Dense3"]);
        Assert.Equal("TinyNet has no dense layer Dense3; it has Dense1, Dense2.", exception.Message);
    }

    [Fact]
    public void Reads_matrices_from_panels_and_rows()
    {
        AlignedBlock block = new(192);
        PanelLayout layout = new(4, 20, 16, 2, 0);
        for (int r = 0; r < 4; r++)
        {
            for (int c = 0; c < 20; c++)
            {
                block.Span(layout.IndexOf(r, c), 1)[0] = (100 * r) + c;
            }
        }

        float[,] read = TraceReader.Matrix(ref block.Start, layout, 3);
        Assert.Equal((3, 20), (read.GetLength(0), read.GetLength(1)));
        Assert.Equal(219f, read[2, 19]);
        float[,] rows = TraceReader.Matrix([1f, 2f, 3f, 4f, 5f, 6f], 3);
        Assert.Equal(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } }, rows);
        MatrixView weights = new(new AlignedBlock(TinyNet.Description.StorageLength), 0, TinyNet.Weights2);
        weights[19, 1] = 8f;
        Assert.Equal(8f, TraceReader.Matrix(weights)[19, 1]);
        Assert.Equal(8f, TraceReader.Matrix(weights).Cast<float>().Sum());
    }

    private static float[,] Filled(int rows, int columns, float value)
    {
        float[,] matrix = new float[rows, columns];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i / columns, i % columns] = value;
        }

        return matrix;
    }
}
