using System.Linq;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

public class GeneratorHarnessTests
{
    [Fact]
    public void Run_ValidNetwork_ReportsNothingAndRunsEachStep()
    {
        GeneratorRun run = GeneratorHarness.Run(Sources.Digits);

        run.AssertClean();
        Assert.All(StepReasons.Transforms.Concat(StepReasons.Derived), step => Assert.NotEmpty(StepReasons.Of(run.Result, step)));
    }
}
