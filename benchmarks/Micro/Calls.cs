using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Unrolled.Peers;

namespace Unrolled.Micro;

/// <summary>Predict and TrainStep of generated networks, at the workloads of the comparison.</summary>
[MemoryDiagnoser]
public class Calls
{
    private Contender _network = null!;

    /// <summary>The workloads to run.</summary>
    public static IEnumerable<string> Names => Workload.All.Select(w => w.Name);

    /// <summary>One of them.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Creates the network and its data.</summary>
    [GlobalSetup]
    public void Create() => _network = GeneratedNetworks.Create(Workload.All.Single(w => w.Name == Name));

    /// <summary>A call for each mini-batch; BenchmarkDotNet divides.</summary>
    [Benchmark(OperationsPerInvoke = Numbers.Batches)]
    public void Call() => _network.Run(Numbers.Batches);
}
