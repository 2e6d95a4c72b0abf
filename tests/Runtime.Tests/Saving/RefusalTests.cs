using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>What is wrong with a file is said, and the network stays as it was.</summary>
public sealed class RefusalTests
{
    private readonly Classifier _network = new(2);
    private readonly FileParts _weights = FileParts.Of(new Classifier(1));
    private readonly FileParts _checkpoint = FileParts.Of(new Classifier(1), checkpoint: true);

    [Fact]
    public void Another_shape_is_listed_tensor_by_tensor()
    {
        NetworkFileException error = Refused(FileParts.Bytes(new OtherShape()));
        Assert.Equal(
            "The stream does not fit Classifier: 0.weight is [20, 7] in Classifier and [21, 7] in the file; 0.bias is [20] in Classifier and [21] in the file; "
            + "3.weight is [9, 20] in Classifier and missing in the file; 3.bias is [9] in Classifier and missing in the file; "
            + "5.weight is [4, 9] in Classifier and missing in the file; 2.weight is [4, 21] in the file and missing in Classifier; 2.bias is [4] in the file and missing in Classifier.",
            error.Message);
        Assert.Equal(["0.weight", "0.bias", "3.weight", "3.bias", "5.weight", "2.weight", "2.bias"], error.Tensors);
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
        NetworkFileException error = Refused(FileParts.Bytes(new OtherActivation()));
        Assert.Contains("7 inputs; Dense(20, Gelu); Dropout;", error.Message);
        Assert.Contains("Classifier is 7 inputs; Dense(20, Relu); Dropout;", error.Message);
    }

    [Fact]
    public void Another_optimiser()
    {
        NetworkFileException error = Refused(FileParts.Bytes(new WithAdam(), checkpoint: true), checkpoint: true);
        Assert.Equal("The stream does not fit Classifier: it holds the state of Adam, and Classifier has Sgd; Load takes its weights alone.", error.Message);
        Assert.Contains("no optimiser", Refused(FileParts.Bytes(new Deployed(), checkpoint: true), checkpoint: true).Message);
    }

    [Fact]
    public void Weights_where_a_checkpoint_is_needed()
    {
        Assert.Equal(
            "The stream holds weights alone: Load reads it; LoadCheckpoint takes what SaveCheckpoint wrote.",
            Refused(_weights.Join(), checkpoint: true).Message);
        _weights.Header.Remove("__metadata__");
        Assert.Contains("holds weights alone", Refused(_weights.Join(), checkpoint: true).Message);
    }

    [Fact]
    public void A_state_variable_that_is_missing()
    {
        _checkpoint.Header.Remove("optimizer.1.5.weight");
        NetworkFileException error = Refused(_checkpoint.Join(), checkpoint: true);
        Assert.Equal(["optimizer.1.5.weight"], error.Tensors);
    }

    [Fact]
    public void A_changed_bit_anywhere_in_the_data()
    {
        for (int i = 0; i < _checkpoint.Data.Length; i += 61)
        {
            _checkpoint.Data[i] ^= 1;
            Assert.Contains("is damaged or was changed: the checksum of its data is ", Refused(_checkpoint.Join(), checkpoint: i % 2 == 0).Message);
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
        Assert.Contains("does not mean the same here: Classifier gives another output for its test row", Refused(_weights.Join()).Message);

        output[1] = test.Output[1] + 1e-4f;
        _weights.Metadata["unrolled.test_output"] = FloatText.Write(output);
        _network.Load(new MemoryStream(_weights.Join()));
    }

    [Fact]
    public void Doubles_that_no_float_can_hold()
    {
        byte[] file = _weights.Converted("F64", static value => BitConverter.GetBytes(value == 0f ? -1e300 : value));
        NetworkFileException error = Refused(file);
        Assert.Equal("The stream has -1E+300 in 0.bias, which no float can hold.", error.Message);
        Assert.Equal(["0.bias"], error.Tensors);
    }

    [Theory]
    [InlineData("unrolled.kind", "model", "is a file of kind model, written by version 0.1.0 of this library")]
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
    [InlineData("unrolled.hyper_parameter.Momentum", null, "unrolled.hyper_parameter.Momentum")]
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

        Assert.Contains(message, Refused(_checkpoint.Join(), checkpoint: true).Message);
    }

