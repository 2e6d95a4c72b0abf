using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Unrolled.Kernels.Tests.Harness;
using Xunit;

namespace Unrolled.Kernels.Tests.Bounds;

/// <summary>Kernels stay inside the caller's spans, and nothing but what those hold takes part in a result.</summary>
public sealed class BoundsTests : IClassFixture<BoundsTests.GuardedAssembly>
{
    private readonly GuardedAssembly _assembly;

    public BoundsTests(GuardedAssembly assembly) => _assembly = assembly;

    /// <summary>Neither what lies around the spans nor NaN that an earlier call left behind shows in a result.</summary>
    [LanesFact(16)]
    public void Surroundings_at_16_lanes() => Probe.Run(16, "surroundings", _assembly.Path);

    [LanesFact(8)]
    public void Surroundings_at_8_lanes() => Probe.Run(8, "surroundings", _assembly.Path);

    [LanesFact(4)]
    public void Surroundings_at_4_lanes() => Probe.Run(4, "surroundings", _assembly.Path);

    /// <summary>Nothing faults when the spans touch inaccessible pages.</summary>
    [LanesFact(16, onlyOnLinux: true)]
    public void Pages_at_16_lanes() => Probe.Run(16, "pages", _assembly.Path);

    [LanesFact(8, onlyOnLinux: true)]
    public void Pages_at_8_lanes() => Probe.Run(8, "pages", _assembly.Path);

    [LanesFact(4, onlyOnLinux: true)]
    public void Pages_at_4_lanes() => Probe.Run(4, "pages", _assembly.Path);

    /// <summary>The networks, compiled to a file that the probe loads.</summary>
    public sealed class GuardedAssembly : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public GuardedAssembly()
        {
            Path = _folder.File("Guarded.dll");
            EmitResult result = GeneratedCode.Compile("Guarded", GuardedNetworks.Source).Emit(Path);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(10)));
        }

        public string Path { get; }

        public void Dispose() => _folder.Dispose();
    }
}
