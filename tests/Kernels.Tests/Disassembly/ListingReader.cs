using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>Reads what <c>DOTNET_JitDisasm</c> makes the compiler at run time print.</summary>
internal static partial class ListingReader
{
    public static List<Listing> Read(IEnumerable<string> lines)
    {
        List<Listing> listings = [];
        List<Instruction> instructions = [];
        int block = 0;
        foreach (string line in lines)
        {
            if (Header().Match(line) is { Success: true } header)
            {
                instructions = [];
                listings.Add(new Listing(header.Groups["type"].Value, header.Groups["method"].Value, header.Groups["tier"].Value, instructions));
            }
            else if (Label().Match(line) is { Success: true } label)
            {
                block = int.Parse(label.Groups["block"].Value, CultureInfo.InvariantCulture);
            }
            else if (Operation().Match(line) is { Success: true } operation)
            {
                instructions.Add(new Instruction(block, $"{operation.Groups["operation"].Value} {operation.Groups["operands"].Value}".TrimEnd()));
            }
        }

        return listings;
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<type>[^\s:]+):(?<method>[^\s(\[]+).*\((?<tier>[^()]*)\)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^G_M\d+_IG(?<block>\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ +(?<operation>[a-z][\w.]*)(?: +(?<operands>[^;]*[^; ]))?")]
    private static partial Regex Operation();
}
