using System;
using System.Linq;
using System.Runtime;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.KernelProbe.Training;

/// <summary>Checks how far the runtime optimises the methods of a network, or of those of a namespace, at their first calls and when they are called often.</summary>
internal static class TiersCommand
{
    /// <summary>More than the 30 calls after which a method is compiled again.</summary>
    private const int Calls = 40;

    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(500);

    /// <param name="name">The full name of a network or a namespace.</param>
    public static void Run(string name)
    {
        using CompiledMethods methods = new();
        Type[] networks = [.. typeof(TiersCommand).Assembly.GetTypes().Where(type => (type.Namespace == name || type.FullName == name) && type.IsAssignableTo(typeof(ITrainable)))];
        foreach (Type network in networks)
        {
            ITrainable instance = (ITrainable)Activator.CreateInstance(network, 1)!;
            for (int i = 0; i < Calls; i++)
            {
                CallCommand.CallAll(instance);
            }
        }

        for (long before = -1; before != JitInfo.GetCompiledMethodCount();)
        {
            before = JitInfo.GetCompiledMethodCount();
            Thread.Sleep(s_quiet);
        }

        int again = methods.All.Count(method => method.Tier == Tier.Tier1);
        Console.WriteLine($"{networks.Length} networks: {methods.All.Count} methods, {again} of them compiled again, {methods.Kernels.Count} kernels");

        if (methods.Violations.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', methods.Violations));
        }

        // Forward, backward and gradient of each at least, and a program of each again: otherwise too little was heard for what follows to mean anything.
        if (networks.Length == 0 || methods.Kernels.Count < 3 * networks.Length || again < networks.Length)
        {
            throw new InvalidOperationException("Hardly a method was compiled.");
        }
    }
}
