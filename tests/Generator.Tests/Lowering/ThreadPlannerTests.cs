using System;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>The cuts follow from the shapes alone: the order in which losses are added, and so a bit of the result, hangs on them.</summary>
public class ThreadPlannerTests
{
    [Theory]
    [InlineData("4,10,3", 5, 0, 3509, "at most 5 rows")]
    [InlineData("4,10,3", 64, 0, 3509, "only 10,880 multiply-adds")]
    [InlineData("64,64,64,10", 1, 0, 215, "at most 1 row;")]
    [InlineData("64,64,64,10", 64, 0, 215, "only 1,433,600 multiply-adds")]
    [InlineData("64,64,64,10", 178, 0, 215, "only 3,987,200 multiply-adds")]
    [InlineData("64,64,64,10", 179, 16, 215, "shards of 16 rows")]
    [InlineData("784,128,10", 64, 16, 32, "shards of 16 rows")]
    [InlineData("784,64,784", 16, 8, 32, "shards of 8 rows")]
    [InlineData("784,64,784", 32, 16, 32, "shards of 16 rows")] // 16 rows in the lanes
    [InlineData("784,64,784", 15, 0, 32, "at most 15 rows")]
    [InlineData("1024,1024,1024,10", 128, 16, 32, "shards of 16 rows")]
    public void A_step_and_a_prediction(string widths, int batch, int shardRows, int sharedRows, string reason)
    {
        ThreadPlan plan = Plan(widths, batch, "[SquaredError] [Sgd]");
        Assert.Equal((shardRows, sharedRows, shardRows > 0), (plan.ShardRows, plan.SharedRows, plan.IsSharded));
        Assert.Contains(reason, plan.Reason, StringComparison.Ordinal);
        Assert.Contains($"predictions share from {sharedRows} rows", plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_only_predicts_has_no_step_to_cut()
    {
        ThreadPlan plan = Plan("784,128,10", 64, "");
        Assert.Equal(new ThreadPlan(0, 32, "predictions share from 32 rows"), plan);
    }

    [Fact]
    public void The_header_says_it()
    {
        GeneratorRun run = GeneratorHarness.Run(Source("784,128,10", 64, "[SquaredError] [Sgd]")).AssertClean();
        string programs = run.Files.Single(file => file.Key.EndsWith(".Programs.g.cs", StringComparison.Ordinal)).Value;
        Assert.Contains(
            "// threads: a step is cut in shards of 16 rows for the δ's, then in stripes of the weights' rows for the gradients; predictions share from 32 rows.\n", programs, StringComparison.Ordinal);
    }

    private static ThreadPlan Plan(string widths, int batch, string training) =>
        ThreadPlanner.Plan(GeneratorHarness.Run(Source(widths, batch, training)).Model, trains: training != "");

    private static string Source(string widths, int batch, string training)
    {
        string[] all = widths.Split(',');
        return $"[Network({all[0]}, Batch = {batch})] {string.Concat(all.Skip(1).Select(width => $"[Dense({width})] "))}{training} partial class Net;";
    }
}
