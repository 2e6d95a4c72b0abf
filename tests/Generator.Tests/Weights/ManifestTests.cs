using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using Unrolled.Build;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Weights;

/// <summary>What is made of files, whatever they hold.</summary>
public sealed class ManifestTests : IDisposable
{
    private const int Mutants = 3000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-weights-");

    /// <summary>Each value of each type as the runtime converts it.</summary>
    [Fact]
    public void EveryHalf_IsItsFloat()
    {
        byte[] data = new byte[2 * 65_536];
        for (int i = 0; i < 65_536; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2 * i), (ushort)i);
        }

        uint[] halves = Bits($$$"""{"w":{"dtype":"F16","shape":[65536],"data_offsets":[0,{{{data.Length}}}]}}""", data);
        uint[] brains = Bits($$$"""{"w":{"dtype":"BF16","shape":[256, 256],"data_offsets":[0,{{{data.Length}}}]}}""", data);

        Assert.Equal(Enumerable.Range(0, 65_536).Select(i => (float)BitConverter.UInt16BitsToHalf((ushort)i)), halves.Select(BitConverter.UInt32BitsToSingle));
        Assert.Equal(Enumerable.Range(0, 65_536).Select(i => (uint)i << 16), brains);
    }

    [Fact]
    public void Doubles_AreRounded()
    {
        double[] values = [0.1, -1e-45, 1e-50, Math.PI, double.NegativeInfinity, -0.0];
        byte[] data = [.. values.SelectMany(BitConverter.GetBytes)];

        uint[] bits = Bits("""{"w":{"dtype":"F64","shape":[2,3],"data_offsets":[0,48]}}""", data);

        Assert.Equal(values.Select(value => BitConverter.SingleToUInt32Bits((float)value)), bits);
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "has w in bytes 0 to 8 of the data: [3] of F32 takes 12 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,8]}}""", 8, "has w in bytes 0 to 8 of the data: [4000000000, 4000000000] of F32 takes 9,223,372,036,854,775,807 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"v":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "has v from byte 4 of the data on, where 8 is expected: gaps and overlaps are not allowed")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "has 9 bytes of data, where its header describes 8: take a whole copy")]
    [InlineData("""{"w":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8, "has w as I64: F32, F16, BF16 or F64 is expected")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, "has two entries called w in the header")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "has -2 as a size or an offset of w, where a whole number from 0 on is expected")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2]}}""", 8, "says of w something else than dtype, shape and data_offsets")]
    [InlineData("""[1]""", 0, "is no safetensors file: its header is not a JSON object in UTF-8")]
    [InlineData("""{"w":""", 0, "is no safetensors file: its header is not a JSON object in UTF-8")]
    public void Fault_IsSaid(string header, int length, string fault)
    {
        Assert.Equal($"path\tnet\nfault\t{System.Text.RegularExpressions.Regex.Escape(fault)}\n", TextOf(Files.With(header, new byte[length])));
    }

    [Theory]
    [InlineData(new byte[0], "ends after 0 bytes, inside its header: it was cut off; take a whole copy")]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 65 }, "ends after 9 bytes, inside its header: it was cut off; take a whole copy")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, "is no safetensors file: its header would have 18,446,744,073,709,551,615 bytes, and 100,000,000 are the most")]
    public void Beginning_IsChecked(byte[] bytes, string fault)
    {
        Assert.Equal($"path\tnet\nfault\t{System.Text.RegularExpressions.Regex.Escape(fault)}\n", TextOf(bytes));
    }

    [Fact]
    public void MissingFile_IsAFault()
    {
        Assert.Equal("path\tnet\nfault\tdoes\\ not\\ exist\n", Manifest.Of("net", Path.Combine(_folder.FullName, "none"), "Unrolled/net", out _));
    }

    /// <summary>Where the library wrote the file.</summary>
    [Fact]
    public void ChangedBit_IsAFault()
    {
        byte[] bytes = Saved(Network());
        bytes[^9] ^= 0x10;

        Assert.Contains("\nfault\twas\\ damaged", TextOf(bytes), StringComparison.Ordinal);
    }

    /// <summary>Values were converted by another program, which kept what it does not know.</summary>
    [Fact]
    public void ConvertedFile_IsNotDamaged()
    {
        byte[] bytes = Saved(Network());
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        string header = Encoding.UTF8.GetString(bytes, 8, length).Replace("\"F32\"", "\"F16\"", StringComparison.Ordinal);
        foreach (int end in new[] { 26, 24, 16, 12, 8, 4 })
        {
            header = header.Replace($"{4 * end}", $"{2 * end}", StringComparison.Ordinal);
        }

        string text = TextOf(Files.With(header, new byte[2 * 26]));

        Assert.DoesNotContain("damaged", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"unrolled.version\":\"9.0.0\",\"unrolled.kind\":\"quantised\"", "is a file of kind quantised, written by version 9.0.0 of the library: weights and checkpoints can be built in")]
    [InlineData("\"unrolled.kind\":\"weights\"", "has no metadata entry unrolled.architecture_hash, which the library writes: take a whole copy")]
    public void FileOfAnotherVersion_IsAFault(string metadata, string fault)
    {
        byte[] bytes = Files.With($$$"""{"__metadata__":{{{{metadata}}}},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);

        Assert.Equal($"path\tnet\nfault\t{System.Text.RegularExpressions.Regex.Escape(fault)}\n", TextOf(bytes));
    }

    [Fact]
    public void HalfOfACharacter_IsAFault()
    {
        string text = TextOf(Files.With("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]));

        Assert.Equal("path\tnet\nfault\tis\\ no\\ safetensors\\ file:\\ half\\ of\\ a\\ character\\ is\\ missing\\ in\\ a\\ name\\ in\\ the\\ header\n", text);
    }

    /// <summary>Bytes of a saved file changed, cut off or added: it is read with the values that the library itself reads from it, or refused.</summary>
    [Fact]
    public void MutatedFile_IsReadAsTheLibraryDoesOrRefused()
    {
        INetwork network = Network();
        byte[] whole = Saved(network);
        Random random = new(1);
        int refused = 0;
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = Mutate(whole, random);
            string text = TextOf(mutant);
            bool isFault = text.Contains("\nfault\t", StringComparison.Ordinal);
            bool isLoaded = TryLoad(network, mutant);

            // What the library takes, the build takes; what only the library refuses, it refuses for what the compiler or the outputs show.
            Assert.False(isFault && isLoaded, $"mutant {i}: {text.Split('\n')[1]}");
            refused += isFault ? 1 : 0;
        }

        Assert.InRange(refused, Mutants / 2, Mutants - 1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static INetwork Network() =>
        (INetwork)Activator.CreateInstance(GeneratorHarness.Run("[Network(3)] [Dense(4, Activation.Relu)] [Dense(2)] public partial class Net;").Load().GetType("Net")!, 5)!;

    private static byte[] Saved(INetwork network)
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        byte[] mutant = [.. whole];
        switch (random.Next(4))
        {
            case 0:
                return mutant[..random.Next(mutant.Length)];
            case 1:
                return [.. mutant, (byte)random.Next(256)];
            default:
                for (int n = random.Next(1, 3); n > 0; n--)
                {
                    mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
                }

                return mutant;
        }
    }

    private static bool TryLoad(INetwork network, byte[] bytes)
    {
        try
        {
            _ = network.Load(new MemoryStream(bytes));
            return true;
        }
        catch (NetworkFileException)
        {
            return false;
        }
    }

    private uint[] Bits(string header, byte[] data) =>
        [.. TextOf(Files.With(header, data)).Split('\n').Where(line => line.StartsWith(' ')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => Convert.ToUInt32(word, 16))];

    private string TextOf(byte[] bytes) => Manifest.Of("net", Files.Write(Path.Combine(_folder.FullName, "net"), bytes), "Unrolled/net", out _);
}
