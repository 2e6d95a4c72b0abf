using System.Threading.Tasks;
using Unrolled.CodeFixes.Tests.Harness;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>These tests run in a newer compiler than the generator's: it, too, takes what is emitted as C# 12.</summary>
public class EmittedCodeTests
{
    [Theory]
    [InlineData("[Network(4, Batch = 5)] [Dropout(0.1)] [Dense(10, Activation.Gelu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(1e-3)] [L1(1e-4)] [Sgd(Momentum = 0.9, Nesterov = true)] partial class Net;")]
    [InlineData("[Network(64, Batch = 32)] [Dense(128, Activation.Elu)] [Dropout(Mask = MaskSource.Caller)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [WeightDecay(1e-3)] [Adam] partial class Net;")]
    [InlineData("[Network(700)] [Dense(300)] partial class Net;")]
    public async Task EmittedCode_UnderCSharp12_Compiles(string source)
    {
        Assert.Empty(await Project.Of(source).CompileAsync());
    }
}
