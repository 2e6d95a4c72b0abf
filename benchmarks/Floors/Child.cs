using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Unrolled.Floors;

/// <summary>This program again, at a chosen vector width: the width of a process is settled when it starts.</summary>
internal static class Child
{
    /// <summary>Lanes of the kernels in this process.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector<float>.Count;

    /// <summary>Whether this machine, as this process is allowed to see it, has vectors of so many lanes.</summary>
    public static bool Has(int lanes) => lanes switch
    {
        16 => Vector512.IsHardwareAccelerated,
        8 => Vector256.IsHardwareAccelerated && Vector<float>.Count == 8,
        _ => Vector128.IsHardwareAccelerated,
    };

    /// <summary>Runs one measurement; its output goes to this process's own.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(int lanes, int rounds)
    {
        string number = lanes.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["--lanes", number, "--rounds", rounds.ToString(CultureInfo.InvariantCulture)];
        string program = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            arguments.InsertRange(0, ["exec", typeof(Child).Assembly.Location]);
        }

        ProcessStartInfo start = new(program, arguments);
        start.Environment["DOTNET_EnableAVX512"] = lanes < 16 ? "0" : "1";
        start.Environment["DOTNET_MaxVectorTBitWidth"] = lanes < 8 ? "128" : "256";

        // On a machine of one core tier-up would wait ten times as long, longer than the warm-up.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Keeps the measuring thread on one core, the last one it may use; elsewhere the system decides.</summary>
    public static void PinToOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using Process self = Process.GetCurrentProcess();
            self.ProcessorAffinity = (nint)(1L << BitOperations.Log2((ulong)self.ProcessorAffinity));
        }
    }
}
