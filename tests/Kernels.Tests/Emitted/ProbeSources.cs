using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Unrolled.Kernels.Tests.Emitted;

/// <summary>The source text of the networks that the probe runs.</summary>
internal static partial class ProbeSources
{
    /// <summary>All of them, public so that their members need documentation.</summary>
    public static string All { get; } = "namespace Unrolled.KernelProbe.Networks;\n" + string.Concat(
        new[] { "Reference.cs", "OddWidths.cs" }.SelectMany(Declarations));

    /// <summary>One of them.</summary>
    public static string Of(string network) => "namespace Unrolled.KernelProbe.Networks;\n" + new[] { "Reference.cs", "OddWidths.cs" }
        .SelectMany(Declarations)
        .Single(declaration => declaration.Contains($" partial class {network};"));

    private static string[] Declarations(string file)
    {
        using StreamReader reader = new(typeof(ProbeSources).Assembly.GetManifestResourceStream(file)!);
        return [.. Declaration().Matches(reader.ReadToEnd()).Select(match => match.Value.Replace("internal ", "public "))];
    }

    [GeneratedRegex(@"(?:^(?:\[.*\]|#.*)\n)+internal sealed partial class \w+;\n", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
