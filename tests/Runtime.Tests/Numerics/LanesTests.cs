using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

public sealed class LanesTests
{
    private readonly float[] _values = new float[256];

    public LanesTests()
    {
        // Magnitudes from 2⁻⁸ to 2⁸, so that another order of additions gives other bits.
        Random random = new(3);
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = (random.NextSingle() - 0.5f) * MathF.ScaleB(1f, (i % 17) - 8);
        }
    }

    [Fact]
    public void Sums_16_lanes_high_half_first()
    {
        for (int v = 0; v < 16; v++)
        {
            Assert.Equal(Tree(Lanes16(v)), Lanes.Sum(Wide(v)));
            Assert.Equal(Tree(Lanes16(v)), Lanes.Sum(Folded(v)));
        }

        // The test can tell: another order differs somewhere.
        Assert.Contains(Enumerable.Range(0, 16), v => Lanes16(v).Aggregate(0f, (sum, value) => sum + value) != Tree(Lanes16(v)));
    }

    [Fact]
    public void Finds_the_largest_lane_wherever_it_is()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            float[] values = [.. Enumerable.Repeat(-5f, 16)];
            values[lane] = -1f;
            Assert.Equal(-1f, Lanes.Max(Vector512.LoadUnsafe(ref values[0])));
            if (lane < Vector<float>.Count)
            {
                Assert.Equal(-1f, Lanes.Max(new Vector<float>(values)));
            }
        }
    }

    [Fact]
    public void Sums_many_at_once_each_in_its_lane()
    {
        float[] sums = [.. Enumerable.Range(0, 16).Select(v => Tree(Lanes16(v)))];
        Vector512<float> sixteen = Lanes.Sums16(
            Wide(0), Wide(1), Wide(2), Wide(3), Wide(4), Wide(5), Wide(6), Wide(7), Wide(8), Wide(9), Wide(10), Wide(11), Wide(12), Wide(13), Wide(14), Wide(15));
        Assert.Equal(Vector512.LoadUnsafe(ref sums[0]), sixteen);

        Array.Clear(sums, 4, 12);
        Assert.Equal(Vector512.LoadUnsafe(ref sums[0]), Lanes.Sums4(Wide(0), Wide(1), Wide(2), Wide(3)));
        Assert.Equal(new Vector<float>(sums), Lanes.Sums4(Folded(0), Folded(1), Folded(2), Folded(3)));
    }

    [Fact]
    public void Sums_and_maxima_of_a_row_are_in_each_of_its_lanes()
    {
        for (int v = 0; v < 16; v++)
        {
            float[] lanes = Lanes16(v);
            Assert.Equal(Vector512.Create(Tree(lanes)), Lanes.RowSum16(Wide(v)));
            Assert.Equal(Vector512.Create(lanes.Max()), Lanes.RowMax16(Wide(v)));

            float[] sums = [.. lanes.Select((_, i) => Tree([.. lanes[(i & 12)..((i & 12) + 4)], .. new float[12]]))];
            float[] maxima = [.. lanes.Select((_, i) => lanes[(i & 12)..((i & 12) + 4)].Max())];
            Assert.Equal(Vector512.LoadUnsafe(ref sums[0]), Lanes.RowSum4(Wide(v)));
            Assert.Equal(Vector512.LoadUnsafe(ref maxima[0]), Lanes.RowMax4(Wide(v)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(9)]
    public void Rows_of_three_columns_give_the_bits_of_a_row_alone(int rows)
    {
        float[] panel = [.. Enumerable.Range(0, rows).SelectMany(r => Lanes16(r)[..3].Concat(new float[13]))];
        float[] stored = [.. Enumerable.Repeat(-1f, 16 * 14)];
        float[] scales = [.. Enumerable.Range(1, rows).Select(r => (float)r)];
        float[] expected = new float[3];
        Vector128<float> sum = default;
        int lanes = Lanes.RowsOf3 == 5 ? 3 : 4;
        for (int row = 0; row < rows; row += Lanes.RowsOf3)
        {
            Vector512<float> v = Lanes.Rows3(ref panel[0], row, rows);
            Vector512<float> factors = Lanes.Scales3(ref scales[0], row, rows);
            Vector512<float> sums = Lanes.RowSum3(v);
            Vector512<float> maxima = Lanes.RowMax3(v);
            for (int lane = 0; lane < Lanes.RowsOf3 * lanes; lane++)
            {
                int of = row + (lane / lanes);
                float[] alone = of < rows ? Lanes16(of)[..3] : new float[3];
                Assert.Equal(lane % lanes < 3 ? alone[lane % lanes] : 0f, Lanes.Columns3(v)[lane]);
                Assert.Equal(Tree([.. alone, .. new float[13]]), sums[lane]);
                Assert.Equal(alone.Max(), maxima[lane]);
                Assert.Equal(of < rows ? scales[of] : 0f, factors[lane]);
            }

            Lanes.StoreRows3(v, ref stored[0], row, rows);
            sum = Lanes.AddRows3(sum, v * factors);
        }

        for (int r = 0; r < rows; r++)
        {
            expected = [.. expected.Select((e, c) => e + (panel[(r * 16) + c] * scales[r]))];
        }

        Assert.Equal(expected[0] + expected[2] + expected[1], Lanes.Sum3(sum));
        Assert.Equal([.. panel, .. Enumerable.Repeat(-1f, 16 * (14 - rows))], stored);
    }

    [Fact]
    public void A_row_is_repeated_as_rows_lie_side_by_side()
    {
        float[] row = [1f, 2f, 3f, 4f, -1f];
        Assert.Equal(Vector512.Create(1f, 2f, 3f, 4f, 1f, 2f, 3f, 4f, 1f, 2f, 3f, 4f, 1f, 2f, 3f, 4f), Lanes.Repeat4(ref row[0]));
        if (Lanes.AreWide)
        {
            Assert.Equal(Vector512.Create(1f, 2f, 3f, 1f, 2f, 3f, 1f, 2f, 3f, 1f, 2f, 3f, 1f, 2f, 3f, 4f), Lanes.Repeat3(ref row[0]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Four_rows_lie_side_by_side_and_what_is_not_there_is_not_touched(int rows)
    {
        float[] stored = [.. Enumerable.Repeat(-1f, 16 * 9)];
        float[] scales = [.. Enumerable.Range(1, rows).Select(r => (float)r), -1f, -1f, -1f];
        for (int row = 0; row < rows; row += 4)
        {
            Vector512<float> four = Lanes.Rows4(ref _values[0], row, rows);
            Vector512<float> factors = Lanes.Scales4(ref scales[0], row, rows);
            for (int lane = 0; lane < 16; lane++)
            {
                int of = row + (lane / 4);
                Assert.Equal(of < rows ? _values[(of * 16) + (lane % 4)] : 0f, four[lane]);
                Assert.Equal(of < rows ? scales[of] : 0f, factors[lane]);
            }

            Lanes.StoreRows4(four, ref stored[0], row, rows);
        }

        for (int i = 0; i < stored.Length; i++)
        {
            float expected = i / 16 >= rows ? -1f : i % 16 < 4 ? _values[i] : 0f;
            Assert.Equal(expected, stored[i]);
        }
    }

    [Fact]
    public void A_mask_of_four_repeats_in_each_row()
    {
        for (int count = 0; count <= 4; count++)
        {
            Vector512<int> mask = Lanes.First4(count).AsInt32();
            for (int lane = 0; lane < 16; lane++)
            {
                Assert.Equal(lane % 4 < count ? -1 : 0, mask[lane]);
            }
        }
    }

    [Fact]
    public void Stores_the_first_lanes_and_nothing_behind_them()
    {
        for (int count = 0; count <= 16; count++)
        {
            float[] stored = [.. Enumerable.Repeat(-9f, 20)];
            Lanes.StoreFirst(Wide(3), ref stored[0], count);
            Assert.Equal([.. Lanes16(3)[..count], .. Enumerable.Repeat(-9f, 20 - count)], stored);
        }

        for (int lane = 0; lane < 16; lane++)
        {
            Assert.Equal(Vector512.Create(Lanes16(3)[lane]), Lanes.Broadcast(Wide(3), lane));
        }

        for (int first = 0; first < 15; first++)
        {
            Vector512<float> pair = Lanes.Repeat2(ref Lanes16(3)[first]);
            Assert.Equal(Vector512.Create(Lanes16(3)[first]), Lanes.FirstOf2(pair));
            Assert.Equal(Vector512.Create(Lanes16(3)[first + 1]), Lanes.SecondOf2(pair));
        }
    }

    [LanesFact(8)]
    public void Sums_eight_at_once_on_8_lanes()
    {
        float[] sums = [.. Enumerable.Range(0, 8).Select(v => Tree(Lanes16(v)))];
        Vector<float> eight = Lanes.Sums8(Folded(0), Folded(1), Folded(2), Folded(3), Folded(4), Folded(5), Folded(6), Folded(7));
        Assert.Equal(new Vector<float>(sums), eight);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(37, 20)]
    public void Transposes_tiles(int sourceStride, int destinationStride)
    {
        float[] source = [.. Enumerable.Range(1, 16 * sourceStride).Select(i => (float)i)];
        float[] wide = new float[16 * destinationStride];
        Lanes.TransposeTile512(ref source[0], sourceStride, ref wide[0], destinationStride);
        AssertTransposed(source, sourceStride, wide, destinationStride, 16);
        float[] narrow = new float[16 * destinationStride];
        Lanes.TransposeTile(ref source[0], sourceStride, ref narrow[0], destinationStride);
        AssertTransposed(source, sourceStride, narrow, destinationStride, Vector<float>.Count);
    }

    private static void AssertTransposed(float[] source, int sourceStride, float[] destination, int destinationStride, int size)
    {
        for (int r = 0; r < 16; r++)
        {
            for (int c = 0; c < destinationStride; c++)
            {
                float expected = r < size && c < size ? source[(c * sourceStride) + r] : 0f;
                Assert.Equal(expected, destination[(r * destinationStride) + c]);
            }
        }
    }

    /// <summary>The definition: lane i takes lane i ⊕ 8, then i ⊕ 4, i ⊕ 2, i ⊕ 1.</summary>
    private static float Tree(float[] lanes)
    {
        for (int step = 8; step > 0; step /= 2)
        {
            lanes = [.. lanes.Select((value, i) => value + lanes[i ^ step])];
        }

        return lanes[0];
    }

    private float[] Lanes16(int v) => _values[(v * 16)..((v + 1) * 16)];

    private Vector512<float> Wide(int v) => Vector512.LoadUnsafe(ref _values[v * 16]);

    /// <summary>The 16 lanes folded to the machine's by vertical additions.</summary>
    private Vector<float> Folded(int v)
    {
        float[] lanes = Lanes16(v);
        for (int step = 8; step >= Vector<float>.Count; step /= 2)
        {
            lanes = [.. lanes.Select((value, i) => value + lanes[i ^ step])];
        }

        return new Vector<float>(lanes);
    }
}
