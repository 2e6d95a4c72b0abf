using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;
using Xunit.Abstractions;

namespace Unrolled.Gradients.Tests.Memory;

/// <summary>The constants of a network say to the byte what its constructors allocate.</summary>
public class KnownMemoryTests(ITestOutputHelper output)
{
    /// <summary>What docs/memory.md says of 64-bit processes: the network, its engine and its block as objects.</summary>
    private const int TrainingObjects = 24 + 144 + 40;
    private const int InferenceObjects = 24 + 64 + 40;

    /// <summary>The array's header, and room to align its first float.</summary>
    private const int ArrayHeader = 24;
    private const int Slack = 64;

    public static TheoryData<Type> Networks => Construction.Types;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Parts_are_those_of_the_memory(Type type)
    {
        Construction network = Construction.Of(type);
        NetworkHandle handle = new(network.InOwnMemory());

        Assert.Equal(4L * handle.RawParameters.Length, network.Bytes("ParameterBytes"));
        Assert.Equal(network.Trains ? 4L * handle.RawGradients.Length : 0, network.Bytes("GradientBytes"));
        Assert.Equal(network.Trains ? 4L * handle.RawOptimizerState.Length : 0, network.Bytes("OptimizerStateBytes"));
        Assert.Equal(network.Trains, network.Bytes("ActivationBytes") > 0);
        Assert.Equal(network.MemoryBytes, Parts.Sum(network.Bytes));
        Assert.All(Parts.Append("MemoryBytes"), part => Assert.Equal(0, network.Bytes(part) % 64));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Constructors_allocate_exactly_that_and_three_objects(Type type)
    {
        Construction network = Construction.Of(type);
        int objects = network.Trains ? TrainingObjects : InferenceObjects;
        NetworkMemory memory = new(network.DirtyArray());

        long own = Allocated(network.InOwnMemory);
        long given = Allocated(() => network.In(memory));

        output.WriteLine($"{type.Name,-20}{string.Concat(Parts.Append("MemoryBytes").Select(part => $"{network.Bytes(part),12:N0}"))}{own,12:N0}{given,8:N0}");
        Assert.Equal(objects + ArrayHeader + Slack + network.MemoryBytes, own);
        Assert.Equal(objects, given);
    }

    [Fact]
    public void The_page_has_the_same_figures()
    {
        string page = File.ReadAllText(Page());
        foreach ((string name, Type type) in new[] { ("R1", typeof(R1)), ("R2", typeof(R2)), ("R3", typeof(R3)), ("R4", typeof(R4)), ("R5", typeof(R5)), ("R6", typeof(R6Relu)) })
        {
            Construction network = Construction.Of(type);
            long[] figures = [.. Parts.Append("MemoryBytes").Select(network.Bytes), network.MemoryBytes + TrainingObjects + ArrayHeader + Slack];
            Assert.Contains($"| {name} | {string.Join(" | ", figures.Select(figure => figure.ToString("N0", CultureInfo.InvariantCulture)))} |\n", page, StringComparison.Ordinal);
        }

        Assert.Contains($"= {TrainingObjects} | ", page, StringComparison.Ordinal);
        Assert.Contains($"= {InferenceObjects} |", page, StringComparison.Ordinal);
        Assert.Contains($"| {ArrayHeader + Slack} | {ArrayHeader + Slack} |", page, StringComparison.Ordinal);
    }

    private static string Page([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "memory.md");

    private static string[] Parts => ["ParameterBytes", "GradientBytes", "OptimizerStateBytes", "ActivationBytes"];

    /// <summary>Bytes this thread allocates for a network, once the class is known: the least of several tries, as in AllocationTests.</summary>
    private static long Allocated(Func<INetwork> make)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            INetwork network = make();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            GC.KeepAlive(network);
            least = attempt == 0 ? least : Math.Min(least, bytes);
        }

        return least;
    }
}
