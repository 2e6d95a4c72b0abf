using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Emission.Surface;
using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>No text, however broken, makes the generator or an analyzer throw: neither CS8785 nor AD0001 ever appears.</summary>
public class MutationTests
{
    private const int Mutants = 20_000;
    private const int MutantsPerProject = 100;

    /// <summary>In every tenth project mutants see the members of their own networks, which takes most of the time there; in all of them, those of the library.</summary>
    private const int ProjectsPerWholeOne = 10;

    /// <summary>For a longer run: <c>UNROLLED_MUTANTS=1000000</c>. The first 20,000 are always the same.</summary>
    private const string Switch = "UNROLLED_MUTANTS";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.None);

    private static readonly CSharpCompilation s_empty = GeneratorHarness.Compile(Array.Empty<SyntaxTree>()).AddReferences(Library());

    [Fact]
    public void Programs_AreClean()
    {
        string[] programs = [.. Programs.Declarations.Concat(Programs.Calls).Select((program, i) => program.Replace(Programs.Namespace, Programs.Namespace + i, StringComparison.Ordinal))];

        AnalyzerHarness.Run(GeneratorHarness.Compile(programs).AddReferences(Library())).AssertClean();
    }

    [Fact]
    public void Mutants_NeverMakeGeneratorOrAnalyzersThrow()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable(Switch), CultureInfo.InvariantCulture, out int wanted) ? wanted : Mutants;
        ConcurrentBag<int> networks = [];
        ConcurrentDictionary<string, int> ids = [];
        Parallel.For(0, count / MutantsPerProject, project =>
        {
            bool isWhole = project % ProjectsPerWholeOne == 0;
            ProgramMutator mutator = new(seed: project);
            string[] mutants = [.. Enumerable.Range(0, MutantsPerProject).Select(mutator.Next)];
            if (Record.Exception(() => networks.Add(Run(mutants, isWhole, ids))) is { } thrown)
            {
                string? culprit = mutants.FirstOrDefault(mutant => Record.Exception(() => Run([mutant], isWhole, [])) is not null);
                Assert.Fail($"{thrown}\n{thrown.InnerException}\n{culprit ?? "Only with its neighbours, in project " + project}");
            }
        });

        // Mutants that all fail in the same way would prove nothing.
        Assert.True(networks.Sum() > 0.4 * count, $"{networks.Sum()} networks were generated for {count} mutants.");
        Assert.True(ids.Count >= 36, $"Only these rules were met: {string.Join(", ", ids.Keys.Order())}");
    }

    /// <summary>Compiles mutants as one project, notes the rules they break, and returns how many networks were generated.</summary>
    private static int Run(string[] mutants, bool isWhole, ConcurrentDictionary<string, int> ids)
    {
        CSharpCompilation compilation = s_empty.AddSyntaxTrees(mutants.Select((mutant, i) => Parse("using Unrolled;\n" + mutant, $"Mutant{i}.cs")));
        GeneratorDriver driver = GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> errors);
        GeneratorRun run = new(driver.GetRunResult().Results.Single(), (CSharpCompilation)output, errors);
        if (run.Result.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator threw.", exception);
        }

        IEnumerable<SyntaxTree> surfaces = isWhole ? run.Models.Select(Surface) : [];
        ImmutableArray<Diagnostic> advice = AnalyzerHarness.Analyze(compilation.AddSyntaxTrees(surfaces), AnalyzerHarness.Analyzers);
        foreach (Diagnostic diagnostic in errors.Concat(advice))
        {
            ids[diagnostic.Id] = 1;
        }

        return run.Models.Length;
    }

    /// <summary>The members as calls see them, without the kernels behind them.</summary>
    private static SyntaxTree Surface(NetworkModel model) =>
        Parse(SurfaceEmitter.Emit(model with { HasErrors = true }, null), model.Type.HintName + ".g.cs");

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parseOptions, path);

    private static PortableExecutableReference Library()
    {
        using MemoryStream image = new();
        Assert.True(GeneratorHarness.Run(Programs.Library).AssertClean().Output.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
