using System.Linq;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>One mistake is one error: what depends on a wrong value is not judged by it.</summary>
public class CascadeTests
{
    [Theory]
    [InlineData("[Network(0)] [Dense(7, 3)]", "UNR0101")]
    [InlineData("[Network(4)] [Dense(0, Activation.Relu)] [Dense(7, 3)]", "UNR0101")]
    [InlineData("[Network(4)] [Dense(0, Activation.Softmax)] [CrossEntropy] [Sgd]", "UNR0101")]
    [InlineData("[Network(4)] [Dense(3, (Activation)77, Slope = 3)] [CrossEntropy]", "UNR0202")]
    [InlineData("[Network(4)] [Dense(1, Activation.Softmax)] [Dense(3)]", "UNR0308")]
    [InlineData("[Network(4)] [Dense(1, Activation.Softmax)] [BinaryCrossEntropy]", "UNR0309")]
    [InlineData("[Network(4)] [Dropout] [CrossEntropy]", "UNR0005", "UNR0303")]
    [InlineData("[Network(int.MaxValue)] [CrossEntropy]", "UNR0005")]
    [InlineData("[Network(4)] [Dense(3)] [SquaredError] [Sgd(Momentum = -1, Nesterov = true)]", "UNR0201")]
    [InlineData("[Network(4)] [Dense(3)] [SquaredError] [CrossEntropy]", "UNR0304")]
    [InlineData("[Network(4)] [Dense(3)] [Dense(3, Name = \"Dense1\", Alpha = -1)]", "UNR0204", "UNR0301")]
    public void Mistakes_EachReportedOnce(string attributes, params string[] ids)
    {
        Assert.Equal(ids, GeneratorHarness.Run(attributes + " partial class Net;").Ids.Order());
    }

    [Theory]
    [InlineData("[Network(\"4\")] [Dense(3)]")]
    [InlineData("[Network] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense]")]
    [InlineData("[Network(4)] [Dense(Unknown)] [CrossEntropy]")]
    [InlineData("[Network(4)] [Dense(3, Activation.Missing)] [CrossEntropy]")]
    [InlineData("[Network(4)] [Dropout(null, \"x\")] [Dense(3, Name = 5)]")]
    public void AttributesTheCompilerRejects_AreLeftToIt(string attributes)
    {
        GeneratorRun run = GeneratorHarness.Run(attributes + " partial class Net;");

        Assert.Empty(run.Diagnostics);
        Assert.True(run.Model.HasErrors);
        Assert.NotEmpty(run.CompilerDiagnostics);
    }

    /// <summary>Nothing is advised on numbers that the generator did not have; what does not compile without any constant is the compiler's.</summary>
    [Theory]
    [InlineData("[Network(4)] [Dense(Inputs)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW]", "UNR0015")]
    [InlineData("[Network(4)] [Dense(3, Inputs)] [Dense(Outputs)]", "UNR0015")]
    [InlineData("[Network(4)] [Dense(Inputs / 0)]")]
    [InlineData("[Network(4)] [Dense(Unknown.Inputs)]")]
    [InlineData("static class Circle { public const int One = Other; public const int Other = One; } [Network(Circle.One)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(3, Inputs, Outputs, Batch)]")]
    [InlineData("[Network(4)] [Dense(3, Name = Inputs)]")]
    public void GeneratedConstants_AreReportedAlone(string attributes, params string[] ids)
    {
        AnalyzerRun run = AnalyzerHarness.Run(attributes + " partial class Net;");

        Assert.Equal(ids, run.Ids.Distinct());
        Assert.Equal(ids.Length == 0, run.CompilerDiagnostics.Any());
    }
}
