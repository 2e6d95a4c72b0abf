using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>The files of weights that every project of a test lists, as the build describes them.</summary>
internal static class WeightsFiles
{
    private const string Layer = "tensor\t0\\.weight\t3 4\n 3F800000 40000000 40400000 40800000 40A00000 40C00000 40E00000 41000000\n 41100000 41200000 41300000 41400000\ntensor\t0\\.bias\t3\n 80000000 3DCCCCCD 7F7FFFFF\n";

    /// <summary>A layer 4 → 3 without and with its activation known, one of a path that is not unique, one that is too large for constants, and one that is damaged.</summary>
    public static readonly ImmutableArray<AdditionalText> All =
    [
        Of("models/iris.safetensors", Layer),
        Of("tanh.safetensors", "architecture\t4\\ inputs;\\ Dense\\(3,\\ Tanh\\)\narchitecture_hash\t3114d662460787cd\n" + Layer),
        Of("a/twice.safetensors", Layer),
        Of("b/twice.safetensors", Layer),
        Of("large.safetensors", "resource\tUnrolled/large\\.safetensors\ntensor\t0\\.weight\t256 784\ntensor\t0\\.bias\t256\n"),
        Of("cut.safetensors", "fault\tends after 17 bytes, inside its header: it was cut off; take a whole copy\n"),
    ];

    /// <summary>A manifest.</summary>
    public static AdditionalText Of(string path, string rest) => new Manifest($"path\t{path.Replace(".", "\\.", System.StringComparison.Ordinal)}\n{rest}");

    /// <summary>A manifest as the build writes it.</summary>
    public static AdditionalText Of(string text) => new Manifest(text);

    private sealed class Manifest(string text) : AdditionalText
    {
        public override string Path => "obj/weights/" + text.Split('\t', '\n')[1] + ".unrolledweights";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
