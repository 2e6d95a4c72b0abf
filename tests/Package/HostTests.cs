using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Package.Tests;

/// <summary>Projects that are set up in other ways, and code that outlives its generator.</summary>
[Collection(Feed.Collection)]
public class HostTests(Feed feed)
{
    private const string Program = """
        using System;
        using Unrolled;

        class Program
        {
            static void Main()
            {
                Net net = new Net(7);
                for (int step = 0; step < 50; step++)
                {
                    net.TrainStep(new float[] { 1, 0, 0, 1 }, new int[] { step % 2, 1 });
                }

                float[] outputs = new float[2];
                net.Predict(new float[] { 0.5f, 0.25f }, outputs.AsSpan());
                Console.WriteLine(BitConverter.ToString(BitConverter.GetBytes(outputs[0])));
            }
        }

        [Network(2, Batch = 4)]
        [Dense(20, Activation.Gelu)]
        [Dropout(0.1)]
        [Dense(2, Activation.Softmax)]
        [CrossEntropy]
        [L2(1e-4)]
        [Adam]
        public sealed partial class Net
        {
        }
        """;

    [Theory]
    [InlineData("Old", "<LangVersion>12</LangVersion><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>")]
    [InlineData("Implicit", "<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>")]
    [InlineData("Strict", "<AnalysisMode>All</AnalysisMode><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow><NoWarn>$(NoWarn);CA1303;CA1852</NoWarn>")]
    public async Task Project_BuildsWithoutWarnings(string name, string properties)
    {
        string folder = feed.CreateProject(name, Calls(name), $"{properties}<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(await ExpectedAsync(), run.Output.Trim());
    }

    [Fact]
    public async Task TwoBuilds_AreTheSameBytes()
    {
        string folder = feed.CreateProject("Deterministic", Program);
        byte[][] images = new byte[2][];
        for (int i = 0; i < images.Length; i++)
        {
            Dotnet build = await Dotnet.RunAsync(folder, "build", "-c", "Release", "--no-incremental");
            Assert.True(build.ExitCode == 0, build.Output);
            images[i] = File.ReadAllBytes(Path.Combine(folder, "bin", "Release", "net10.0", "Deterministic.dll"));
        }

        Assert.Equal(images[0], images[1]);
    }

    /// <summary>The promise that users' code outlives the tool: only the runtime stays.</summary>
    [Fact]
    public async Task GeneratedFiles_CompileWithoutTheGenerator()
    {
        string with = feed.CreateProject("With", Program, "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>");
        Dotnet build = await Dotnet.RunAsync(with, "build", "-c", "Release");
        Assert.True(build.ExitCode == 0, build.Output);

        string without = feed.CreateProject("Without", Program, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        File.WriteAllText(Path.Combine(without, "Directory.Build.targets"), """
            <Project>
              <Target Name="RemoveGenerator" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer->WithMetadataValue('NuGetPackageId', 'Unrolled'))" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        string[] files = Directory.GetFiles(Path.Combine(with, "obj"), "Net*.g.cs", SearchOption.AllDirectories);
        Assert.Equal(5, files.Length);
        foreach (string file in files)
        {
            File.Copy(file, Path.Combine(without, Path.GetFileName(file)));
        }

        Dotnet run = await Dotnet.RunAsync(without, "run", "-c", "Release");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(await ExpectedAsync(), run.Output.Trim());
    }

    /// <summary>What the analyzers of everything ask of a user's own lines, and not of generated ones.</summary>
    private static string Calls(string name) => name == "Strict"
        ? Program.Replace("using System;", "[assembly: System.CLSCompliant(false)]\n[assembly: System.Runtime.InteropServices.ComVisible(false)]\nnamespace Strict;\nusing System;", StringComparison.Ordinal)
            .Replace("class Program", "internal static class Program", StringComparison.Ordinal)
            .Replace("public sealed partial class Net", "internal sealed partial class Net", StringComparison.Ordinal)
        : Program;

    private static Task<string>? s_expected;

    /// <summary>What an ordinary project prints, which is built once.</summary>
    private Task<string> ExpectedAsync() => s_expected ??= RunPlainAsync();

    private async Task<string> RunPlainAsync()
    {
        string folder = feed.CreateProject("Plain", Program);
        Dotnet run = await Dotnet.RunAsync(folder, "run", "-c", "Release");
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output.Trim();
    }
}
