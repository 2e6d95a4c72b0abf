using System;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Emission;
using Xunit;

namespace Unrolled.Expressions.Tests.Emission;

public class LiteralTests
{
    [Theory]
    [InlineData(0, "0f")]
    [InlineData(-0.0, "-0f")]
    [InlineData(1, "1f")]
    [InlineData(-1, "-1f")]
    [InlineData(0.1, "0.1f")]
    [InlineData(100, "100f")]
    [InlineData(-12.5, "-12.5f")]
    [InlineData(0.0001, "0.0001f")]
    [InlineData(0.00001, "1e-5f")]
    [InlineData(1.5e-8, "1.5e-8f")]
    [InlineData(1234567, "1234567f")]
    [InlineData(16777216, "1.6777216e7f")]
    [InlineData(3.4028234663852886e38, "3.4028235e38f")]
    [InlineData(1.401298464324817e-45, "1e-45f")]
    [InlineData(1.0 / 3, "0.33333334f")]
    [InlineData(1e300, "float.PositiveInfinity")]
    [InlineData(double.PositiveInfinity, "float.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity")]
    [InlineData(double.NaN, "float.NaN")]
    [InlineData(1e-300, "0f")]
    public void Floats(double value, string literal) => Assert.Equal(literal, Literal.Float(value));

    [Theory]
    [InlineData(0, "0d")]
    [InlineData(-0.0, "-0d")]
    [InlineData(0.1, "0.1d")]
    [InlineData(1.0 / 3, "0.3333333333333333d")]
    [InlineData(5e-324, "5e-324d")]
    [InlineData(double.MaxValue, "1.7976931348623157e308d")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Doubles(double value, string literal) => Assert.Equal(literal, Literal.Double(value));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void EveryCultureWritesTheSame(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo culture = new(name);
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal("-0.5f", Literal.Float(-0.5));
            Assert.Equal("-1.25e-9d", Literal.Double(-1.25e-9));
            Assert.Equal("1234.5f", Literal.Float(1234.5));
            Assert.Equal("float.NaN", Literal.Float(double.NaN));
            Assert.Equal("∞", Literal.Shortest(float.PositiveInfinity));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TheCompilerReadsTheSameBits()
    {
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next() & int.MaxValue);
            double number = BitConverter.Int64BitsToDouble(random.NextInt64() & long.MaxValue);
            if (float.IsFinite(single))
            {
                Assert.Equal(single, Assert.IsType<float>(Read(Literal.Float(single))));
                Assert.Equal("-" + Literal.Float(single), Literal.Float(-single));
            }

            if (double.IsFinite(number))
            {
                Assert.Equal(number, Assert.IsType<double>(Read(Literal.Double(number))));
            }
        }
    }

    [Fact]
    public void NoDigitTooMany()
    {
        Random random = new(2);
        for (int i = 0; i < 2000; i++)
        {
            float value = (float)random.NextDouble();
            Assert.Equal(Digits(value.ToString("R", CultureInfo.InvariantCulture)), Digits(Literal.Shortest(value)));
        }
    }

    private static object? Read(string literal) => ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(literal)).Token.Value;

    private static string Digits(string number) => number.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
}
