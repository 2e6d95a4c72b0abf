using System;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--epochs", "7")]
    [InlineData("--epochs=7", null)]
    public void TakesANumber(string first, string? second)
    {
        CommandLine line = new(second is null ? [first] : [first, second]);

        Assert.Equal(7, line.TakeNumber("--epochs", 20, 1, 10));
        line.End();
    }

    [Fact]
    public void TakesTheDefaultWhenNothingIsGiven() => Assert.Equal(20, new CommandLine([]).TakeNumber("--epochs", 20, 1, 100));

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("many")]
    [InlineData("99999999999999")]
    public void RefusesANumberOutOfRange(string value)
    {
        string message = Assert.Throws<UsageException>(() => new CommandLine(["--epochs", value]).TakeNumber("--epochs", 20, 1, 10)).Message;

        Assert.Contains($"'{value}'", message, StringComparison.Ordinal);
        Assert.Contains("1 to 10", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--data", "--epochs", "3")]
    [InlineData("--data=")]
    public void RefusesAnOptionWithoutItsValue(params string[] arguments) =>
        Assert.Equal("--data needs a value.", Assert.Throws<UsageException>(() => new CommandLine(arguments).TakeText("--data")).Message);

    [Fact]
    public void RefusesAnOptionGivenTwice() =>
        Assert.Throws<UsageException>(() => new CommandLine(["--data", "a", "--data", "b"]).TakeText("--data"));

    [Fact]
    public void NamesAnUnknownOption() =>
        Assert.Equal("There is no option '--speed'.", Assert.Throws<UsageException>(() => new CommandLine(["--speed", "9"]).End()).Message);

    [Fact]
    public void TakesArgumentsAmongOptions()
    {
        CommandLine line = new(["--epochs", "3", "iris.csv"]);

        Assert.Equal(3, line.TakeNumber("--epochs", 1, 1, 10));
        Assert.Equal("iris.csv", line.TakeArgument());
        line.End();
    }
}
