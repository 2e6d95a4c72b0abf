using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Shapes;
using Xunit;

namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>No annotation, however odd, makes the generator throw; each is reported by one of our rules, or compiles without an error or a warning.</summary>
public class FuzzTests
{
    private const int Cases = 1000;
    private const int CasesPerProject = 50;

    [Fact]
    public void RandomAnnotations_AreReportedOrCompile()
    {
        AnnotationFuzzer fuzzer = new(seed: 20240607);
        string[] sources = [.. Enumerable.Range(0, Cases).Select(fuzzer.Next)];
        HashSet<string> ids = [];
        Dictionary<int, string> failures = [];
        int clean = 0;
        for (int first = 0; first < Cases; first += CasesPerProject)
        {
            IEnumerable<int> numbers = Enumerable.Range(first, CasesPerProject);
            GeneratorRun run = Run([.. numbers.Select(i => GeneratorHarness.Parse(sources[i], PathOf(i)))]);
            HashSet<string> reported = [.. run.Diagnostics.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath)];
            ids.UnionWith(run.Ids);
            clean += numbers.Count(i => !reported.Contains(PathOf(i)));
            foreach (Diagnostic diagnostic in run.CompilerDiagnostics)
            {
                int number = CaseOf(diagnostic.Location.SourceTree!);
                if (!reported.Contains(PathOf(number)))
                {
                    failures.TryAdd(number, $"{diagnostic}\n{sources[number]}");
                }
            }

            foreach (NetworkModel model in run.Models)
            {
                Consistency.Assert(model);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures.Values.Take(20)));
        Assert.True(clean >= 0.4 * Cases, $"{clean} of {Cases} are clean.");
        Assert.True(ids.Count >= 24, $"Only these rules were met: {string.Join(", ", ids.Order())}");
    }

    /// <summary>Runs the generator over a project; if it throws, says over which file.</summary>
    private static GeneratorRun Run(SyntaxTree[] trees)
    {
        try
        {
            return GeneratorHarness.Run(GeneratorHarness.Compile(trees));
        }
        catch (InvalidOperationException) when (trees.Length > 1)
        {
            foreach (SyntaxTree tree in trees)
            {
                Exception? thrown = Record.Exception(() => Run([tree]));
                Assert.True(thrown is null, $"{thrown?.InnerException}\n{tree}");
            }

            throw;
        }
    }

    private static string PathOf(int number) => FormattableString.Invariant($"Case{number}.cs");

    /// <summary>The case a file belongs to, by the namespace in the name of a generated one.</summary>
    private static int CaseOf(SyntaxTree tree)
    {
        string name = System.IO.Path.GetFileName(tree.FilePath);
        return int.Parse(new string([.. name.Skip("Case".Length).TakeWhile(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
    }
}
