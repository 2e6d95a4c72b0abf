using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The theory's networks, compiled on first use in a few assemblies.</summary>
internal static class CompiledTheory
{
    private const int PerAssembly = 40;

    private static readonly Lazy<Assembly>[] Assemblies =
        [.. TheoryNetwork.All.Chunk(PerAssembly).Select(static (networks, index) => new Lazy<Assembly>(() => Compile(networks, index)))];

    /// <summary>Number and description of every network, the large ones included, as test data.</summary>
    public static TheoryData<int, string> Networks => Where(static _ => true);

    /// <summary>Number and description of the networks that cover all pairs.</summary>
    public static TheoryData<int, string> Covering => Where(static network => network.Values.Length > 0);

    public static TheoryData<int, string> Where(Func<TheoryNetwork, bool> condition)
    {
        TheoryData<int, string> data = [];
        foreach ((int index, TheoryNetwork network) in TheoryNetwork.All.Index())
        {
            if (condition(network))
            {
                data.Add(index, network.ToString());
            }
        }

        return data;
    }

    /// <summary>A new network of the class with that number.</summary>
    public static NetworkHandle Create(int index, int seed = 0)
    {
        return InMemory.Create(Assemblies[index / PerAssembly].Value, $"{TheoryNetwork.Namespace}.{TheoryNetwork.All[index].Name}", seed);
    }

    /// <summary>What the generator made of the class: its programs.</summary>
    public static Type Programs(int index) =>
        Assemblies[index / PerAssembly].Value.GetType($"Unrolled.Generated.{TheoryNetwork.Namespace}_{TheoryNetwork.All[index].Name}.Programs", throwOnError: true)!;

    private static Assembly Compile(IReadOnlyList<TheoryNetwork> networks, int index)
    {
        string header = $"using Unrolled;\nnamespace {TheoryNetwork.Namespace};\n";
        return InMemory.Compile($"Theory{index}", networks.Select(network => header + network.Source()));
    }
}
