using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Memory;

public sealed class ParameterStoreTests
{
    private const int Offset = 16;

    private readonly AlignedBlock _block = new(Offset + TinyNet.Description.StorageLength + 16);
    private readonly ParameterStore _store;

    public ParameterStoreTests()
    {
        _store = new ParameterStore(TinyNet.Description, _block, Offset);
    }

    [Fact]
    public void Draws_within_the_limits_and_leaves_padding_zero()
    {
        _store.Initialize(1);
        float[] values = Values(_store);
        float[] weights1 = values[..60];
        float[] weights2 = values[80..];
        Assert.All(weights1, w => Assert.InRange(w, -1.5f, 1.5f));
        Assert.All(weights2, w => Assert.InRange(w, -0.5f, 0.5f));
        Assert.All(values[60..80], bias => Assert.Equal(0f, bias));
        Assert.InRange(weights1.Max(), 1.2f, 1.5f);
        Assert.InRange(weights1.Min(), -1.5f, -1.2f);
        Assert.Equal(100, values.Where(v => v != 0f).Distinct().Count());

        // Each tensor has its own stream: scaled to the same limit, their draws have nothing in common.
        Assert.DoesNotContain(weights1.Zip(weights2, (a, b) => Math.Abs(a - (3f * b))), difference => difference < 1e-5f);
        Assert.Equal(100, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
    }

    [Fact]
    public void Starting_again_or_loading_heals_padding_that_became_nan()
    {
        _store.Initialize(1);
        float[] values = Values(_store);
        Span<float> storage = _block.Span(Offset, TinyNet.Description.StorageLength);
        storage.Fill(float.NaN);
        _store.Initialize(1);
        Assert.DoesNotContain(float.NaN, storage.ToArray());

        storage = _block.Span(Offset, TinyNet.Description.StorageLength);
        storage.Fill(float.NaN);
        _store.CopyFrom(values);
        Assert.DoesNotContain(float.NaN, storage.ToArray());
        Assert.Equal(values, Values(_store));
    }

    [Fact]
    public void Draws_the_same_for_a_seed_however_the_matrix_is_stored()
    {
        TensorDescription transposed = new("Dense1.Weights", 3, 20, 0, new PanelLayout(20, 3, 16, 1, 0), true, 1.5f);
        TensorDescription[] rest = [.. TinyNet.Description.Tensors.Skip(1)];
        NetworkDescription description = new(
            "Other", 3, 2, 8, null, null, [], [transposed, Moved(rest[0], 320), Moved(rest[1], 352)]);
        ParameterStore other = new(description, new AlignedBlock(description.StorageLength), 0);
        other.Initialize(42);
        _store.Initialize(42);
        Assert.Equal(Values(_store), Values(other));
        other.Initialize(43);
        Assert.NotEqual(Values(_store), Values(other));
    }

    [Fact]
    public void Copies_out_what_was_copied_in()
    {
        float[] values = [.. Enumerable.Range(1, TinyNet.ParameterCount).Select(i => (float)i)];
        _store.CopyFrom(values);
        Assert.Equal(values, Values(_store));

        // Logical order: weight [1, 17] of the first matrix is the 38th value; the bias follows, then the second matrix.
        Assert.Equal(38f, _block.Span(Offset + TinyNet.Weights1.IndexOf(1, 17), 1)[0]);
        Assert.Equal(61f, _block.Span(Offset + TinyNet.Bias1.IndexOf(0, 0), 1)[0]);
        Assert.Equal(81f + (19 * 2) + 1, _block.Span(Offset + TinyNet.Weights2.IndexOf(19, 1), 1)[0]);
        Assert.Equal(values.Length, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(119)]
    [InlineData(121)]
    public void Refuses_another_length_and_writes_nothing(int length)
    {
        using GermanCulture german = new();
        _store.Initialize(1);
        float[] before = Values(_store);
        ArgumentException inwards = Assert.Throws<ArgumentException>(() => _store.CopyFrom(new float[length]));
        Assert.StartsWith($"source has {length} values; TinyNet has 120 parameters: pass exactly as many.", inwards.Message);
        Assert.Throws<ArgumentException>("destination", () => _store.CopyTo(new float[length]));
        Assert.Equal(before, Values(_store));
    }

    [Fact]
    public void Blends_a_fraction_of_the_way()
    {
        ParameterStore other = new(TinyNet.Description, new AlignedBlock(TinyNet.Description.StorageLength), 0);
        _store.Initialize(1);
        other.Initialize(2);
        float[] from = Values(_store);
        float[] to = Values(other);
        _store.BlendFrom(other, 0f);
        Assert.Equal(from, Values(_store));
        _store.BlendFrom(other, 0.25f);
        Assert.Equal(from.Zip(to, (a, b) => float.MultiplyAddEstimate(0.25f, b - a, a)), Values(_store));
        Assert.Equal(100, _block.Span(0, _block.Length).ToArray().Count(v => v != 0f));
        Assert.Equal(to, Values(other));
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Refuses_a_fraction_outside_0_to_1(float fraction)
    {
        _store.Initialize(1);
        float[] before = Values(_store);
        Assert.Throws<ArgumentOutOfRangeException>(() => _store.BlendFrom(_store, fraction));
        Assert.Equal(before, Values(_store));
    }

    [Fact]
    public void Refuses_to_blend_from_another_layout()
    {
        NetworkDescription description = TinyNet.Describe(
            "Other", new TensorDescription("Dense1.Weights", 3, 20, 0, new PanelLayout(3, 20, 32, 1, 0), false, 1f));
        ParameterStore other = new(description, new AlignedBlock(description.StorageLength), 0);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => _store.BlendFrom(other, 0.5f));
        Assert.StartsWith("Other has other layers than TinyNet", exception.Message);
        ParameterStore equal = new(TinyNet.Describe("Equal", TinyNet.Weights1), new AlignedBlock(description.StorageLength), 0);
        _store.BlendFrom(equal, 0.5f);
    }

    [Fact]
    public void Refuses_a_block_too_short()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ParameterStore(TinyNet.Description, new AlignedBlock(TinyNet.Description.StorageLength + 15), Offset));
    }

    private static TensorDescription Moved(TensorDescription t, int offset) => new(t.Name, t.Inputs, t.Outputs, offset, t.Layout, t.IsTransposed, t.Limit);

    private static float[] Values(ParameterStore store)
    {
        float[] values = new float[TinyNet.ParameterCount];
        store.CopyTo(values);
        return values;
    }
}