    [Theory]
    [InlineData("dtype", "\"I32\"", "has 3.bias as I32: F32, F16, BF16 or F64 is expected")]
    [InlineData("dtype", "\"f32\"", "has 3.bias as f32")]
    [InlineData("dtype", "\"F64\"", "has 3.bias in bytes 1,360 to 1,396 of the data: [9] of F64 takes 72 bytes")]
    [InlineData("dtype", "32", "something else than a text as dtype")]
    [InlineData("shape", "[3, 3]", "3.bias is [9] in Classifier and [3, 3] in the file")]
    [InlineData("shape", "[]", "3.bias is [9] in Classifier and [] in the file")]
    [InlineData("shape", "[-9]", "something else than at most 64 whole numbers from 0 on as shape")]
    [InlineData("shape", "[9.0]", "whole numbers")]
    [InlineData("shape", "[9223372036854775808]", "whole numbers")]
    [InlineData("shape", "[\"9\"]", "whole numbers")]
    [InlineData("shape", "9", "whole numbers")]
    [InlineData("shape", "[[9]]", "not valid JSON")]
    [InlineData("data_offsets", "[1360, 1397]", "has 3.bias in bytes 1,360 to 1,397 of the data: [9] of F32 takes 36 bytes")]
    [InlineData("data_offsets", "[1360, 0]", "has 3.bias in bytes 1,360 to 0 of the data")]
    [InlineData("data_offsets", "[1361, 1397]", "has 3.bias from byte 1,361 of the data on, and nothing from byte 1,360 to there: gaps are not allowed")]
    [InlineData("data_offsets", "[1359, 1395]", "has 3.bias from byte 1,359 of the data on, where 3.weight goes to byte 1,360: no two may overlap")]
    [InlineData("data_offsets", "[0, 36]", "no two may overlap")]
    [InlineData("data_offsets", "[9223372036854775807, 9223372036854775807]", "has 5.weight from byte 1,396 of the data on, and nothing from byte 1,360 to there")]
    [InlineData("data_offsets", "[1360]", "something else than an object of dtype, shape and data_offsets")]
    [InlineData("data_offsets", "[1360, 1396, 0]", "at most 2 whole numbers")]
    [InlineData("data_offsets", "null", "at most 2 whole numbers")]
    [InlineData("size", "1", "something else than an object of dtype, shape and data_offsets")]
    public void Entries_of_a_tensor(string key, string value, string message)
    {
        string text = _weights.Text.Replace("\"3.bias\":{", $"\"3.bias\":{{\"{key}\":{value},", StringComparison.Ordinal);
        int old = text.IndexOf($",\"{key}\":", text.IndexOf("\"3.bias\"", StringComparison.Ordinal), StringComparison.Ordinal);
        if (old >= 0)
        {
            // The old value stays away: up to the next key or the end.
            int end = key switch { "dtype" => text.IndexOf(",\"shape\"", old, StringComparison.Ordinal), _ => text.IndexOf(']', old) + 1 };
            text = text.Remove(old, end - old);
        }

        NetworkFileException error = Refused(FileParts.Join(text, _weights.Data));
        Assert.Contains(message, error.Message);
        Assert.True(error.Tensors.Count == 1 + (message.Contains("overlap") ? 1 : 0) || message == "not valid JSON", string.Join(' ', error.Tensors));
    }

    [Fact]
    public void Entries_that_are_there_twice()
    {
        string entry = _weights.Text[_weights.Text.IndexOf("\"3.bias\"", StringComparison.Ordinal).._weights.Text.IndexOf(",\"5.weight\"", StringComparison.Ordinal)];
        NetworkFileException error = Refused(FileParts.Join(_weights.Text.Replace(entry, $"{entry},{entry}", StringComparison.Ordinal), _weights.Data));
        Assert.Equal("The stream has two entries called 3.bias.", error.Message);

        // An escape makes no other name of it.
        string escaped = entry.Replace("\"3.bias\"", "\"\\u0033.bias\"", StringComparison.Ordinal);
        Assert.Equal(error.Message, Refused(FileParts.Join(_weights.Text.Replace(entry, $"{entry},{escaped}", StringComparison.Ordinal), _weights.Data)).Message);

        string twice = _weights.Text.Replace("\"unrolled.kind\":\"weights\"", "\"unrolled.kind\":\"weights\",\"unrolled.kind\":\"weights\"", StringComparison.Ordinal);
        Assert.Contains("two metadata entries called unrolled.kind", Refused(FileParts.Join(twice, _weights.Data)).Message);
        string metadata = _weights.Text.Replace("{\"__metadata__\":{", "{\"__metadata__\":{},\"__metadata__\":{", StringComparison.Ordinal);
        Assert.Contains("two entries called __metadata__", Refused(FileParts.Join(metadata, _weights.Data)).Message);
        string dtype = _weights.Text.Replace("\"dtype\":\"F32\"", "\"dtype\":\"F32\",\"dtype\":\"F32\"", StringComparison.Ordinal);
        Assert.Contains("something else than an object of dtype", Refused(FileParts.Join(dtype, _weights.Data)).Message);
    }

