using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Headers that are not what the format or the network allows: what is wrong is said, and the network stays as it was.</summary>
public sealed class HeaderRefusalTests
{
    private readonly Classifier _network = new(2);
    private readonly FileParts _weights = FileParts.Of(new Classifier(1));

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

        NetworkFileException error = Refusal.Require(_network, FileParts.Join(text, _weights.Data));
        Assert.Contains(message, error.Message);
        Assert.True(error.Tensors.Count == 1 + (message.Contains("overlap") ? 1 : 0) || message == "not valid JSON", string.Join(' ', error.Tensors));
    }

    [Fact]
    public void Entries_that_are_there_twice()
    {
        string entry = _weights.Text[_weights.Text.IndexOf("\"3.bias\"", StringComparison.Ordinal).._weights.Text.IndexOf(",\"5.weight\"", StringComparison.Ordinal)];
        NetworkFileException error = Refusal.Require(_network, FileParts.Join(_weights.Text.Replace(entry, $"{entry},{entry}", StringComparison.Ordinal), _weights.Data));
        Assert.Equal("The stream has two entries called 3.bias.", error.Message);

        // An escape makes no other name of it.
        string escaped = entry.Replace("\"3.bias\"", "\"\\u0033.bias\"", StringComparison.Ordinal);
        Assert.Equal(error.Message, Refusal.Require(_network, FileParts.Join(_weights.Text.Replace(entry, $"{entry},{escaped}", StringComparison.Ordinal), _weights.Data)).Message);

        string twice = _weights.Text.Replace("\"unrolled.kind\":\"weights\"", "\"unrolled.kind\":\"weights\",\"unrolled.kind\":\"weights\"", StringComparison.Ordinal);
        Assert.Contains("two metadata entries called unrolled.kind", Refusal.Require(_network, FileParts.Join(twice, _weights.Data)).Message);
        string metadata = _weights.Text.Replace("{\"__metadata__\":{", "{\"__metadata__\":{},\"__metadata__\":{", StringComparison.Ordinal);
        Assert.Contains("two entries called __metadata__", Refusal.Require(_network, FileParts.Join(metadata, _weights.Data)).Message);
        string dtype = _weights.Text.Replace("\"dtype\":\"F32\"", "\"dtype\":\"F32\",\"dtype\":\"F32\"", StringComparison.Ordinal);
        Assert.Contains("something else than an object of dtype", Refusal.Require(_network, FileParts.Join(dtype, _weights.Data)).Message);
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
        Assert.Contains(message, Refusal.Require(_network, FileParts.Join(header, [])).Message);
    }

    [Fact]
    public void Headers_that_are_not_in_UTF8()
    {
        Assert.Contains("not a JSON object in UTF-8", Refusal.Require(_network, [4, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xFF, 0xFF, (byte)'}']).Message);
        Assert.Contains("not a JSON object in UTF-8", Refusal.Require(_network, [.. FileParts.Join("", []), .. Encoding.UTF8.GetBytes("{}")]).Message);
    }

    [Fact]
    public void Names_far_too_long_are_cut()
    {
        string message = Refusal.Require(_network, FileParts.Join($"{{\"{new string('x', 10_000)}\":1}}", [])).Message;
        Assert.InRange(message.Length, 50, 300);
        Assert.Contains("xxx…", message);
    }

    [Fact]
    public void A_header_longer_than_the_network_allows()
    {
        long limit = FileHeader.Limit(_network.Description);
        string message = Refusal.Require(_network, FileParts.Join(new string(' ', (int)limit + 1), [])).Message;
        Assert.Contains($"its header would have {limit + 1:N0} bytes, and {limit:N0} are the most".Replace('\u00A0', ','), message);
        Assert.Contains("18,446,744,073,709,551,615 bytes", Refusal.Require(_network, [.. Enumerable.Repeat((byte)255, 8)]).Message);

        // Just as long is fine.
        _network.Load(new MemoryStream(FileParts.Join(_weights.Text.PadRight((int)limit - (Encoding.UTF8.GetByteCount(_weights.Text) - _weights.Text.Length)), _weights.Data)));
    }
}
