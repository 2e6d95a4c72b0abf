using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Whatever bytes a file has: it is loaded, or there is a <see cref="NetworkFileException"/> and no change; memory stays within a bound.</summary>
public sealed class MutationTests
{
    private const int Mutants = 20_000;

    /// <summary>For a longer run: <c>UNROLLED_FILE_MUTANTS=200000</c>. The first 20,000 are always the same.</summary>
    private const string Switch = "UNROLLED_FILE_MUTANTS";

    private const int PerFile = 100;

    [Fact]
    public void Mutants_are_loaded_or_refused_and_nothing_else()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable(Switch), CultureInfo.InvariantCulture, out int wanted) ? wanted : Mutants;
        WithAdam saved = new(1);
        Training.Train(saved, 5);
        WithAdam fitted = new(4);
        WithAdam network = new(2);
        Training.Train(network, 3);
        byte[][] files =
        [
            FileParts.Bytes(saved),
            FileParts.Bytes(saved, checkpoint: true),
            WithExtras(saved),
            Histories.Bytes(fitted, Histories.Fit(fitted)),
            FileParts.Of(saved).Converted("F16", static value => BitConverter.GetBytes((Half)value)),
        ];
        NetworkBits before = NetworkBits.Of(network);
        WithAdam kept = network.Clone();
        Dictionary<string, int> messages = [];
        int loaded = 0;
        for (int m = 0; m < count; m++)
        {
            FileMutator mutator = new(files[m % files.Length], seed: m);
            byte[] mutant = mutator.Next();
            bool checkpoint = m / files.Length % 2 == 1;
            if (Load(network, mutant, checkpoint) is { } error)
            {
                string kind = Kind(error.Message);
                messages[kind] = messages.GetValueOrDefault(kind) + 1;
                Assert.True(before.Equals(NetworkBits.Of(network)), $"Mutant {m} changed the network: {error.Message}");
            }
            else
            {
                loaded++;
                network.CopyFrom(kept);
                network.LearningRate = kept.LearningRate;
                network.Beta1 = kept.Beta1;
                network.Beta2 = kept.Beta2;
                network.Epsilon = kept.Epsilon;
            }
        }

        // Mutants that all fail in the same way would prove nothing.
        Assert.True(messages.Count >= 20, string.Join('\n', messages.Select(static pair => $"{pair.Value} × {pair.Key}")));
        Assert.True(messages.Values.Max() < 0.6 * count, string.Join('\n', messages.Select(static pair => $"{pair.Value} × {pair.Key}")));
        Assert.InRange(loaded, count / PerFile, count / 4);
    }

    /// <summary>Headers made to take as much memory as possible: each as long as is allowed.</summary>
    [Theory]
    [InlineData("\"{0}\":{{\"dtype\":\"\",\"shape\":[],\"data_offsets\":[0,0]}}", "")]
    [InlineData("\"{0}\":{{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,0]}}", "")]
    [InlineData("\"unrolled.{0}\":\"\"", "\"__metadata__\":")]
    [InlineData("\"unrolled.extra.{0}\":\"AAAA\"", "\"__metadata__\":")]
    [InlineData("\"{0}\":\"\"", "\"__metadata__\":")]
    [InlineData("\"\\u00e4{0}\":\"\"", "\"__metadata__\":")]
    public void Headers_that_are_full_stay_within_the_bound(string entry, string name)
    {
        WithAdam network = new(1);
        long limit = FileHeader.Limit(network.Description) - 100;
        StringBuilder text = new();
        for (int i = 0; text.Length < limit - 200; i++)
        {
            text.Append(text.Length == 0 ? "" : ",").AppendFormat(CultureInfo.InvariantCulture, entry, i);
        }

        string header = name == "" ? $"{{{text}}}" : $"{{{name}{{{text}}}}}";
        Assert.NotNull(Load(network, FileParts.Join(header, []), checkpoint: false));
    }

    /// <summary>Loads a file and checks what it took.</summary>
    private static NetworkFileException? Load(INetwork network, byte[] file, bool checkpoint)
    {
        MemoryStream stream = new(file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkFileException? error = null;
        try
        {
            _ = checkpoint ? network.LoadCheckpoint(stream) : network.Load(stream);
        }
        catch (NetworkFileException thrown)
        {
            error = thrown;
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes <= Bound(network), $"{bytes:N0} bytes were allocated, {Bound(network):N0} are the most: {error?.Message}");
        return error;
    }

    /// <summary>The values loaded, those before, those of the best epoch, and what becomes of a header: its text, and entries by name.</summary>
    private static long Bound(INetwork network)
    {
        long values = (3L + network.State!.StateVariables) * 4 * network.Description.ParameterCount;
        return values + (24 * FileHeader.Limit(network.Description)) + (64 * 1024);
    }

    /// <summary>A message without its numbers and names.</summary>
    private static string Kind(string message) => string.Concat(message.Where(static c => char.IsAsciiLetterLower(c) || c == ' ').Take(45));

    private static byte[] WithExtras(INetwork network)
    {
        MemoryStream stream = new();
        network.SaveCheckpoint(stream, extras: new Dictionary<string, float[]> { ["mean"] = [1f, 2f, 3f], ["scale"] = [] });
        return stream.ToArray();
    }
}
