using System;
using Xunit;

namespace Unrolled.Kernels.Tests.Harness;

/// <summary>A test that needs vectors of so many lanes; on a machine without them it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanesFactAttribute : FactAttribute
{
    /// <param name="lanes">16, 8 or 4.</param>
    /// <param name="onlyOnLinux">Whether the test needs memory that only Linux gives it.</param>
    public LanesFactAttribute(int lanes, bool onlyOnLinux = false) =>
        Skip = Machine.Lacks(lanes) ?? (onlyOnLinux && !OperatingSystem.IsLinux() ? "Inaccessible pages are made with mmap, on Linux only." : null);
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanesTheoryAttribute : TheoryAttribute
{
    public LanesTheoryAttribute(int lanes) => Skip = Machine.Lacks(lanes);
}
