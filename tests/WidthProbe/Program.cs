using System;
using System.Collections.Generic;
using System.Numerics;

namespace Unrolled.WidthProbe;

/// <summary>
/// Runs one computation at the vector width this process has and prints a hash of the results, so that a test can start it at several widths and compare.
/// The width is chosen from outside: DOTNET_EnableAVX512=0 takes 512 bits away, DOTNET_MaxVectorTBitWidth=128 narrows <see cref="Vector{T}"/>.
/// </summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<ulong>> s_commands = new()
    {
        ["math"] = MathCommand.Run,
        ["lanes"] = LanesCommand.Run,
        ["random"] = RandomCommand.Run,
    };

    /// <summary>The lanes that emitted kernels would use here.</summary>
    public static int Lanes => Unrolled.Runtime.Lanes.AreWide ? 16 : Vector<float>.Count;

    private static int Main(string[] args)
    {
        if (args.Length != 1 || !s_commands.TryGetValue(args[0], out Func<ulong>? command))
        {
            Console.Error.WriteLine($"usage: WidthProbe <command>, one of {string.Join(", ", s_commands.Keys)}");
            return 2;
        }

        Console.WriteLine($"lanes={Lanes}");
        Console.WriteLine($"hash={command():x16}");
        return 0;
    }
}
