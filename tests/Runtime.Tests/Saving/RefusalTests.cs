using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Files of other networks, damaged ones and ones of other contents: what is wrong is said, and the network stays as it was.</summary>
public sealed class RefusalTests
{
    private readonly Classifier _network = new(2);
    private readonly FileParts _weights = FileParts.Of(new Classifier(1));
    private readonly FileParts _checkpoint = FileParts.Of(new Classifier(1), checkpoint: true);

    [Fact]
    public void Another_shape_is_listed_tensor_by_tensor()
    {
        NetworkFileException error = Refusal.Require(_network, FileParts.Bytes(new OtherShape()));
        Assert.Equal(
            "The stream does not fit Classifier: 0.weight is [20, 7] in Classifier and [21, 7] in the file; 0.bias is [20] in Classifier and [21] in the file; "
            + "3.weight is [9, 20] in Classifier and missing in the file; 3.bias is [9] in Classifier and missing in the file; "
            + "5.weight is [4, 9] in Classifier and missing in the file; 2.weight is [4, 21] in the file and missing in Classifier; 2.bias is [4] in the file and missing in Classifier.",
            error.Message);
        Assert.Equal(["0.weight", "0.bias", "3.weight", "3.bias", "5.weight", "2.weight", "2.bias"], error.Tensors);
    }

    [Fact]
    public void Many_differences_are_listed_in_part()
    {
        JsonObject header = new(Enumerable.Range(0, 300).Select(static i => KeyValuePair.Create<string, JsonNode?>(
            $"x{i}", new JsonObject { ["dtype"] = "F32", ["shape"] = new JsonArray(0), ["data_offsets"] = new JsonArray(0, 0) })));
        NetworkFileException error = Refusal.Require(_network, FileParts.Join(header.ToJsonString(), []));
        Assert.EndsWith("; and 255 others.", error.Message);
        Assert.Equal(305, error.Tensors.Count);
    }

