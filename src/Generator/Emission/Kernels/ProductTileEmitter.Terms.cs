using System;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <content>The sum of a tile: straight lines, or loops over groups of terms and terms.</content>
internal sealed partial class ProductTileEmitter
{
    private void EmitSum(int rows, string s, string w)
    {
        _writer.Line();
        _writer.Line($"// {kernel.Equation}");
        if (tile.IsStraight)
        {
            for (int k = Terms.First; k < Terms.End; k++)
            {
                int within = kernel.Source.IsRowMajor ? k : k % 16;
                int groups = kernel.Source.IsRowMajor ? 0 : k / 16;
                EmitTerm(rows, i => Broadcast(s, Offset(groups, "group", (i * _rowStep) + within)), k * run.Width, k % kernel.Chains, w, declare: false);
            }

            return;
        }

        if (_terms <= 16)
        {
            EmitTermLoop(rows, Number(_terms));
            return;
        }

        string limit = !IsBlocked ? Number(_terms) : _terms % tile.Block == 0 ? Number(tile.Block) : "block";
        if (limit == "block")
        {
            _writer.Line($"int block = Math.Min({Number(tile.Block)}, {Number(_terms)} - k0);");
        }

        DeclareHints(rows, limit);
        if (!kernel.Source.IsRowMajor || FetchesLineByLine(rows))
        {
            EmitGroups(rows, limit);
        }
        else
        {
            EmitTermLoop(rows, limit);
        }
    }

    /// <summary>Whether a row alone loads its terms in pairs.</summary>
    public static bool InPairs(VectorWidth width, ProductKernel kernel, PanelRun run, ProductTile tile) =>
        !tile.IsStraight && kernel.Chains <= 2 && TilePlanner.BroadcastsPairs(width, run, kernel.Matrix.Rows);

    private bool InPairs(int rows) => rows == 1 && InPairs(_width, kernel, run, tile);

    /// <summary>The terms in groups of 16, a cache line of each row.</summary>
    private void EmitGroups(int rows, string limit)
    {
        string remaining = IsBlocked ? $"{Number(_terms)} - k0 - g" : $"{Number(_terms)} - g";
        using (_writer.Block($"for (int g = 0; g < {limit}; g += 16)"))
        {
            EmitTermLoop(rows, _terms % 16 == 0 ? "16" : $"Math.Min(16, {remaining})");
            if (!kernel.Source.IsRowMajor)
            {
                _writer.Line($"s = {At("s", "group - 16")};");
            }

            EndGroupOfHints(rows);
        }
    }

    private void EmitTermLoop(int rows, string terms)
    {
        if (terms.Contains("Math."))
        {
            _writer.Line($"int terms = {terms};");
            terms = "terms";
        }

        bool inPairs = InPairs(rows);

        // Rows that the tile leaves over are few: short text serves them.
        int turn = inPairs ? Math.Max(2, tile.Turn) : rows < tile.Rows && kernel.Chains == 1 ? Math.Min(tile.Turn, 2) : tile.Turn;
        using (_writer.Block($"for (int k = 0; k < {terms}; {(turn == 1 ? "k++" : $"k += {Number(turn)}")})"))
        {
            EmitHints(rows, turn);
            for (int term = 0; term < turn; term++)
            {
                FetchWeights(rows, term);
                if (inPairs && term % 2 == 0)
                {
                    _writer.Line(LoadPair(term == 0 ? "ref s" : $"ref Add(ref s, {Number(term)})", declare: term == 0));
                }

                EmitTerm(
                    rows,
                    i => inPairs ? OfPair(term % 2) : Broadcast("s", Number((i * _rowStep) + term)),
                    term * run.Width,
                    term % kernel.Chains,
                    "w",
                    declare: term == 0);
            }

            _writer.Line($"s = {At("s", turn)};");
            _writer.Line($"w = {At("w", turn * run.Width)};");
        }
    }

    /// <summary>One term of every sum of the tile: a row of M times a broadcast of S for each row.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="broadcast">The broadcast for each of them.</param>
    /// <param name="weight">The place of M's row.</param>
    /// <param name="chain">The chain it is added to.</param>
    /// <param name="w">What M's place counts from.</param>
    /// <param name="declare">Whether it declares its locals: once in a turn of the loop.</param>
    private void EmitTerm(int rows, Func<int, string> broadcast, int weight, int chain, string w, bool declare)
    {
        bool reuse = rows > 1;
        bool shares = tile.Vectors > 1;
        if (tile.IsStraight && weight == Terms.First * run.Width && (reuse || shares))
        {
            string[] locals = [.. shares ? (string[])["v"] : [], .. reuse ? Enumerable.Range(0, tile.Vectors).Select(v => $"m{v}") : []];
            _writer.Line($"Vec {string.Join(", ", locals)};");
        }

        string type = declare ? "Vec " : "";
        if (reuse)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line($"{type}m{v} = {Load(w, Sum(Number(weight), _width.Floats(v)))};");
            }
        }

        for (int i = 0; i < rows; i++)
        {
            if (shares)
            {
                _writer.Line($"{(declare && i == 0 ? "Vec " : "")}v = {broadcast(i)};");
            }

            for (int v = 0; v < tile.Vectors; v++)
            {
                string accumulator = Acc(i, v, chain);
                string factor = reuse ? $"m{v}" : Load(w, Sum(Number(weight), _width.Floats(v)));
                _writer.Line($"{accumulator} = {MultiplyAdd(shares ? "v" : broadcast(i), factor, accumulator)};");
            }
        }
    }

    private static string Broadcast(string reference, string offset) => $"Simd.Create({(offset == "0" ? reference : $"Add(ref {reference}, {offset})")})";
}
