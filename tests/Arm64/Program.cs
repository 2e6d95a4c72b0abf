using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Arm64;

/// <summary>Records all cases at vectors of 128 bits with fused multiply-adds, which is what the other machine has. The environment says so: DOTNET_EnableAVX512=0 DOTNET_MaxVectorTBitWidth=128.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        bool all = args is [_, "--full"];
        if (args.Length != 1 && !all)
        {
            Console.Error.WriteLine("usage: Unrolled.Arm64 <folder> [--full]");
            return 2;
        }

        if (Unrolled.Runtime.Lanes.AreWide || Vector<float>.Count != 4 || !Fma.IsSupported)
        {
            Console.Error.WriteLine(
                $"Vectors have {(Unrolled.Runtime.Lanes.AreWide ? 16 : Vector<float>.Count)} lanes here, multiply-adds are {(Fma.IsSupported ? "" : "not ")}fused; it takes 4 and fused ones.");
            return 3;
        }

        for (int number = 0; number < Cases.Count + (all ? 1 : 0); number++)
        {
            Recording recording = new(number, args[0]);
            Cases.Run(number, ref recording);
        }

        return 0;
    }
}
