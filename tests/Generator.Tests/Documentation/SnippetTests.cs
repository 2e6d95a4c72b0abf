using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Documentation;

/// <summary>Code that pages show compiles as it stands, with the variables that their text speaks of.</summary>
/// <remarks>What needs the package for ONNX is compiled where that package is tested.</remarks>
public partial class SnippetTests
{
    private const string Onnx = "ExportOnnx";

    /// <summary>The network that pages speak of, and what else they take for granted; a snippet's own variables hide these.</summary>
    private const string Given = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Unrolled;
        using static Given;

        [Network(784, Batch = 64)]
        [Dense(128, Activation.Relu)]
        [Dropout(0.2)]
        [Dense(10, Activation.Softmax)]
        [CrossEntropy(LabelSmoothing = 0.1)]
        [AdamW(LearningRate = 1e-3)]
        public sealed partial class DigitNet;

        internal static class Given
        {
            public const double λ = 0.1, rate = 0.1, γ = 0.5, m = 0.01;
            public const int n = 10, steps = 10, i = 0, o = 0;
            public static readonly DigitNet net = new();
            public static readonly Dataset data = null!, testData = null!, training = null!;
            public static readonly TrainingOptions options = new();
            public static readonly TrainingHistory history = null!;
            public static readonly NetworkFileInfo file = null!;
            public static readonly CancellationToken token = default;
            public static readonly string path = "";
            public static readonly float[] x = [], outputs = [], means = [], scales = [], inputGradients = [], outputGradients = [], rowWeights = [];
            public static readonly int[] y = [], labels = [];
        }

        """;

    public static TheoryData<string> Pages => ["docs/training.md", "docs/saving.md", "docs/coming-from-pytorch.md", "docs/memory.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_Compile(string page)
    {
        string[] blocks = [.. MarkdownFile.All.Single(file => file.Name == page).CodeBlocks
            .Where(block => !block[0].StartsWith("// ", StringComparison.Ordinal) || !block[0].EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(block => string.Join('\n', block.Where(line => line.Trim() != "…" && !line.StartsWith("using ", StringComparison.Ordinal))).TrimStart())
            .Where(block => !block.Contains(Onnx, StringComparison.Ordinal))];

        Assert.NotEmpty(blocks);
        AssertCompiles(blocks);
    }

    /// <summary>The network that C calls, and a function of the author's own beside the generated ones.</summary>
    [Fact]
    public void FunctionsForC_Compile()
    {
        IEnumerable<string> lines = MarkdownFile.All.Single(file => file.Name == "docs/c-api.md").CodeBlocks.SelectMany(block => block);

        GeneratorHarness.Run(string.Join('\n', lines.OrderByDescending(line => line.StartsWith("using ", StringComparison.Ordinal)))).AssertClean();
    }

    /// <summary>The right column of the tables: attributes, calls, members of enums.</summary>
    [Fact]
    public void TablesForUsersOfPyTorch_Compile()
    {
        string page = MarkdownFile.All.Single(file => file.Name == "docs/coming-from-pytorch.md").Text;
        string[] codes = [.. Row().Matches(page)
            .SelectMany(row => Code().Matches(row.Groups[1].Value).Select(code => code.Groups[1].Value))
            .Where(code => !code.Contains(Onnx, StringComparison.Ordinal) && !code.StartsWith('…') && (code.Contains('(', StringComparison.Ordinal) || code.Contains('.', StringComparison.Ordinal) || code.StartsWith('[')))
            .Where(code => !code.StartsWith('.') && !code.StartsWith("Initializer =", StringComparison.Ordinal))];

        Assert.InRange(codes.Length, 45, 100);
        AssertCompiles(codes.Select(code => code switch
        {
            ['[', ..] => $"{code.Replace("…", "8", StringComparison.Ordinal)} sealed class Annotated {{ }}",
            [.., ';'] => code,
            [.., ')'] => code + ";",
            _ => $"_ = {code};",
        }));
    }

    private static void AssertCompiles(IEnumerable<string> snippets)
    {
        StringBuilder program = new(Given);
        int number = 0;
        foreach (string snippet in snippets)
        {
            bool isDeclaration = snippet.StartsWith('[') || snippet.StartsWith("sealed class", StringComparison.Ordinal);
            bool isHandler = snippet.StartsWith("catch", StringComparison.Ordinal);
            program.Append(isDeclaration ? $"namespace Snippet{number} {{ {snippet} }}\n" : $"namespace Snippet{number} {{ static class Use {{ public static void Run() {{ {(isHandler ? "try { }" : "")} {snippet}\n}} }} }}\n");
            number++;
        }

        string[] errors = [.. GeneratorHarness.Run(program.ToString()).DiagnosticsOutsideKernels
            .Where(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && diagnostic.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.GetMessage()}: {diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}")];

        Assert.Empty(errors);
    }

    [GeneratedRegex(@"^\| .* \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
