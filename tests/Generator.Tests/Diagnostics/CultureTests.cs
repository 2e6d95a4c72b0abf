using System.Globalization;
using System.Linq;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Messages and models are the same whatever the culture of the machine that compiles.</summary>
public class CultureTests
{
    private const string Valid = """
        [Network(1234, Batch = 5)]
        [Dense(7, Activation.LeakyRelu, Slope = 0.125)]
        [Dropout(0.2, Scale = false)]
        [Dense(3, Activation.Elu, Alpha = 1e-5)]
        [MeanSquaredError]
        [L1(1e-7), WeightDecay(2.5)]
        [Sgd(LearningRate = 0.001, Momentum = 0.9, Nesterov = true)]
        public sealed partial class Net;
        """;

    private const string Wrong = """
        [Network(784)]
        [Dense(1280, Activation.LeakyRelu, Slope = -0.5, Name = "i")]
        [Dense(1281, 10, Initializer = (Initializer)(-1))]
        [Dropout(1.25f)]
        [Dense(0)]
        [L2(-1e-4)]
        [L1(1e-300)]
        [MeanSquaredError]
        [Sgd(Momentum = 1.5)]
        partial class Net;
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void Messages_AreInvariant(string name)
    {
        string[] expected = EverythingUnder(CultureInfo.InvariantCulture, Wrong);

        Assert.Equal(expected, EverythingUnder(CultureInfo.GetCultureInfo(name), Wrong));
        Assert.Contains("'lambda' of L2 is -0.0001: it must be at least 0 and at most 1E+38", expected);
        Assert.Contains(expected, message => message.Contains("(1,281 → 10)", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void ModelsAndFiles_AreInvariant(string name)
    {
        string[] expected = EverythingUnder(CultureInfo.InvariantCulture, Valid);

        Assert.Equal(expected, EverythingUnder(CultureInfo.GetCultureInfo(name), Valid));
    }

    /// <summary>Without the data of a culture the tests above would compare the same with the same.</summary>
    [Theory]
    [InlineData("de-DE", "-1,5")]
    [InlineData("fi-FI", "\u22121,5")]
    [InlineData("tr-TR", "-1,5")]
    public void Cultures_WriteNumbersTheirOwnWay(string name, string expected)
    {
        Assert.Equal(expected, (-1.5).ToString(CultureInfo.GetCultureInfo(name)));
    }

    private static string[] EverythingUnder(CultureInfo culture, string source)
    {
        CultureInfo previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            GeneratorRun run = GeneratorHarness.Run(source);
            return [.. run.Diagnostics.Select(diagnostic => diagnostic.GetMessage(culture)).Append(run.Model.ToString()).Concat(run.Files.Values)];
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }
}
