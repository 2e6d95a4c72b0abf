using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Diagnostics;
using static Unrolled.Generator.Shapes.Words;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Lengths are whole rows, as many as the method takes, and agree.</summary>
internal static class RowChecks
{
    public static Mistake? Find(NetworkCall call, ExtentReader reader)
    {
        (IArgumentOperation Argument, long Rows)? known = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            string parameter = argument.Parameter!.Name;
            if (call.WidthOf(parameter) is not { } width
                || reader.Span(argument.Value).Length is not { } length
                || (length == 0 && NetworkCall.IsOptional(parameter)))
            {
                continue;
            }

            Mistake? mistake = parameter == "row" ? OneRow(call, argument, length, width)
                : known is { } first ? Agreement(call, argument, length, width, first.Argument, first.Rows)
                : WholeRows(call, argument, length, width);
            if (mistake is not null)
            {
                return mistake;
            }

            known ??= (argument, length / width);
        }

        return null;
    }

    private static Mistake? OneRow(NetworkCall call, IArgumentOperation argument, long length, int width) => length == width
        ? null
        : Mistake.In(argument, CallSiteRules.NoWholeRows, argument.Parameter!.Name, Values(length), call.Network.Name, $"{Count(width)} for a row", $"exactly {Count(width)}");

    private static Mistake? WholeRows(NetworkCall call, IArgumentOperation argument, long length, int width)
    {
        string parameter = argument.Parameter!.Name;
        if (length % width != 0)
        {
            return Mistake.In(argument, CallSiteRules.NoWholeRows, parameter, Values(length), call.Network.Name, $"{Count(width)} per row", $"a multiple of {Count(width)}");
        }

        long rows = length / width;
        if (rows >= call.LeastRows && rows <= call.MostRows)
        {
            return null;
        }

        string range = call.MostRows == int.MaxValue ? $"at least {Count(call.LeastRows)}" : call.MostRows == 1 ? "1" : $"1 to {Count(call.MostRows)}";
        string remedy = rows == 0 ? "at least one row" : $"at most {Rows(call.MostRows)} or declare Batch = {Count(rows)}";
        return Mistake.In(argument, CallSiteRules.RowsOutOfRange, parameter, Rows(rows), call.Method, call.Network.Name, range, remedy);
    }

    /// <summary>Whoever passes a label for each row and class means targets, and with a target for each row labels.</summary>
    private static Mistake? Agreement(NetworkCall call, IArgumentOperation argument, long length, int width, IArgumentOperation first, long rows)
    {
        string parameter = argument.Parameter!.Name;
        string remedy = parameter == "labels" && call.Network.Outputs > 1 && length == rows * call.Network.Outputs ? ", or floats for targets"
            : parameter == "targets" && length == rows && call.TakesLabels ? ", or integers for labels"
            : "";
        return length == rows * width
            ? null
            : Mistake.In(argument, CallSiteRules.RowsDisagree, parameter, Values(length), first.Parameter!.Name, Rows(rows), call.Network.Name, Count(width), Count(rows * width) + remedy) with { Causes = [argument.Value, first.Value] };
    }

    private static string Values(long count) => count == 1 ? "1 value" : $"{Count(count)} values";

    private static string Rows(long count) => count == 1 ? "1 row" : $"{Count(count)} rows";
}
