using System.Linq;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Warnings obey pragmas, as only diagnostics at live locations do; errors cannot be hidden.</summary>
public class SuppressionTests
{
    [Fact]
    public void Warning_InsidePragma_IsSuppressed()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            #pragma warning disable UNR0311
            [Network(4)] [Dense(3)] [L2(1e-3)] partial class Net;
            #pragma warning restore UNR0311
            """);

        Assert.Empty(run.Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed));
    }

    [Fact]
    public void Warning_OutsidePragma_IsReported()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            #pragma warning disable UNR0311
            #pragma warning restore UNR0311
            [Network(4)] [Dense(3)] [L2(1e-3)] partial class Net;
            """);

        Assert.False(Assert.Single(run.Diagnostics).IsSuppressed);
    }

    [Fact]
    public void Error_InsidePragma_IsReported()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            #pragma warning disable UNR0101
            [Network(0)] [Dense(3)] partial class Net;
            """);

        Assert.False(Assert.Single(run.Diagnostics).IsSuppressed);
    }
}
