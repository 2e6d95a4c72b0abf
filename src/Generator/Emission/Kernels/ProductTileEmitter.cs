using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>What a product's tiles call its buffers: the buffers themselves, or references into the panel at hand.</summary>
/// <param name="Matrix">M.</param>
/// <param name="Start">b, or null.</param>
/// <param name="Destination">Y.</param>
/// <param name="Other">The epilogue's operand, or null.</param>
internal sealed record ProductPlaces(string Matrix, string? Start, string Destination, string? Other);

/// <summary>Emits one tile of a product: its sums' start, the sum over the terms, the epilogue and the stores.</summary>
internal sealed class ProductTileEmitter(KernelContext context, ProductKernel kernel, PanelRun run, ProductTile tile, ProductPlaces places, string column)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _terms = kernel.Matrix.Rows;
    private readonly int _rowStep = kernel.Source.IsRowMajor ? kernel.Source.Width : 16;
    private readonly bool _isBlocked = tile.Block < kernel.Matrix.Rows;

    /// <param name="rows">Rows of the tile.</param>
    /// <param name="row">The first one's index; empty where it is row 0 of a full batch.</param>
    public void Emit(int rows, string row)
    {
        string termOffset = !_isBlocked ? "0" : kernel.Source.IsRowMajor ? "k0" : $"k0 * {context.Stride}";
        string s = Moving("s", kernel.Source.Name, Sum(row == "" ? "0" : $"r * {Number(_rowStep)}", termOffset));
        string w = Moving("w", places.Matrix, Sum(_isBlocked ? $"k0 * {Number(run.Width)}" : "0", column));
        string place = Sum(column == "" ? "0" : kernel.Matrix.PaddedColumns <= 16 ? "c" : "(c >> 4) * group + (c & 15)", row == "" ? "0" : "r * 16");
        string z = _writer.Alias("z", places.Destination, place);
        EmitStart(rows, z);
        EmitSum(rows, s, w);
        EmitFold(rows);
        EmitEnd(rows, z, place);
    }

    /// <summary>Sums start at the bias, or at what the blocks before left.</summary>
    private void EmitStart(int rows, string z)
    {
        IEnumerable<string> sums = from i in Enumerable.Range(0, rows) from v in Enumerable.Range(0, tile.Vectors) from chain in Enumerable.Range(0, kernel.Chains) select Acc(i, v, chain);
        _writer.Line($"Vec {string.Join(", ", sums)};");

        string bias = column == "" ? places.Start ?? "" : $"Add(ref {places.Start}, c)";
        using (_isBlocked ? _writer.Block("if (k0 == 0)") : default)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                string first = places.Start is null ? "Vec.Zero" : Load(bias, _width.Floats(v));
                _writer.Line($"{string.Concat(Enumerable.Range(0, rows).Select(i => Acc(i, v, 0) + " = "))}{first};");
            }

            if (kernel.Chains > 1)
            {
                for (int i = 0; i < rows; i++)
                {
                    _writer.Line($"{string.Concat(from v in Enumerable.Range(0, tile.Vectors) from chain in Enumerable.Range(1, kernel.Chains - 1) select Acc(i, v, chain) + " = ")}Vec.Zero;");
                }
            }
        }

        if (_isBlocked)
        {
            using (_writer.Block("else"))
            {
                ForTile(rows, (i, v) => $"{Acc(i, v, 0)} = {Load(z, Place(i, v))};");
            }
        }
    }

    private void EmitSum(int rows, string s, string w)
    {
        _writer.Line();
        _writer.Line($"// {kernel.Equation}");
        if (tile.IsStraight)
        {
            for (int k = 0; k < _terms; k++)
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

        string limit = !_isBlocked ? Number(_terms) : _terms % tile.Block == 0 ? Number(tile.Block) : $"Math.Min({Number(tile.Block)}, {Number(_terms)} - k0)";
        bool fetchesRows = kernel.Source.IsRowMajor && rows == tile.Rows && rows > 1;
        bool fetchesWeights = tile.Ahead > 0 && rows == tile.Rows;
        if (!kernel.Source.IsRowMajor || fetchesRows || fetchesWeights || FromRegister(rows))
        {
            EmitGroups(rows, limit, fetchesRows, fetchesWeights);
            return;
        }

        EmitTermLoop(rows, limit);
    }

    /// <summary>Whether a row alone loads its terms 16 at a time.</summary>
    public static bool FromRegister(VectorWidth width, ProductKernel kernel, PanelRun run, ProductTile tile) =>
        !tile.IsStraight && kernel.Matrix.Rows > VectorWidth.Group && TilePlanner.BroadcastsFromRegister(width, run, kernel.Matrix.Rows, kernel.Source.IsRowMajor);

    private bool FromRegister(int rows) => rows == 1 && FromRegister(_width, kernel, run, tile);

    /// <summary>The terms in groups of 16, a cache line of each row, with hints ahead.</summary>
    private void EmitGroups(int rows, string limit, bool fetchesRows, bool fetchesWeights)
    {
        if (fetchesRows)
        {
            // The first pass over the rows reads them from afar; the hints of later ones fall on lines at hand.
            string nextRow = run.Count > 1 ? $"(panel == 0 ? r + {Number(rows)} : r)" : $"(r + {Number(rows)})";
            _writer.Line($"ref float next = {At(kernel.Source.Name, Sum($"{nextRow} * {Number(_rowStep)}", _isBlocked ? "k0" : "0"))};");
        }

        if (fetchesWeights)
        {
            // A tile of rows fetches its share of the block that comes next.
            _writer.Line($"ref float ahead = {At(places.Matrix, Sum($"(k0 + {Number(tile.Block)}) * {Number(run.Width)}", $"r / {Number(rows)} * {Number(tile.Ahead * tile.Block)}"))};");
        }

        string remaining = _isBlocked ? $"{Number(_terms)} - k0 - g" : $"{Number(_terms)} - g";
        using (_writer.Block($"for (int g = 0; g < {limit}; g += 16)"))
        {
            for (int i = 0; fetchesRows && i < rows; i++)
            {
                _writer.Line($"Prefetch.Read({At("next", Sum("g", Number(i * _rowStep)))});");
            }

            for (int line = 0; fetchesWeights && line < tile.Ahead; line++)
            {
                _writer.Line($"Prefetch.Read({At("ahead", line * 16)});");
            }

            if (FromRegister(rows))
            {
                _writer.Line("Vec s16 = Simd.LoadUnsafe(ref s);");
            }

            EmitTermLoop(rows, _terms % 16 == 0 ? "16" : $"Math.Min(16, {remaining})");
            if (FromRegister(rows))
            {
                _writer.Line($"s = {At("s", kernel.Source.IsRowMajor ? "16" : "group")};");
            }
            else if (!kernel.Source.IsRowMajor)
            {
                _writer.Line($"s = {At("s", "group - 16")};");
            }

            if (fetchesWeights)
            {
                _writer.Line($"ahead = {At("ahead", tile.Ahead * 16)};");
            }
        }
    }

    private void EmitTermLoop(int rows, string terms)
    {
        using (_writer.Block($"for (int k = 0; k < {terms}; {(tile.Turn == 1 ? "k++" : $"k += {Number(tile.Turn)}")})"))
        {
            bool fromRegister = FromRegister(rows);
            for (int term = 0; term < tile.Turn; term++)
            {
                EmitTerm(
                    rows,
                    i => fromRegister ? $"Lanes.BroadcastAt(s16, {Sum("k", Number(term))})" : Broadcast("s", Number((i * _rowStep) + term)),
                    term * run.Width,
                    term % kernel.Chains,
                    "w",
                    declare: term == 0);
            }

            if (!fromRegister)
            {
                _writer.Line($"s = {At("s", tile.Turn)};");
            }

            _writer.Line($"w = {At("w", tile.Turn * run.Width)};");
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
        if (tile.IsStraight && weight == 0 && (reuse || shares))
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

    /// <summary>Chains are added in their order, the same at every width.</summary>
    private void EmitFold(int rows)
    {
        if (kernel.Chains > 1)
        {
            ForTile(rows, (i, v) => kernel.Chains == 2
                ? $"{Acc(i, v, 0)} = {Acc(i, v, 0)} + {Acc(i, v, 1)};"
                : $"{Acc(i, v, 0)} = ({Acc(i, v, 0)} + {Acc(i, v, 1)}) + ({Acc(i, v, 2)} + {Acc(i, v, 3)});");
        }
    }

    /// <summary>The epilogue, after the last block, and the stores.</summary>
    private void EmitEnd(int rows, string z, string place)
    {
        string other = places.Other is null ? "" : _writer.Alias("a", places.Other, place);
        Func<int, int, string> value = (i, v) => KernelContext.Apply(kernel.Epilogue!, Acc(i, v, 0), () => Load(other, Place(i, v)));
        _writer.Line();
        if (kernel.Epilogue is not null)
        {
            _writer.Line($"// {kernel.Epilogue.Comment}");
        }

        bool apart = _isBlocked && kernel.Epilogue is not null;
        if (apart)
        {
            using (_writer.Block($"if (k0 == {Number((_terms - 1) / tile.Block * tile.Block)})"))
            {
                ForTile(rows, (i, v) => $"{Acc(i, v, 0)} = {value(i, v)};");
            }
        }

        ForTile(rows, (i, v) => Store(kernel.Epilogue is null || apart ? Acc(i, v, 0) : value(i, v), z, Place(i, v)));
    }

    private void ForTile(int rows, Func<int, int, string> line)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line(line(i, v));
            }
        }
    }

    /// <summary>Where a tile's vector lies from the tile's first: groups apart, or side by side in one group.</summary>
    private string Place(int row, int vector) => _width.IsLiteral
        ? Offset(vector, "group", row * 16)
        : Sum(Number(row * 16), _width.Floats(vector));

    /// <summary>An alias that a loop moves along, so never the buffer itself.</summary>
    private string Moving(string name, string reference, string offset)
    {
        if (tile.IsStraight)
        {
            return _writer.Alias(name, reference, offset);
        }

        _writer.Line($"ref float {name} = {At(reference, offset)};");
        return name;
    }

    private static string Acc(int row, int vector, int chain) => $"y{Number(row)}{Number(vector)}{(chain == 0 ? "" : ((char)('a' + chain)).ToString())}";
}
