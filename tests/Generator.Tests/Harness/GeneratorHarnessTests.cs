using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

public class GeneratorHarnessTests
{
    /// <summary>The oldest compiler that loads the generator is the one that these tests host it in.</summary>
    [Fact]
    public void Compiler_IsTheOldestSupported()
    {
        Assert.Equal(new Version(4, 8, 0, 0), typeof(CSharpCompilation).Assembly.GetName().Version);
    }

    [Fact]
    public void Run_ValidNetwork_ReportsNothingAndRunsEachStep()
    {
        GeneratorRun run = GeneratorHarness.Run(Sources.Digits);

        run.AssertClean();
        Assert.All(StepReasons.Transforms.Concat(StepReasons.Derived), step => Assert.NotEmpty(StepReasons.Of(run.Result, step)));
    }
}
