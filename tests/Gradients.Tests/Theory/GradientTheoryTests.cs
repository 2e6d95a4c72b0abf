using System.Globalization;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;
using Xunit;
using Xunit.Abstractions;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Outputs, logits, losses and every gradient of every network of the theory against the double-precision reference.</summary>
public class GradientTheoryTests(ITestOutputHelper output)
{
    private const double UncoveredShare = 0.02;

    public static TheoryData<int, string> Networks => CompiledTheory.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Matches_the_reference(int index, string network)
    {
        string[] wrong = [.. GradientTrials.Of(index).Where(static c => !(c.Error < Agreement.Tolerance)).Select(Describe)];
        Assert.True(wrong.Length == 0, $"{network}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Fewer_than_2_percent_of_the_tensors_are_all_zero()
    {
        Comparison[] all = [.. Enumerable.Range(0, TheoryNetwork.All.Count).SelectMany(GradientTrials.Of)];
        int uncovered = all.Count(static c => c.IsUncovered);
        output.WriteLine($"{TheoryNetwork.All.Count} networks, {all.Length} tensors, {uncovered} all zero.");
        output.WriteLine("Worst: " + string.Join("; ", all.Where(static c => !c.IsUncovered).OrderByDescending(static c => c.Error).Take(5).Select(Describe)));
        Assert.True(uncovered < UncoveredShare * all.Length, $"{uncovered} of {all.Length} tensors are all zero.");
    }

    private static string Describe(Comparison comparison)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{comparison.Tensor}: error {comparison.Error:G3} of {comparison.Largest:G3}");
    }
}
