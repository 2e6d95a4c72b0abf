using System.Linq;
using Xunit;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>The reader sees calls, tiers, loops and spills: without that the tests of kernels could not fail.</summary>
public sealed class ListingReaderTests
{
    private const string Text = """
        ; Assembly listing for method A.B.Simd512:Dense1Forward(byref,byref,int) (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        G_M000_IG01:                ;; offset=0x0000
               push     rbp
        G_M000_IG02:                ;; offset=0x0004
               xor      eax, eax
        G_M000_IG03:                ;; offset=0x0010
               vmovups  zmm0, zmmword ptr [rbp-0x40]
               vfmadd231ps zmm0, zmm1, dword ptr [rsi+0x04] {1to16}
               dec      r8d
               jne      SHORT G_M000_IG03
        G_M000_IG04:                ;; offset=0x0020
               vfmadd231ps zmm0, zmm2, zmmword ptr [rax]
               jl       G_M000_IG02
               call     CORINFO_HELP_RNGCHKFAIL
               ret
        ; Total bytes of code 40
        ; Assembly listing for method A.B.Programs:Head(byref,int):double (Tier0 switched MinOpts)
        G_M000_IG01:                ;; offset=0x0000
               tail.jmp [A.B.Simd512:SoftmaxCrossEntropy(byref,byref,int):double]
        """;

    private readonly Listing[] _listings = [.. ListingReader.Read(Text.Split('\n'))];

    [Fact]
    public void Reads_names_and_tiers()
    {
        Assert.Equal(["Simd512.Dense1Forward", "Programs.Head"], _listings.Select(listing => listing.ToString()));
        Assert.Equal(["FullOpts", "Tier0 switched MinOpts"], _listings.Select(listing => listing.Tier));
    }

    [Fact]
    public void Sees_calls() => Assert.Equal(
        ["call CORINFO_HELP_RNGCHKFAIL", "tail.jmp [A.B.Simd512:SoftmaxCrossEntropy(byref,byref,int):double]"],
        _listings.SelectMany(listing => listing.Instructions).Where(i => i.IsCall).Select(i => i.Text));

    [Fact]
    public void Finds_the_innermost_loop()
    {
        Instruction[] loop = Assert.Single(Loops.Innermost(_listings[0]));

        Assert.Equal(4, loop.Length);
        Assert.Equal(loop, Loops.MainTile(_listings[0]));
    }

    [Fact]
    public void Sees_vectors_on_the_stack() =>
        Assert.Equal("vmovups zmm0, zmmword ptr [rbp-0x40]", Assert.Single(_listings[0].Instructions, i => i.IsVectorOnStack).Text);
}
