using Unrolled.Generator.Expressions;
using Xunit;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Expressions.Tests.Expressions;

public class TraversalTests
{
    [Fact]
    public void TreesAreComparedByValue()
    {
        Assert.Equal(Logistic(X), Logistic(X));
        Assert.Equal(Logistic(X).GetHashCode(), Logistic(X).GetHashCode());
        Assert.NotEqual(Logistic(X), Logistic(Y));
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("y", true)]
    [InlineData("t", true)]
    [InlineData("w", true)]
    [InlineData("g", false)]
    public void Mentions(string variable, bool mentioned) =>
        Assert.Equal(mentioned, Expression.SelectLessOrEqual(X, Exp(Y), 1 + T, Max(0, W)).Mentions(variable));

    [Fact]
    public void Transcendental()
    {
        Assert.True((1 + Exp(X)).IsTranscendental());
        Assert.True(IfNotPositive(X, Erf(X), 0).IsTranscendental());
        Assert.False(Sqrt(Abs(Sign(Max(X, Y / 2)))).IsTranscendental());
    }

    [Fact]
    public void SubstitutionReplacesEveryOccurrence()
    {
        Expression update = W - Expression.Variable("η") * G;
        Assert.Equal(W - Expression.Variable("η") * (G + 2 * W), update.Substitute("g", G + 2 * W));
        Assert.Equal(T * T + Sqrt(T), (Exp(X) * Exp(X) + Sqrt(Exp(X))).Substitute(Exp(X), T));
    }
}
