using System;
using System.Collections.Generic;
using System.Numerics;
using Unrolled.KernelProbe.Guarding;
using Unrolled.KernelProbe.Training;

namespace Unrolled.KernelProbe;

/// <summary>
/// Runs generated networks at the vector width this process has, so that tests can start it at several widths.
/// The width is chosen from outside: DOTNET_EnableAVX512=0 takes 512 bits away, DOTNET_MaxVectorTBitWidth=128 narrows <see cref="Vector{T}"/>.
/// </summary>
internal static class Program
{
    private static readonly Dictionary<string, Action<string>> s_commands = new()
    {
        ["train"] = TrainCommand.Run,
        ["call"] = CallCommand.Run,
        ["tiers"] = TiersCommand.Run,
        ["surroundings"] = GuardCommand.CheckSurroundings,
        ["pages"] = GuardCommand.CheckPages,
    };

    /// <summary>The lanes of the kernels in this process.</summary>
    public static int Lanes => Unrolled.Runtime.Lanes.AreWide ? 16 : Vector<float>.Count;

    private static int Main(string[] args)
    {
        if (args.Length != 3 || !int.TryParse(args[0], out int lanes) || !s_commands.TryGetValue(args[1], out Action<string>? command))
        {
            Console.Error.WriteLine("usage: KernelProbe <lanes> train <folder> | call <network> | tiers <namespace or network> | surroundings <assembly> | pages <assembly>");
            return 2;
        }

        Console.WriteLine($"lanes={Lanes}");
        if (lanes != Lanes)
        {
            Console.Error.WriteLine($"Kernels have {Lanes} lanes here, not the {lanes} that were asked for.");
            return 3;
        }

        command(args[2]);
        Console.WriteLine("done");
        return 0;
    }
}
