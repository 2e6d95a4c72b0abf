using System;
using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace Unrolled.Runtime.Tests;

/// <summary>A test that needs vectors of so many lanes; on a machine without them it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanesFactAttribute : FactAttribute
{
    public LanesFactAttribute(int lanes)
    {
        bool has = lanes switch
        {
            16 => Unrolled.Runtime.Lanes.AreWide,
            8 => Vector<float>.Count == 8 && Avx2.IsSupported,
            _ => true,
        };
        if (!has)
        {
            Skip = $"This machine has no vectors of {lanes} lanes.";
        }
    }
}
