using System.Linq;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The theory's tests of steps reach what they are for: kernels of whole steps.</summary>
public class SmallNetworksTests
{
    public static TheoryData<int, string> Networks => CompiledTheory.Where(static n => TheoryNetwork.Small.Contains(n));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Steps_of_a_full_batch_are_one_kernel(int index, string network)
    {
        Assert.True(CompiledTheory.Programs(index).GetProperty("HasStep") is not null, network);
    }
}
