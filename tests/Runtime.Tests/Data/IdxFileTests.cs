using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>IDX files as they should be, and every way in which they are not.</summary>
public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Images_and_labels_become_rows(bool imagesCompressed, bool labelsCompressed)
    {
        byte[] images = Bytes(8, [2, 2, 3], 0, 51, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        byte[] labels = Bytes(8, [2], 7, 3);
        Dataset data = IdxFile.Load(
            _folder.Write("images", imagesCompressed ? Compress(images) : images),
            _folder.Write("labels.gz", labelsCompressed ? Compress(labels) : labels));
        Assert.Equal((2, 6, 8), (data.Rows, data.Inputs, data.Classes));
        Assert.Equal([0f, 51 / 255f, 1f, 1 / 255f, 2 / 255f, 3 / 255f], data.InputsOf(0).ToArray());
        Assert.Equal(9 / 255f, data.InputsOf(1)[5]);
        Assert.Equal([7, 3], data.Labels.ToArray());
        Assert.Equal(10, IdxFile.Load(_folder.Write("i", images), _folder.Write("l", labels), 10).Classes);
    }

    [Fact]
    public void All_types_are_read()
    {
        Assert.Equal([-128f, 127f], Load(9, [0x80, 0x7F]));
        Assert.Equal([-2f, 258f], Load(0x0B, [0xFF, 0xFE, 0x01, 0x02]));
        Assert.Equal([-2f, 16909060f], Load(0x0C, [0xFF, 0xFF, 0xFF, 0xFE, 0x01, 0x02, 0x03, 0x04]));
        Assert.Equal([1.5f, -0f], Load(0x0D, [0x3F, 0xC0, 0, 0, 0x80, 0, 0, 0]));
        Assert.Equal([1.5f, 2f], Load(0x0E, [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]));

        float[] Load(byte type, byte[] values) =>
            IdxFile.Load(_folder.Write("inputs", Bytes(type, [1, 2], values)), _folder.Write("labels", Bytes(0x0C, [1], 0, 0, 0, 3))).InputValues.ToArray();
    }

    [Fact]
    public void Files_longer_than_the_buffers_are_read()
    {
        byte[] values = [.. Enumerable.Range(0, 300_000).Select(static i => (byte)(i * 7))];
        foreach (bool isCompressed in (bool[])[false, true])
        {
            byte[] file = Bytes(8, [1000, 300], values);
            Dataset data = IdxFile.Load(_folder.Write("inputs", isCompressed ? Compress(file) : file), _folder.Write("labels", Bytes(8, [1000], new byte[1000])));
            Assert.Equal(values.Select(static v => v / 255f), data.InputValues.ToArray());
        }
    }

    [Fact]
    public void Other_files_are_named_by_their_first_bytes()
    {
        Refuse(Bytes(0x0A, [1], 0), "starts with 0x00000A01");
        Refuse([1, 0, 8, 1, 0, 0, 0, 1, 0], "starts with 0x01000801");
        Refuse([0, 0, 8, 0], "starts with 0x00000800");
        Refuse("P5 28 28"u8.ToArray(), "starts with 0x50352032");
    }

    [Fact]
    public void Damaged_files_are_refused_with_their_numbers()
    {
        using GermanCulture german = new();
        Refuse([], "ends after 0 bytes, within its header");
        Refuse([0, 0, 8], "ends after 3 bytes, within its header");
        Refuse(Bytes(8, [1, 1], 0)[..9], "ends after 9 bytes, within its header");
        Refuse(Bytes(8, [2, 2000], new byte[3999]), "(2 × 2000) promises 4,012 bytes; the file has at most 4,011");
        Refuse(Bytes(8, [2, 2000], new byte[4001]), "goes on behind the 4,012 bytes that its header (2 × 2000) promises");
        Refuse(Bytes(8, [int.MaxValue, 28, 28]), "promises 1,683,627,179,264 bytes; the file has at most 16");
        Refuse(Bytes(8, [-1], 0), "size 1 in its header is 4,294,967,295");
        Refuse(Bytes(8, [0, 28]), "its sizes are 0 × 28");
        Refuse(Bytes(8, [3, 0]), "its sizes are 3 × 0");
        Refuse([0, 0, 8, 255, .. Enumerable.Repeat((byte)0x7F, 4 * 255)], "promises");
        Refuse(Bytes(0x0D, [2], 0, 0, 0, 0, 0x7F, 0xC0, 0, 0), "value 1, at byte 12, is not finite");
        Refuse(Bytes(0x0E, [1], 0x7E, 0x37, 0xE4, 0x3C, 0x88, 0, 0x75, 0x9C), "value 0, at byte 8, is not finite");
    }

    [Fact]
    public void Damaged_compressed_files_are_refused()
    {
        byte[] whole = Compress(Bytes(8, [1000, 300], [.. Enumerable.Range(0, 300_000).Select(static i => (byte)(i * i))]));
        byte[] bent = [.. whole];
        bent[whole.Length / 2] ^= 0x55;
        Refuse(bent, "");
        Refuse(whole[..(whole.Length / 2)], "");
        Refuse(whole[..5], "");
        Refuse([0x1F, 0x8B, 1, 2, 3, 4], "no whole gzip file");
    }

    /// <summary>A header of a few bytes that promises the largest of arrays: memory grows with what is there.</summary>
    [Fact]
    public void Promises_take_no_memory()
    {
        string path = _folder.Write("inputs.gz", Compress(Bytes(8, [1_000_000, 1500], new byte[2_000_000])));
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Load(path, path)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
        Assert.Contains("promises", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_have_to_suit_the_rows()
    {
        byte[] inputs = Bytes(8, [3, 2], 1, 2, 3, 4, 5, 6);
        RefuseLabels(inputs, Bytes(8, [2], 0, 1), "has 3 rows, but ");
        RefuseLabels(inputs, Bytes(8, [3, 1], 0, 1, 2), "its sizes are 3 × 1; labels have one size");
        RefuseLabels(inputs, Bytes(9, [3], 0, 1, 0xFF), "label 2 is -1; labels are integers from 0.");
        RefuseLabels(inputs, Bytes(0x0D, [3], 0, 0, 0, 0, 0x3F, 0, 0, 0, 0, 0, 0, 0), "label 1 is 0.5");
        RefuseLabels(inputs, Bytes(8, [3], 0, 10, 9), "label 1 is 10; labels are integers from 0 to 9", 10);
        RefuseLabels(inputs, Bytes(0x0C, [3], 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0), "label 0 is ");
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxFile.Load("a", "b", 0));
        Assert.Throws<FileNotFoundException>(() => IdxFile.Load(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), "b"));
    }

    /// <summary>Whatever a file holds: rows, or the one exception.</summary>
    [Fact]
    public void Mutations_are_read_or_refused()
    {
        byte[][] valid = [Bytes(8, [4, 3, 2], new byte[24]), Bytes(0x0D, [4, 2], new byte[32]), Compress(Bytes(8, [4, 3, 2], [.. Enumerable.Range(0, 24).Select(static i => (byte)i)]))];
        string labels = _folder.Write("labels", Bytes(8, [4], 0, 1, 2, 3));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = Mutation.Of(valid[i % valid.Length], random);
            string path = _folder.Write("inputs", bytes);
            try
            {
                Assert.Equal(4, IdxFile.Load(path, labels).Rows);
            }
            catch (InvalidDataException error)
            {
                refused++;
                Assert.Contains(Path.GetTempPath(), error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 500, 2999);
    }

    [SharedDataFact("mnist/t10k-images-idx3-ubyte.gz")]
    public void Mnist_is_read()
    {
        Dataset data = IdxFile.Load(SharedData.Find("mnist/t10k-images-idx3-ubyte.gz"), SharedData.Find("mnist/t10k-labels-idx1-ubyte.gz"));
        Assert.Equal((10_000, 784, 10), (data.Rows, data.Inputs, data.Classes));
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], data.Labels[..10].ToArray());
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], Enumerable.Range(0, 10).Select(c => data.Labels.Count(c)));
        Assert.Equal(0f, data.InputsOf(0)[0]);
        Assert.Equal(1f, data.InputValues.ToArray().Max());
        (Dataset training, Dataset validation) = data.Split(0.2, 1);
        Assert.Equal((8000, 2000), (training.Rows, validation.Rows));
        Assert.All(Enumerable.Range(0, 10), c => Assert.InRange(validation.Labels.Count(c), (data.Labels.Count(c) / 5.0) - 1, (data.Labels.Count(c) / 5.0) + 1));
    }

    private void Refuse(byte[] inputs, string part) => RefuseLabels(inputs, Bytes(8, [1], 0), part);

    private void RefuseLabels(byte[] inputs, byte[] labels, string part, int? classes = null)
    {
        string path = _folder.Write("inputs", inputs);
        string labelPath = _folder.Write("labels", labels);
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Load(path, labelPath, classes)).Message;
        Assert.True(message.StartsWith(path, StringComparison.Ordinal) || message.StartsWith(labelPath, StringComparison.Ordinal), message);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static byte[] Bytes(byte type, int[] sizes, params byte[] values)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (type, (byte)sizes.Length);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        }

        return [.. header, .. values];
    }

    private static byte[] Compress(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream zip = new(compressed, CompressionMode.Compress))
        {
            zip.Write(content);
        }

        return compressed.ToArray();
    }
}
