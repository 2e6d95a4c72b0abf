using System.Collections.Generic;
using System.Globalization;

namespace Unrolled.Floors;

/// <summary>The command line.</summary>
internal sealed class Options
{
    public const string Usage = """
        usage: Floors [--check | --guard] [--lanes 16|8|4] [--rounds N]
          --check   exit code 1 if a floor is missed
          --guard   only the shares of the peak, at this machine's width; exit code 1 if they are missed three times in a row
          --lanes   measure one width, in this process
          --rounds  how often each workload has its turn (200)
        """;

    public bool Check { get; private set; }

    public bool Guard { get; private set; }

    public int? Lanes { get; private set; }

    public int Rounds { get; private set; } = 200;

    /// <summary>Reads the command line; null if it is wrong.</summary>
    public static Options? Parse(string[] args)
    {
        Options options = new();
        Queue<string> rest = new(args);
        while (rest.TryDequeue(out string? option))
        {
            switch (option)
            {
                case "--check":
                    options.Check = true;
                    break;
                case "--guard":
                    options.Guard = true;
                    break;
                case "--lanes" when Number(rest) is { } lanes:
                    options.Lanes = lanes;
                    break;
                case "--rounds" when Number(rest) is { } rounds:
                    options.Rounds = rounds;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static int? Number(Queue<string> rest) =>
        rest.TryDequeue(out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : null;
}
