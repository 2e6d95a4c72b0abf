using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Correct programs, near to wrong ones: the rules 05xx report nothing, and to show that they are right, each is run.</summary>
public class CallSiteSilenceTests
{
    private static readonly (string Statements, string Types)[] s_programs = [.. CorrectCalls.All];

    private static readonly Lazy<AnalyzerRun> s_run = new(() => AnalyzerHarness.Run(
        [Sources.Classifier, .. s_programs.Select((program, i) => CallSitePrograms.Wrap(program.Statements, program.Types, i))]));

    private static readonly Lazy<Assembly> s_assembly = new(() => s_run.Value.Generated.Load());

    public static TheoryData<int, string> Data
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach (((string statements, string types), int number) in s_programs.Select((program, i) => (program, i)))
            {
                data.Add(number, statements + types);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Data))]
    public void CorrectProgram_IsNotReportedAndRuns(int number, string program)
    {
        IEnumerable<Diagnostic> found = s_run.Value.Diagnostics.Concat(s_run.Value.Generated.CompilerDiagnostics)
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == $"Source{number + 1}.cs");
        Assert.True(!found.Any(), $"{string.Join("\n", found)}: {program}");

        CallSitePrograms.Run(s_assembly.Value, number);
    }
}
