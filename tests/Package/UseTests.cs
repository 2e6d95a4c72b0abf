using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Package.Tests;

/// <summary>The packages in a project of a user's, outside the repository.</summary>
[Collection(Feed.Collection)]
public partial class UseTests(Feed feed)
{
    /// <summary>R1 on rows with one large value each, whose place is the class.</summary>
    private const string Training = """
        using System;
        using Unrolled;

        float[] inputs = [9, 1, 1, 0, 1, 9, 0, 1, 1, 0, 9, 1, 8, 0, 1, 1, 0, 8, 1, 1];
        int[] labels = [0, 1, 2, 0, 1];
        R1 net = new(seed: 1);
        float first = net.TrainStep(inputs, labels);
        for (int step = 0; step < 200; step++)
        {
            net.TrainStep(inputs, labels);
        }

        int[] predicted = new int[5];
        net.PredictLabels(inputs, predicted);
        Console.WriteLine(FormattableString.Invariant($"{first} {net.Loss(inputs, labels)} {string.Join(' ', predicted)}"));

        /// <summary>Cross-entropy of three kinds.</summary>
        [Network(4, Batch = 5)]
        [Dense(10, Activation.Relu)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [L2(1e-3)]
        [Sgd(LearningRate = 0.05)]
        public sealed partial class R1;
        """;

    /// <summary>Extensions that change what they are called on, of which analyzers must know; and an overload of the user's own beside those for labels.</summary>
    private const string Newest = """
        using System;
        using Unrolled;

        Net net = new();
        Span<float> grown = new float[7];
        grown.Grow(8);
        net.Predict(grown, new float[6]);
        Span<float> set = new float[7];
        set.Rows = 2;
        net.Predict(set, new float[6]);
        int size = 7;
        size.Increase();
        net.Predict(new float[size], new float[6]);
        Console.WriteLine(net.TrainStep(new float[4], new int[1]));

        static class Extensions
        {
            extension(ref Span<float> span)
            {
                public int Rows { get => span.Length / 4; set => span = new float[value * 4]; }
                public void Grow(int length) => span = new float[length];
            }

            extension(ref int number)
            {
                public void Increase() => number++;
            }
        }

        [Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd]
        partial class Net
        {
            public string TrainStep(float[] row, int[] labels) => $"{row.Length} {labels.Length}";
        }
        """;

    /// <summary>A file begins with the version of the format: byte 8 for that field, then the version, 8.</summary>
    private const string Exporting = """
        using System;
        using System.IO;
        using Unrolled;

        new Net(seed: 1).ExportOnnx("net.onnx");
        byte[] file = File.ReadAllBytes("net.onnx");
        Console.WriteLine($"{file[0]} {file[1]} {file.Length > 4 * Net.ParameterCount}");

        [Network(4)] [Dense(3, Activation.Softmax)]
        partial class Net;
        """;

    /// <summary>For each family of errors of classes, one that makes it.</summary>
    private const string Classes = """
        using Unrolled;

        [Network(4)] [Dense(3)] class UNR0001;
        [Network(4)] [Dense(8)] [Dense(9, 3)] partial class UNR0102;
        [Network(4)] [Dropout(1.5)] [Dense(3)] partial class UNR0201;
        [Network(4)] [Dense(3, Activation.Relu)] [CrossEntropy] partial class UNR0307;
        [Network(4)] [Dense(3)] [MemoryBudget(1)] partial class UNR0402;
        [Network(4)] [Dense(3)] [Weights("lost.safetensors")] partial class UNR0601;
        """;

    /// <summary>What analyzers find, which the compiler runs where the generator finds nothing.</summary>
    private const string Calls = """
        using Unrolled;

        [Dense(3)] partial class UNR0013;
        [Network(Inputs)] [Dense(3)] partial class UNR0015;
        [Network(4)] [Dense(3)] [L2(1e-3)] partial class UNR0311;

        static class UNR0501
        {
            public static void Call(UNR0311 net) => net.Predict(new float[5], new float[3]);
        }
        """;

    /// <summary>Saves a small network and one of more values than become constants, and says what they predict.</summary>
    private const string Saving = """
        using System;
        using Unrolled;

        Small small = new(seed: 5);
        small.Save("small.safetensors");
        Large large = new(seed: 5);
        large.Save("large.safetensors");
        float[] outputs = new float[3];
        small.Predict([1, 2, 3, 4], outputs);
        Console.Write(string.Join(" ", outputs) + " ");
        large.Predict([1, 2, 3, 4], outputs);
        Console.WriteLine(string.Join(" ", outputs));

        [Network(4)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] partial class Small;
        [Network(4)] [Dense(400, Activation.Relu)] [Dense(400, Activation.Tanh)] [Dense(3)] partial class Large;
        """;

