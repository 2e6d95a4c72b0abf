using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Unrolled.Generator.Shapes;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>What is in a file, read by the format's description.</summary>
public sealed class SaveTests
{
    [Fact]
    public void Tensors_have_the_names_and_shapes_of_PyTorch()
    {
        FileParts file = FileParts.Of(new Classifier(1));
        string[] names = [.. file.Header.Select(static entry => entry.Key).Where(static name => name != "__metadata__")];
        Assert.Equal(["0.weight", "0.bias", "3.weight", "3.bias", "5.weight"], names);
        Assert.Equal([20, 7], file.Shape("0.weight"));
        Assert.Equal([20], file.Shape("0.bias"));
        Assert.Equal([9, 20], file.Shape("3.weight"));
        Assert.Equal([9], file.Shape("3.bias"));
        Assert.Equal([4, 9], file.Shape("5.weight"));
        Assert.All(names, name => Assert.Equal("F32", (string)file.Header[name]!["dtype"]!));
    }

    [Fact]
    public void Values_are_in_rows_of_outputs()
    {
        Classifier network = new(1);
        Training.Train(network, 3);
        FileParts file = FileParts.Of(network);
        float[] weights = file.Floats("3.weight");
        for (int o = 0; o < 9; o++)
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(network.Dense2.Weights[i, o], weights[(o * 20) + i]);
            }
        }

        Assert.Equal([.. Enumerable.Range(0, 9).Select(o => network.Dense2.Bias[o])], file.Floats("3.bias"));
        Assert.Equal(Classifier.ParameterCount * 4, file.Data.Length);
    }

    [Fact]
    public void Data_lies_at_whole_words_and_without_gaps()
    {
        FileParts file = FileParts.Of(new WithAdam(), checkpoint: true);
        long end = 0;
        foreach (string name in file.Header.Select(static entry => entry.Key).Where(static name => name != "__metadata__"))
        {
            Assert.Equal(end, (long)file.Header[name]!["data_offsets"]![0]!);
            end = (long)file.Header[name]!["data_offsets"]![1]!;
        }

        Assert.Equal(file.Data.Length, end);
        Assert.StartsWith("{\"__metadata__\":{", file.Text);
        Assert.Equal(0, System.Text.Encoding.UTF8.GetByteCount(file.Text) % 8);
    }

    [Fact]
    public void Metadata_of_weights()
    {
        using GermanCulture german = new();
        FileParts file = FileParts.Of(new Classifier(1));
        Dictionary<string, string> metadata = file.Metadata.ToDictionary(static entry => entry.Key, static entry => (string)entry.Value!);
        Assert.Equal("weights", metadata["unrolled.kind"]);
        Assert.Equal(typeof(NetworkFile).Assembly.GetName().Version!.ToString(3), metadata["unrolled.version"]);
        Assert.Equal("7 inputs; Dense(20, Relu); Dropout; Dense(9, Tanh); Dense(4, Softmax, Bias = false)", metadata["unrolled.architecture"]);
        Assert.Matches("^[0-9a-f]{16}$", metadata["unrolled.architecture_hash"]);
        Assert.Equal("pt", metadata["format"]);
        float[] input = Floats(metadata["unrolled.test_input"]);
        float[] output = new float[4];
        new Classifier(1).Predict(input, output);
        Assert.Equal(output, Floats(metadata["unrolled.test_output"]));
        Assert.All(input, static value => Assert.InRange(value, -1f, 1f));
        Assert.True(input.Distinct().Count() == 7);
        Assert.DoesNotContain(metadata.Keys, static key => key.Contains("seed") || key.Contains("steps") || key.Contains("hyper"));
    }

    [Fact]
    public void Metadata_of_checkpoints()
    {
        using GermanCulture german = new();
        Classifier network = new(-5) { LearningRate = 0.125f };
        Training.Train(network, 3);
        FileParts file = FileParts.Of(network, checkpoint: true);
        Assert.Equal("checkpoint", (string)file.Metadata["unrolled.kind"]!);
        Assert.Equal("Sgd", (string)file.Metadata["unrolled.optimizer"]!);
        Assert.Equal("-5", (string)file.Metadata["unrolled.seed"]!);
        Assert.Equal("3", (string)file.Metadata["unrolled.steps"]!);
        Assert.Equal("0.125", (string)file.Metadata["unrolled.hyper_parameter.LearningRate"]!);
        Assert.Equal("0.9", (string)file.Metadata["unrolled.hyper_parameter.Momentum"]!);
        Assert.Equal([9, 20], file.Shape("optimizer.1.3.weight"));
        Assert.Equal(network.RawOptimizerState[network.Description.Tensors[0].IndexOf(6, 19)], file.Floats("optimizer.1.0.weight")[^1]);
    }

    [Fact]
    public void Initialisers_names_and_rates_are_no_part_of_the_architecture()
    {
        Assert.Equal(Hash(new Classifier()), Hash(new Deployed()));
        Assert.Equal(Hash(new Classifier()), Hash(new WithAdam()));
        Assert.NotEqual(Hash(new Classifier()), Hash(new OtherActivation()));
        Assert.Contains("Dropout(rate = 0.5, Scale = false)", (string)FileParts.Of(new Classical()).Metadata["unrolled.architecture"]!);
        Assert.Contains("Dense(7, LeakyRelu, Slope = 0.01)", (string)FileParts.Of(new Gallery()).Metadata["unrolled.architecture"]!);

        // FNV-1a as published: a hash that changed would refuse every file there is.
        Assert.Equal("cbf29ce484222325", ArchitectureHash.Of(""));
        Assert.Equal("85944171f73967e8", ArchitectureHash.Of("foobar"));

        static string Hash(INetwork network) => (string)FileParts.Of(network).Metadata["unrolled.architecture_hash"]!;
    }

    [Fact]
    public void The_same_network_gives_the_same_file()
    {
        Assert.Equal(FileParts.Bytes(new Wide(3)), FileParts.Bytes(new Wide(3)));
        using TemporaryFolder folder = new();
        new Wide(3).Save(folder.File("a.safetensors"));
        Assert.Equal(FileParts.Bytes(new Wide(3)), File.ReadAllBytes(folder.File("a.safetensors")));
    }

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        File.WriteAllText(path, new string('x', 100_000));
        new Classifier(3).Save(path);
        Assert.Equal(FileParts.Bytes(new Classifier(3)), File.ReadAllBytes(path));
        Assert.Equal([path], folder.Files());
    }

    [Fact]
    public void A_save_that_fails_leaves_the_file_that_was_there()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        new Classifier(3).Save(path);
        byte[] before = File.ReadAllBytes(path);
        NotSupportedException thrown = Assert.Throws<NotSupportedException>(() => AtomicFile.Write(path, static stream =>
        {
            stream.Write(new byte[100]);
            throw new NotSupportedException();
        }));
        Assert.NotNull(thrown);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], folder.Files());
    }

    [Fact]
    public void A_save_onto_a_folder_fails_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a");
        Directory.CreateDirectory(path);
        Exception thrown = Assert.ThrowsAny<Exception>(() => new Classifier().Save(path));
        Assert.True(thrown is IOException or UnauthorizedAccessException, thrown.ToString());
        Assert.Empty(folder.Files());
        Assert.Throws<DirectoryNotFoundException>(() => new Classifier().Save(folder.File("missing/a")));
    }

    [Fact]
    public void Extras_come_back()
    {
        Classifier network = new();
        float[] means = [1f, -0f, float.NaN, 1e-42f, float.MaxValue];
        MemoryStream stream = new();
        network.Save(stream, new Dictionary<string, float[]> { ["normalisation.mean"] = means, ["größe"] = [], ["\"+\\\n"] = [2f] });
        stream.Position = 0;
        NetworkFileInfo info = network.Load(stream);
        Assert.Equal(["\"+\\\n", "größe", "normalisation.mean"], info.Extras.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(means.Select(BitConverter.SingleToUInt32Bits), info.Extras["normalisation.mean"].Select(BitConverter.SingleToUInt32Bits));
        Assert.Empty(info.Extras["größe"]);
        Assert.Equal([2f], info.Extras["\"+\\\n"]);
        Assert.Empty(network.Load(new MemoryStream(FileParts.Bytes(network))).Extras);
    }

    [Fact]
    public void Extras_are_limited_to_what_loading_allows()
    {
        Classifier network = new();
        MemoryStream stream = new();
        network.Save(stream, new Dictionary<string, float[]> { ["x"] = new float[12_000] });
        stream.Position = 0;
        Assert.Equal(12_000, network.Load(stream).Extras["x"].Length);

        ArgumentException error = Assert.Throws<ArgumentException>("extras", () => network.Save(stream, new Dictionary<string, float[]> { ["x"] = new float[20_000] }));
        Assert.Contains(FileHeader.Limit(network.Description).ToString("N0", CultureInfo.InvariantCulture), error.Message);
        Assert.Throws<ArgumentException>("extras", () => network.Save(stream, new Dictionary<string, float[]> { [""] = [1f] }));
        Assert.Throws<ArgumentException>("extras", () => network.SaveCheckpoint(stream, extras: new Dictionary<string, float[]> { ["x"] = null! }));
    }

    [Fact]
    public void Networks_and_streams_that_are_not_there()
    {
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Save(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Load(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("stream", () => new Classifier().Save((Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => new Classifier().SaveCheckpoint((Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => new Classifier().Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => new Classifier().Save((string)null!));
        Assert.Throws<ArgumentNullException>("path", () => new Classifier().Load((string)null!));
        Assert.Throws<FileNotFoundException>(() => new Classifier().Load("there is no such file"));
    }

    private static float[] Floats(string text) => [.. Convert.FromBase64String(text).Chunk(4).Select(static bytes => BitConverter.ToSingle(bytes))];
}