    [Fact]
    public void The_file_is_named()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("other.safetensors");
        new OtherShape().Save(path);
        Assert.StartsWith("other.safetensors does not fit Classifier: ", Assert.Throws<NetworkFileException>(() => _network.Load(path)).Message);
        new OtherShape().SaveCheckpoint(path);
        Assert.StartsWith("other.safetensors does not fit Classifier: ", Assert.Throws<NetworkFileException>(() => _network.LoadCheckpoint(path)).Message);
    }

    [Fact]
    public void The_same_tensors_under_another_activation()
    {
        NetworkFileException error = Refusal.Require(_network, FileParts.Bytes(new OtherActivation()));
        Assert.Contains("7 inputs; Dense(20, Gelu); Dropout;", error.Message);
        Assert.Contains("Classifier is 7 inputs; Dense(20, Relu); Dropout;", error.Message);
    }

    [Fact]
    public void Another_optimiser()
    {
        NetworkFileException error = Refusal.Require(_network, FileParts.Bytes(new WithAdam(), checkpoint: true), checkpoint: true);
        Assert.Equal("The stream does not fit Classifier: it holds the state of Adam, and Classifier has Sgd; Load takes its weights alone.", error.Message);
        Assert.Contains("no optimiser", Refusal.Require(_network, FileParts.Bytes(new Deployed(), checkpoint: true), checkpoint: true).Message);
    }

    [Fact]
    public void Weights_where_a_checkpoint_is_needed()
    {
        Assert.Equal(
            "The stream holds weights alone: Load reads it; LoadCheckpoint takes what SaveCheckpoint wrote.",
            Refusal.Require(_network, _weights.Join(), checkpoint: true).Message);
        _weights.Header.Remove("__metadata__");
        Assert.Contains("holds weights alone", Refusal.Require(_network, _weights.Join(), checkpoint: true).Message);
    }

    [Fact]
    public void A_state_variable_that_is_missing()
    {
        _checkpoint.Header.Remove("optimizer.1.5.weight");
        NetworkFileException error = Refusal.Require(_network, _checkpoint.Join(), checkpoint: true);
        Assert.Equal(["optimizer.1.5.weight"], error.Tensors);
    }

    [Fact]
    public void A_changed_bit_anywhere_in_the_data()
    {
        for (int i = 0; i < _checkpoint.Data.Length; i += 61)
        {
            _checkpoint.Data[i] ^= 1;
            Assert.Contains("is damaged or was changed: the checksum of its data is ", Refusal.Require(_network, _checkpoint.Join(), checkpoint: i % 2 == 0).Message);
            _checkpoint.Data[i] ^= 1;
        }
    }

    [Theory]
    [InlineData(0.011f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_output_that_is_another(float change)
    {
        TestVector test = TestVector.Of(new Classifier(1));
        float[] output = [.. test.Output];
        output[1] += change;
        _weights.Metadata["unrolled.test_output"] = FloatText.Write(output);
        string message = Refusal.Require(_network, _weights.Join()).Message;
        Assert.Contains("does not mean the same here: Classifier gives another output for its test row than when it was saved, output 1 is ", message);
        Assert.EndsWith("apart is allowed. Load it into the class it was saved from.", message);

        output[1] = test.Output[1] + 1e-4f;
        _weights.Metadata["unrolled.test_output"] = FloatText.Write(output);
        _network.Load(new MemoryStream(_weights.Join()));
    }

    [Fact]
    public void Doubles_that_no_float_can_hold()
    {
        byte[] file = _weights.Converted("F64", static value => BitConverter.GetBytes(value == 0f ? -1e300 : value));
        NetworkFileException error = Refusal.Require(_network, file);
        Assert.Equal("The stream has -1E+300 in 0.bias, which no float can hold.", error.Message);
        Assert.Equal(["0.bias"], error.Tensors);
    }

    [Theory]
    [InlineData("unrolled.kind", "model", "is a file of kind model, written by version ")]
    [InlineData("unrolled.kind", null, "no metadata entry unrolled.kind")]
    [InlineData("unrolled.version", null, "no metadata entry unrolled.version")]
    [InlineData("unrolled.architecture_hash", "0000000000000000", "saved by a network of other layers")]
    [InlineData("unrolled.architecture_hash", null, "no metadata entry unrolled.architecture_hash")]
    [InlineData("unrolled.test_input", "AAAA", "floats in base 64 is expected")]
    [InlineData("unrolled.test_input", "AAAAAA==", "test row of 1 inputs and 4 outputs; Classifier has 7 and 4")]
    [InlineData("unrolled.test_output", "?", "has ? as metadata entry unrolled.test_output; floats in base 64 is expected")]
    [InlineData("unrolled.data_crc32c", "0123", "and was 0123")]
    [InlineData("unrolled.data_crc32c", null, "no metadata entry unrolled.data_crc32c")]
    [InlineData("unrolled.test_output", null, "no metadata entry unrolled.test_output")]
    [InlineData("unrolled.extra.mean", "12", "metadata entry unrolled.extra.mean")]
    [InlineData("unrolled.seed", "2147483648", "has 2147483648 as metadata entry unrolled.seed; a 32-bit number is expected")]
    [InlineData("unrolled.seed", "1,5", "a 32-bit number")]
    [InlineData("unrolled.steps", "-1", "a number from 0 to 4,611,686,018,427,387,904")]
    [InlineData("unrolled.steps", "4611686018427387905", "a number from 0 to")]
    [InlineData("unrolled.steps", null, "no metadata entry unrolled.steps")]
    [InlineData("unrolled.hyper_parameter.LearningRate", "NaN", "has NaN as metadata entry unrolled.hyper_parameter.LearningRate; a LearningRate that Classifier allows is expected")]
    [InlineData("unrolled.hyper_parameter.LearningRate", "-0.1", "LearningRate")]
    [InlineData("unrolled.hyper_parameter.Momentum", "1", "a Momentum that Classifier allows")]
    [InlineData("unrolled.hyper_parameter.ClipNorm", "1", "The stream does not fit Classifier: it has a ClipNorm, as the class it was saved from, and Classifier has none; Load takes its weights alone.")]
    [InlineData("unrolled.hyper_parameter.Momentum", null, "The stream does not fit Classifier: it has no Momentum, since the class it was saved from had none, and Classifier has one; Load takes its weights alone.")]
    public void Metadata(string key, string? text, string message)
    {
        if (text is null)
        {
            _checkpoint.Metadata.Remove(key);
        }
        else
        {
            _checkpoint.Metadata[key] = text;
        }

        Assert.Contains(message, Refusal.Require(_network, _checkpoint.Join(), checkpoint: true).Message);
    }

    [Fact]
    public void A_file_cut_off_anywhere()
    {
        byte[] file = _weights.Join();
        for (int length = 0; length < file.Length; length += length < 20 ? 1 : 37)
        {
            Assert.Contains($"ends after {length:#,0} bytes", Refusal.Require(_network, file[..length]).Message);
        }

        Assert.Contains("inside 5.weight: it was cut off", Refusal.Require(_network, file[..^1]).Message);
    }

    [Fact]
    public void A_file_that_goes_on()
    {
        Assert.Contains($"goes on after the {_weights.Join().Length:#,0} bytes that its header describes", Refusal.Require(_network, [.. _weights.Join(), 0]).Message);
    }

    [Fact]
    public void A_state_variable_of_another_shape_even_where_the_weights_alone_are_wanted()
    {
        _checkpoint.Header["optimizer.1.3.bias"]!["shape"] = new JsonArray(3, 3);
        Assert.Equal(["optimizer.1.3.bias"], Refusal.Require(_network, _checkpoint.Join()).Tensors);
    }
}