    /// <summary>Has both built in.</summary>
    private const string BuiltIn = """
        using System;
        using Unrolled;

        float[] outputs = new float[3];
        new Small().Predict([1, 2, 3, 4], outputs);
        Console.Write(string.Join(" ", outputs) + " ");
        new Large().Predict([1, 2, 3, 4], outputs);
        Console.WriteLine(string.Join(" ", outputs));

        [Network(4)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [Weights("small.safetensors")] partial class Small;
        [Network(4)] [Dense(400, Activation.Relu)] [Dense(400, Activation.Tanh)] [Dense(3)] [Weights("models/large.safetensors")] partial class Large;
        """;

    /// <summary>The first and the newest C# that emitted code is written for.</summary>
    [Theory]
    [InlineData("12")]
    [InlineData("latest")]
    public async Task NewProject_BuildsWithoutWarningsAndTrains(string language)
    {
        string folder = feed.CreateProject("Training" + language, Training, $"<LangVersion>{language}</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Dotnet build = await Dotnet.RunAsync(folder, "build", "-c", "Release");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output);

        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release", "--no-build");
        Assert.True(run.ExitCode == 0, run.Output);
        string[] words = run.Output.Trim().Split(' ', 3);
        Assert.InRange(double.Parse(words[1], CultureInfo.InvariantCulture), 0, 0.2 * double.Parse(words[0], CultureInfo.InvariantCulture));
        Assert.Equal("0 1 2 0 1", words[2]);
    }

    [Fact]
    public async Task NewestLanguage_IsUnderstood()
    {
        string folder = feed.CreateProject("Newest", Newest, "<LangVersion>latest</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("4 1", run.Output.Trim());
    }

    /// <summary>With that package alone: the generator comes along.</summary>
    [Fact]
    public async Task NewProject_ExportsOnnx()
    {
        string folder = feed.CreateProject("Exporting", Exporting, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "Unrolled.Onnx");

        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("8 8 True", run.Output.Trim());
    }

    /// <summary>The guide from its first line to its last, with a table of flowers that differ plainly.</summary>
    [Fact]
    public async Task Guide_IsAProgram()
    {
        string[] blocks = [.. Fence().Matches(Feed.ReadRepositoryFile("docs/guide.md")).Select(match => match.Groups[1].Value)];
        string reader = blocks.Single(block => block.Contains("net.Load(", StringComparison.Ordinal));
        IEnumerable<string> statements = blocks[1..].Select(block => block == reader ? $"Reader();\nstatic void Reader()\n{{\n{block}\n}}" : block);
        string folder = feed.CreateProject("Flowers", "using Unrolled;\n" + string.Join('\n', statements), "<ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "Unrolled.Onnx");
        File.WriteAllText(Path.Combine(folder, "FlowerNet.cs"), blocks[0]);
        File.WriteAllLines(Path.Combine(folder, "iris.csv"), Flowers());

        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release");

        Assert.True(run.ExitCode == 0, run.Output);
        string[] lines = run.Output.Split('\n');
        Assert.Matches("^[0-9]+ epochs: (Completed|NoImprovement)$", lines[0]);
        Assert.InRange(double.Parse(lines[1].Split('%', ' ')[0], CultureInfo.InvariantCulture), 90, 100);
        Assert.Equal("virginica", lines[2]);
        Assert.EndsWith("\nall agree", run.Output.TrimEnd());
        Assert.All(new[] { "iris.csv", "flowers.safetensors", "flowers.onnx" }, file => Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 100, file));

        // Four measures of 120 flowers, each species around other means.
        static IEnumerable<string> Flowers()
        {
            Random random = new(1);
            yield return "sepal_length,sepal_width,petal_length,petal_width,species";
            foreach ((string species, double[] means) in new[] { ("setosa", new[] { 5.0, 3.4, 1.5, 0.2 }), ("versicolor", [5.9, 2.8, 4.3, 1.3]), ("virginica", [6.6, 3.0, 5.6, 2.0]) })
            {
                for (int i = 0; i < 40; i++)
                {
                    yield return string.Join(',', means.Select(mean => (mean + (0.2 * (random.NextDouble() - 0.5))).ToString("F2", CultureInfo.InvariantCulture))) + "," + species;
                }
            }
        }
    }

    /// <summary>In a program with the package, or with a library that has it.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("-p:IlcInstructionSet=x86-x64-v2", true)]
    [InlineData("-p:IlcInstructionSet=x86-x64-v3", false)]
    [InlineData("-p:IlcInstructionSet=native", false)]
    [InlineData("-p:IlcInstructionSet=avx2%2cfma", false)]
    [InlineData("-p:RuntimeIdentifier=linux-arm64", false)]
    [InlineData("-p:PublishAot=false", false)]
    [InlineData("-p:NoWarn=UNR0701", false)]
    [InlineData("", true, true)]
    [InlineData("-p:IlcInstructionSet=x86-x64-v3", false, true)]
    [InlineData("-p:NoWarn=UNR0701", false, true)]
    public async Task NativeCodeWithoutMultiplyAdd_IsWarnedOf(string property, bool isWarned, bool isInLibrary = false)
    {
        string library = feed.CreateProject("NativeLibrary", "", "<OutputType>Library</OutputType>");
        string folder = isInLibrary
            ? feed.CreateProject("NativeProgram", "", "<OutputType>Library</OutputType>", package: null, items: $"<ProjectReference Include=\"{library}/NativeLibrary.csproj\" />")
            : feed.CreateProject("Native", "", "<OutputType>Library</OutputType>");

        // The native compiler comes in packs that not every machine can have; its step has this name.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project><Target Name=\"IlcCompile\" /></Project>");
        Dotnet restore = await Dotnet.RunAsync(folder, "restore");
        Assert.True(restore.ExitCode == 0, restore.Output);

        Dotnet target = await Dotnet.RunAsync(folder, ["msbuild", "-t:IlcCompile", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", .. property.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.True(target.ExitCode == 0, target.Output);
        Assert.Equal(isWarned, target.Output.Contains("warning UNR0701: Native code without fused multiply-add", StringComparison.Ordinal));
    }

    /// <summary>Beside the library, where it is built and where it is published; one whose network is called otherwise by now is gone.</summary>
    [Fact]
    public async Task HeaderForC_IsBesideTheLibrary()
    {
        const string source = "using Unrolled; [Network(4)] [Dense(3)] [ExportC(\"net\")] partial class Net; [Network(4)] [Dense(3)] [ExportC(\"other\")] partial class Other;";
        string folder = feed.CreateProject("Exporter", source, "<OutputType>Library</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        string output = Path.Combine(folder, "bin", "Release", "net10.0");

        Dotnet publish = await Dotnet.RunAsync(folder, "publish", "-c", "Release", "-o", "published");
        Assert.True(publish.ExitCode == 0, publish.Output);
        Assert.Equal(["net.h", "other.h"], Headers(output));
        Assert.Equal(["net.h", "other.h"], Headers(Path.Combine(folder, "published")));
        Assert.Contains("int32_t net_predict(", File.ReadAllText(Path.Combine(folder, "published", "net.h")));

        File.WriteAllText(Path.Combine(folder, "Program.cs"), source.Replace("\"other\"", "\"third\"", StringComparison.Ordinal));
        Dotnet build = await Dotnet.RunAsync(folder, "build", "-c", "Release");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["net.h", "third.h"], Headers(output));

        static IEnumerable<string?> Headers(string folder) => Directory.GetFiles(folder, "*.h").Select(Path.GetFileName).Order();
    }

    /// <summary>Constants and a resource: where the program runs there is no file.</summary>
    [Fact]
    public async Task Weights_AreBuiltIn()
    {
        string trained = feed.CreateProject("Saving", Saving, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Dotnet saved = await Dotnet.RunAsync(trained, "run", "-c", "Release");
        Assert.True(saved.ExitCode == 0, saved.Output);
        const string items = "<UnrolledWeights Include=\"models/*.safetensors\" />";
        string folder = feed.CreateProject("BuiltIn", BuiltIn, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", items: items);
        string models = Directory.CreateDirectory(Path.Combine(folder, "models")).FullName;
        File.Move(Path.Combine(trained, "small.safetensors"), Path.Combine(models, "small.safetensors"));
        File.Move(Path.Combine(trained, "large.safetensors"), Path.Combine(models, "large.safetensors"));

        Dotnet build = await Dotnet.RunAsync(folder, "build", "-c", "Release");
        Assert.True(build.ExitCode == 0, build.Output);
        Directory.Delete(models, recursive: true);
        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release", "--no-build");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(saved.Output.Trim(), run.Output.Trim());

        // A build in between notices that they are gone.
        Dotnet rebuild = await Dotnet.RunAsync(folder, "build", "-c", "Release");
        Assert.Contains("error UNR0601", rebuild.Output);
    }

    [Theory]
    [InlineData("Classes", Classes)]
    [InlineData("Calls", Calls)]
    public async Task NewProject_WithMistakes_IsToldOfEach(string name, string source)
    {
        string folder = feed.CreateProject(name, source, "<OutputType>Library</OutputType>");

        Dotnet build = await Dotnet.RunAsync(folder, "build", "-c", "Release");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Rules(Rule().Matches(source)), Rules(Report().Matches(build.Output)));
        Assert.DoesNotContain("AD0001", build.Output);
        Assert.DoesNotContain("CS8785", build.Output);

        static IEnumerable<string> Rules(MatchCollection matches) => matches.Select(match => match.Groups[1].Value).Distinct().Order();
    }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("(UNR[0-9]{4})")]
    private static partial Regex Rule();

    [GeneratedRegex("(?:error|warning) (UNR[0-9]{4})")]
    private static partial Regex Report();
}
