using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Advice is for those who need it, comes alone, and can be declined.</summary>
public class AdviceTests
{
    private const string Warned = "[Network(4)] [Dense(3, Activation.Softmax)] [SquaredError] partial class Net;";
    private const string Orphaned = "[Dense(3)] partial class Net;";
    private const string Straight = "[Network(144, Batch = 4, Unroll = Unroll.Full)] [Dense(64)] partial class Net;";
    private const string Hinted = "[Network(4)] [Dense(5)] [Dense(3)] partial class Net;";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", "..", ".."));

    [Fact]
    public void ReferenceNetworksAndSamples_AreLeftAlone()
    {
        string[] files =
        [
            Path.Combine(s_root, "tests", "Gradients.Tests", "ReferenceNetworks", "Networks.cs"),
            .. Directory.GetFiles(Path.Combine(s_root, "samples"), "*Net.cs", SearchOption.AllDirectories),
        ];

        AnalyzerRun run = AnalyzerHarness.Run([.. files.Select(File.ReadAllText)]);

        Assert.True(run.Generated.Models.Length >= 11);
        run.AssertClean();
    }

    /// <summary>The analyzer sees the class with its generated members: they are no reason to advise anything, nor to keep advice back.</summary>
    [Fact]
    public void SeveralPiecesOfAdvice_AreAllGiven()
    {
        AnalyzerRun run = AnalyzerHarness.Run("""
            [Network(4)]
            [Dense(5)]
            [Dense(5, Activation.Tanh, Initializer = Initializer.He)]
            [Dense(3, Activation.Softmax)]
            [MeanSquaredError]
            [L2(0.1)]
            [AdamW]
            partial class Net { private int Own => 3; }
            """);

        Assert.Equal(["UNR0317", "UNR0314", "UNR0313", "UNR0315"], run.Ids);
    }

    [Theory]
    [InlineData("[Network(0)] [Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] partial class Net;", "UNR0101")]
    [InlineData("[Network(4)] [Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] [FlopBudget(1)] partial class Net;", "UNR0403")]
    [InlineData("[Network(4)] [Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] partial class Net { public int Summary => 1; }", "UNR0007")]
    [InlineData("[Network(4)] [Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] partial class Net { private readonly int _engine = 1; public int Engine => _engine; }", "UNR0007")]
    [InlineData("[Network(4)] [Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] partial class Net { public Net(double x) => System.Console.WriteLine(x); }", "UNR0010")]
    [InlineData("[Dense(5)] [Dense(3, Activation.Softmax)] [SquaredError] [L2(1)] [AdamW] partial class Net;", "UNR0013")]
    public void NetworkWithAnError_GetsNoAdvice(string source, string id)
    {
        Assert.Equal([id], AnalyzerHarness.Run(source).Ids);
    }

    [Fact]
    public void UnknownAttribute_MayBeTheNetworkMisspelt()
    {
        Assert.Empty(AnalyzerHarness.Run("[Netwrok(4)] [Dense(5)] [Sgd] partial class Net;").Ids);
    }

    [Theory]
    [InlineData(Warned, "UNR0313")]
    [InlineData(Hinted, "UNR0317")]
    [InlineData(Orphaned, "UNR0013")]
    [InlineData(Straight, "UNR0404")]
    public void Advice_CanBeDeclined(string source, string id)
    {
        Assert.Equal([id], AnalyzerHarness.Run(source).Ids);
        Assert.Empty(AnalyzerHarness.Run($"#pragma warning disable {id}\n{source}").Ids);
        Assert.Equal([id], AnalyzerHarness.Run($"#pragma warning disable {id}\n#pragma warning restore {id}\n{source}").Ids);
        Assert.Empty(AnalyzerHarness.Run($"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Unrolled\", \"{id}\")] {source}").Ids);
        Assert.Empty(AnalyzerHarness.RunWithConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n", source).Ids);
        Assert.Empty(AnalyzerHarness.RunWithConfig("root = true\n[*.cs]\ndotnet_diagnostic.UNR0201.severity = error\n", source).Ids.Except([id]));
    }

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
