using System.Linq;
using Unrolled.Generator.Lowering;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>Panels are a function of the shape alone and waste no whole group of 16.</summary>
public class PanelPlanTests
{
    [Theory]
    [InlineData(1, 16, 1, 0, 0)]
    [InlineData(16, 16, 1, 0, 0)]
    [InlineData(17, 32, 1, 0, 0)]
    [InlineData(48, 48, 1, 0, 0)]
    [InlineData(64, 64, 1, 0, 0)]
    [InlineData(65, 48, 1, 32, 1)]
    [InlineData(96, 48, 2, 0, 0)]
    [InlineData(100, 64, 1, 48, 1)]
    [InlineData(128, 64, 2, 0, 0)]
    [InlineData(160, 64, 1, 48, 2)]
    [InlineData(784, 64, 10, 48, 3)]
    [InlineData(1024, 64, 16, 0, 0)]
    public void Columns_are_cut_in_panels(int columns, int wide, int wideCount, int narrow, int narrowCount)
    {
        PanelPlan plan = PanelPlan.For(7, columns);
        Assert.Equal((wide, wideCount), (plan.Wide, plan.WideCount));
        Assert.Equal(narrowCount, plan.NarrowCount);
        if (narrowCount > 0)
        {
            Assert.Equal(narrow, plan.Narrow);
        }
    }

    [Fact]
    public void Every_width_up_to_2048_is_covered_with_less_than_a_group_of_padding()
    {
        for (int columns = 1; columns <= 2048; columns++)
        {
            PanelPlan plan = PanelPlan.For(3, columns);
            Assert.Equal(VectorWidth.Pad(columns), plan.PaddedColumns);
            Assert.Equal(3 * plan.PaddedColumns, plan.Length);
            int next = 0;
            foreach (PanelRun run in plan.Runs)
            {
                Assert.Equal(next, run.Start);
                Assert.Contains(run.Width, new[] { 16, 32, 48, 64 });
                next += run.Width * run.Count;
            }

            Assert.Equal(plan.PaddedColumns, next);
            Assert.True(plan.Runs.Count() <= 2);
        }
    }
}
