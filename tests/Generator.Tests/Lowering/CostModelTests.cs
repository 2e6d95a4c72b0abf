using Unrolled.Generator.Lowering;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>The choices that storage and the order of sums follow from: a change here changes the bits of every network with such a layer.</summary>
public class CostModelTests
{
    [Theory]
    [InlineData(784, 128, 64, false, false)] // wide outputs fill the lanes
    [InlineData(4, 10, 5, false, false)]
    [InlineData(64, 64, 1, true, false)]
    [InlineData(1024, 1024, 128, true, false)]
    [InlineData(128, 10, 64, true, true)] // 10 of 16 lanes would idle along the outputs
    [InlineData(10, 3, 5, true, true)]
    [InlineData(784, 10, 64, false, true)]
    [InlineData(100, 1, 17, true, true)]
    public void Orientation_pads_the_larger_dimension(int inputs, int outputs, int batch, bool propagates, bool inputLanes)
    {
        Orientation expected = inputLanes ? Orientation.InputLanes : Orientation.OutputLanes;
        Assert.Equal(expected, CostModel.Orient(inputs, outputs, batch, trains: true, propagates));
    }

    [Theory]
    [InlineData(64, 64, 1, (int)BackwardForm.Dots)] // one row: a transposed copy costs more than it saves
    [InlineData(1024, 1024, 128, (int)BackwardForm.RowLanes)] // moves two matrices of 128 rows instead of one of 1,024
    [InlineData(1024, 1024, 100, (int)BackwardForm.TransposedProduct)] // 100 rows would fill 112 lanes
    [InlineData(64, 784, 32, (int)BackwardForm.RowLanes)] // two vectors of rows make a tile, in blocks that stay in the first-level cache
    [InlineData(64, 784, 16, (int)BackwardForm.TransposedProduct)] // one does not
    public void Backward_moves_least(int inputs, int outputs, int batch, int form) =>
        Assert.Equal((BackwardForm)form, CostModel.Backward(Orientation.OutputLanes, inputs, outputs, batch));

    [Fact]
    public void Weights_stored_transposed_serve_backward_as_they_are() =>
        Assert.Equal(BackwardForm.Product, CostModel.Backward(Orientation.InputLanes, 128, 10, 64));

    [Theory]
    [InlineData(784, false)]
    [InlineData(1000, false)]
    [InlineData(512, false)] // 2 KiB apart: two sets in turn
    [InlineData(1024, true)]
    [InlineData(4096, true)]
    public void Inputs_a_multiple_of_4_KiB_apart_are_packed(int inputs, bool packs) => Assert.Equal(packs, CostModel.Packs(inputs));

    [Theory]
    [InlineData(64, 16, 4)]
    [InlineData(64, 64, 2)]
    [InlineData(64, 128, 1)]
    [InlineData(4, 10, 1)] // too few terms to split
    [InlineData(100, 10, 1)] // not whole groups
    [InlineData(784, 64, 1)] // blocked for the cache instead
    public void Narrow_layers_sum_in_chains(int terms, int columns, int chains) => Assert.Equal(chains, CostModel.Chains(terms, columns));
}
