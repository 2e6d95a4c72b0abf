using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace Unrolled.Runtime.Tests;

/// <summary>A test of bits that hold on every machine with fused multiply-add; elsewhere it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FusedTheoryAttribute : TheoryAttribute
{
    public FusedTheoryAttribute()
    {
        if (!Fma.IsSupported && !AdvSimd.IsSupported)
        {
            Skip = "This machine has no fused multiply-add: its last bits differ.";
        }
    }
}
