using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>The loops of a listing: each jump backwards closes one.</summary>
internal static partial class Loops
{
    /// <summary>The code of every loop that holds no other.</summary>
    public static IEnumerable<Instruction[]> Innermost(Listing listing)
    {
        List<(int First, int Last)> loops = [];
        foreach (Instruction instruction in listing.Instructions)
        {
            if (Jump().Match(instruction.Text) is { Success: true } jump)
            {
                int target = int.Parse(jump.Groups["block"].Value, CultureInfo.InvariantCulture);
                if (target <= instruction.Block)
                {
                    loops.Add((target, instruction.Block));
                }
            }
        }

        return loops
            .Where(loop => !loops.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last))
            .Distinct()
            .Select(loop => listing.Instructions.Where(instruction => instruction.Block >= loop.First && instruction.Block <= loop.Last).ToArray());
    }

    /// <summary>The innermost loop with the most multiply-adds, where the time goes; empty for straight code.</summary>
    public static Instruction[] MainTile(Listing listing) =>
        Innermost(listing).Where(loop => loop.Any(i => i.IsMultiplyAdd)).MaxBy(loop => loop.Count(i => i.IsMultiplyAdd)) ?? [];

    [GeneratedRegex(@"^(?:j\w+|b(?:\.\w+)?|cbn?z|tbn?z) .*G_M\d+_IG(?<block>\d+)$")]
    private static partial Regex Jump();
}
