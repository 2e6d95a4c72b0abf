using System.Linq;
using System.Text;
using Unrolled.KernelProbe.Networks;
using Unrolled.Kernels.Tests.Harness;
using Xunit;

namespace Unrolled.Kernels.Tests.Emitted;

/// <summary>Emitted source stays small: a compiler has to read it, and so does a person.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData(nameof(R1), 60_000)]
    [InlineData(nameof(Digits), 150_000)]
    public void All_files_of_a_network_together(string network, int limit)
    {
        (string Name, int Bytes)[] files =
        [
            .. GeneratedCode.Emit(ProbeSources.Of(network)).GeneratedSources
                .Select(file => (file.HintName, Encoding.UTF8.GetByteCount(file.SourceText.ToString()))),
        ];
        int total = files.Sum(file => file.Bytes);

        Assert.NotEmpty(files);
        Assert.True(total <= limit, $"{network}: {total} bytes of {limit}: {string.Join(", ", files)}");
    }
}