    [Theory]
    [InlineData("", "not a JSON object")]
    [InlineData("[]", "not a JSON object")]
    [InlineData(" {}", "not a JSON object")]
    [InlineData("{", "not valid JSON from byte 1 on")]
    [InlineData("{}}", "not valid JSON from byte 2 on")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("{}", "0.weight is [20, 7] in Classifier and missing in the file")]
    [InlineData("{\"a\":1}", "says of a something else than an object of dtype, shape and data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\"}}", "says of a something else than an object of dtype, shape and data_offsets")]
    [InlineData("{/* */}", "not valid JSON")]
    [InlineData("{\"a\":{\"shape\":[1,]}}", "not valid JSON")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "says of __metadata__ something else than an object of texts")]
    [InlineData("{\"__metadata__\":{\"a\":{}}}", "an object of texts")]
    [InlineData("{\"__metadata__\":[]}", "an object of texts")]
    [InlineData("{\"\\ud800\":{}}", "half of a character is missing in a name")]
    [InlineData("{\"__metadata__\":{\"unrolled.kind\":\"\\udc00\"}}", "half of a character is missing in unrolled.kind")]
    [InlineData("{\"ключ\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "ключ is [0] in the file and missing in Classifier")]
    [InlineData("{\"\\u0007\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "; ? is [0] in the file")]
    public void Headers(string header, string message)
    {
        Assert.Contains(message, Refused(FileParts.Join(header, [])).Message);
    }

    [Fact]
    public void Headers_that_are_not_in_UTF8()
    {
        Assert.Contains("not a JSON object in UTF-8", Refused([4, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xFF, 0xFF, (byte)'}']).Message);
        Assert.Contains("not a JSON object in UTF-8", Refused([.. FileParts.Join("", []), .. Encoding.UTF8.GetBytes("{}")]).Message);
    }

    [Fact]
    public void Names_far_too_long_are_cut()
    {
        string message = Refused(FileParts.Join($"{{\"{new string('x', 10_000)}\":1}}", [])).Message;
        Assert.InRange(message.Length, 50, 300);
        Assert.Contains("xxx…", message);
    }

    [Fact]
    public void Many_differences_are_listed_in_part()
    {
        JsonObject header = new(Enumerable.Range(0, 300).Select(static i => KeyValuePair.Create<string, JsonNode?>(
            $"x{i}", new JsonObject { ["dtype"] = "F32", ["shape"] = new JsonArray(0), ["data_offsets"] = new JsonArray(0, 0) })));
        NetworkFileException error = Refused(FileParts.Join(header.ToJsonString(), []));
        Assert.EndsWith("; and 255 others.", error.Message);
        Assert.Equal(305, error.Tensors.Count);
    }

    [Fact]
    public void A_header_longer_than_the_network_allows()
    {
        long limit = FileHeader.Limit(_network.Description);
        string message = Refused(FileParts.Join(new string(' ', (int)limit + 1), [])).Message;
        Assert.Contains($"its header would have {limit + 1:N0} bytes, and {limit:N0} are the most".Replace('\u00A0', ','), message);
        Assert.Contains("18,446,744,073,709,551,615 bytes", Refused([.. Enumerable.Repeat((byte)255, 8)]).Message);

        // Just as long is fine.
        _network.Load(new MemoryStream(FileParts.Join(_weights.Text.PadRight((int)limit - (Encoding.UTF8.GetByteCount(_weights.Text) - _weights.Text.Length)), _weights.Data)));
    }

    [Fact]
    public void A_file_cut_off_anywhere()
    {
        byte[] file = _weights.Join();
        for (int length = 0; length < file.Length; length += length < 20 ? 1 : 37)
        {
            Assert.Contains($"ends after {length:#,0} bytes", Refused(file[..length]).Message);
        }

        Assert.Contains("inside 5.weight: it was cut off", Refused(file[..^1]).Message);
    }

    [Fact]
    public void A_file_that_goes_on()
    {
        Assert.Contains($"goes on after the {_weights.Join().Length:#,0} bytes that its header describes", Refused([.. _weights.Join(), 0]).Message);
    }

    [Fact]
    public void A_state_variable_of_another_shape_even_where_the_weights_alone_are_wanted()
    {
        _checkpoint.Header["optimizer.1.3.bias"]!["shape"] = new JsonArray(3, 3);
        Assert.Equal(["optimizer.1.3.bias"], Refused(_checkpoint.Join()).Tensors);
    }

    /// <summary>Loads what must be refused, and checks that the network, which has been trained a little, is as before to the last bit.</summary>
    private NetworkFileException Refused(byte[] file, bool checkpoint = false)
    {
        using GermanCulture german = new();
        Training.Train(_network, 1);
        NetworkBits before = NetworkBits.Of(_network);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => checkpoint ? _network.LoadCheckpoint(new MemoryStream(file)) : _network.Load(new MemoryStream(file)));
        Assert.Equal(before, NetworkBits.Of(_network));
        Assert.EndsWith(".", error.Message);
        return error;
    }
}
