using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Unrolled.Build;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Tests.Documentation;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Exports;

/// <summary>Headers of functions for C, from the network to the file that the build writes.</summary>
public sealed partial class HeaderTests : IDisposable
{
    private const string Classifier = "[Network(4, Batch = 5)] [Dropout(0.2)] [Dense(3, Activation.Softmax, Name = \"Größe\")] [CrossEntropy] [Adam] [ExportC(\"flower\")] partial class Blüte;";
    private const string Inference = "namespace Nets { partial interface IOuter { [Network(784)] [Dense(1, Activation.Sigmoid)] [ExportC(\"int\")] private partial class Net; } }";
    private const string Coin = "class Base { public required string Label { get; init; } } [Network(2)] [Dropout(Mask = MaskSource.Caller)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd] [ExportC(\"Coin_2\")] partial class Coin : Base;";
    private const string Regression = "[Network(2)] [Dense(6, Activation.Relu)] [Freeze] [Dense(2)] [Huber] [Sgd] [ExportC(\"a\")] partial class @class;";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-headers-");

    public static TheoryData<string> Networks => new(Classifier, Inference, Coin, Regression, Classifier + Coin);

    /// <summary>Included twice, as headers are; all of a project at once.</summary>
    [CompilersTheory]
    [MemberData(nameof(Networks))]
    public void Header_IsCAndCpp(string source)
    {
        string[] headers = Write(source);
        string program = Path.Combine(_folder.FullName, "program.c");
        File.WriteAllLines(program, headers.Concat(headers).Select(header => $"#include \"{header}\"").Append($"int main(void) {{ return {PrefixOf(headers[0])}_last_error()[0]; }}"));

        foreach ((string compiler, string language, string standard) in new[] { ("gcc", "c", "c99"), ("gcc", "c", "c11"), ("g++", "c++", "c++11"), ("g++", "c++", "c++17") })
        {
            (int exitCode, string messages) = CompilersTheoryAttribute.Run(
                compiler, "-x", language, $"-std={standard}", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", program);
            Assert.True(exitCode == 0, messages);
        }
    }

    /// <summary>The network and the program of the page.</summary>
    [CompilersTheory]
    [InlineData("docs/c-api.md")]
    public void Page_IsAProgram(string page)
    {
        string[] blocks = [.. Fence().Matches(MarkdownFile.All.Single(file => file.Name == page).Text).Select(match => match.Groups[1].Value)];
        string header = Assert.Single(Write(blocks.Single(block => block.Contains("[Network(", StringComparison.Ordinal))));
        string program = Path.Combine(_folder.FullName, "program.c");
        File.WriteAllText(program, blocks.Single(block => block.Contains("int main(void)", StringComparison.Ordinal)));

        (int exitCode, string messages) = CompilersTheoryAttribute.Run("gcc", "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", "-I", Path.GetDirectoryName(header)!, program);

        Assert.True(exitCode == 0, messages);
    }

    [Theory]
    [InlineData(Classifier, "create destroy last_error load predict save train_step train_step_labels", "INPUTS=4 OUTPUTS=3 BATCH=5 PARAMETERS=15", "0 to 2")]
    [InlineData(Inference, "create destroy last_error load predict save", "INPUTS=784 OUTPUTS=1 BATCH=1 PARAMETERS=785", "784 inputs")]
    [InlineData(Coin, "create destroy last_error load predict save train_step train_step_labels", "INPUTS=2 OUTPUTS=1 BATCH=1 PARAMETERS=3", "0 to 1")]
    public void Header_DeclaresWhatIsEmitted(string source, string functions, string sizes, string part)
    {
        string header = Assert.Single(Write(source));
        string text = File.ReadAllText(header);
        string prefix = PrefixOf(header);
        string emitted = GeneratorHarness.Run(source).Files.Single(file => file.Key.EndsWith(".Exports.g.cs", StringComparison.Ordinal)).Value;

        Assert.Equal(functions.Split(' '), Declaration().Matches(text).Select(match => match.Groups[1].Value).Order());
        Assert.Equal(functions.Split(' '), EntryPoint().Matches(emitted).Select(match => match.Groups[1].Value[(prefix.Length + 1)..]).Order());
        Assert.All(sizes.Split(' '), size => Assert.Contains($"#define {prefix.ToUpperInvariant()}_{size.Replace('=', ' ')}\n", text));
        Assert.Contains(part, text);
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"'{c}' is not ASCII."));
        Assert.EndsWith("\n#endif\n", text);
        Assert.All(Enum.GetValues<CError>(), code => Assert.Contains($" ({(int)code}) ", text));
    }

    /// <summary>Else who includes it is compiled again after every build.</summary>
    [Fact]
    public void SecondRun_WritesOnlyWhatChanged()
    {
        string header = Assert.Single(Write(Classifier));
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(header, old);

        _ = Write(Classifier);
        Assert.Equal(old, File.GetLastWriteTimeUtc(header));

        _ = Write(Classifier.Replace("Network(4", "Network(5", StringComparison.Ordinal));
        Assert.NotEqual(old, File.GetLastWriteTimeUtc(header));
    }

    [Fact]
    public void AssemblyWithoutFunctions_HasNoHeaders()
    {
        Assert.Empty(Write("[assembly: System.Reflection.AssemblyMetadata(\"Unrolled\", \"x\")] [assembly: System.Reflection.AssemblyMetadata(null!, null)] [Network(4)] [Dense(3)] partial class Net;"));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "headers")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Write(string source)
    {
        string assembly = Path.Combine(_folder.FullName, "net.dll");
        using (FileStream stream = File.Create(assembly))
        {
            Assert.True(GeneratorHarness.Run(source).AssertClean().Output.Emit(stream).Success);
        }

        WriteHeaders task = new() { Assembly = assembly, Folder = Path.Combine(_folder.FullName, "headers") };
        Assert.True(task.Execute());
        return [.. task.Headers.Select(header => header.ItemSpec)];
    }

    private static string PrefixOf(string header) => Path.GetFileNameWithoutExtension(header);

    [GeneratedRegex(@"^(?:int32_t |const char \*|\w+ \*)(?:flower|int|Coin_2)_(\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("^```c(?:sharp)?\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("EntryPoint = \"(\\w+)\"")]
    private static partial Regex EntryPoint();
}
