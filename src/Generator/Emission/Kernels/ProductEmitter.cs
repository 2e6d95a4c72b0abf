using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits Y = φ(S·M + b): a register tile of rows × vectors, walked over M's panels.</summary>
internal sealed class ProductEmitter(KernelContext context, ProductKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _terms = kernel.Matrix.Rows;

    // What tiles call M, b, Y and the epilogue's operand: the buffers themselves, or references into the panel at hand.
    private string _matrix = kernel.MatrixName;
    private string _start = kernel.Start ?? "";
    private string _destination = kernel.Destination;
    private string _other = kernel.Epilogue?.Other ?? "";

    public void Emit()
    {
        (PanelRun Run, ProductTile Tile)[] runs =
        [
            .. kernel.Matrix.Runs.Select(r => (r, TilePlanner.Product(context.Width, r, _terms, context.Batch, kernel.Chains))),
        ];
        using (context.Method(kernel, Remarks(runs)))
        {
            context.Group(Math.Max(kernel.Matrix.PaddedColumns, kernel.Source.IsRowMajor ? 0 : kernel.Source.Width));
            foreach ((PanelRun run, ProductTile tile) in runs)
            {
                using (runs.Length > 1 && run.Count == 1 ? _writer.Block() : Scope())
                {
                    EmitRun(run, tile);
                }
            }
        }
    }

    private string Remarks((PanelRun Run, ProductTile Tile)[] runs)
    {
        IEnumerable<string> tiles = runs.Select(r =>
            $"{Number(r.Run.Count)} × {Number(r.Run.Width)} columns in tiles of {Number(r.Tile.Rows)} rows × {Number(r.Tile.Vectors)} vectors"
            + (kernel.Chains > 1 ? $" in {Number(kernel.Chains)} chains (too narrow to hide latency in one)" : "")
            + (r.Tile.IsStraight ? $", {Number(_terms)} terms written out"
                : r.Tile.Block < _terms ? $", {Number(r.Tile.Block)} of {Number(_terms)} terms at a time so that their weights stay in L1"
                : $", a loop over {Number(_terms)} terms"));
        return $"Plan: {string.Join("; ", tiles)}.";
    }

    private void EmitRun(PanelRun run, ProductTile tile)
    {
        using (run.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(run.Count)}; panel++)") : Scope())
        {
            string panel = run.Count > 1 ? $"panel * {Number(run.Width * _terms)}" : "";
            string column = run.Count > 1 ? $"panel * {Number(run.Width)}" : "";
            _matrix = Alias("m", kernel.MatrixName, Sum(Number(run.Start * _terms), panel));
            if (kernel.Start is not null)
            {
                _start = Alias("start", kernel.Start, Sum(Number(run.Start), column));
            }

            string groups = run.Count > 1 ? $"panel * {Number(run.Width / 16)}" : "";
            string first = Sum(Number(run.Start / 16), groups);
            string at = first == "0" ? "0" : first.Contains(" ") ? $"({first}) * group" : $"{first} * group";
            _destination = Alias("y", kernel.Destination, at);
            if (kernel.Epilogue?.Other is string other)
            {
                _other = Alias("other", other, at);
            }

            if (_width.IsLiteral)
            {
                EmitStrip(run, tile, "");
                return;
            }

            using (_writer.Block($"for (int c = 0; c < {Number(run.Width)}; c += {_width.Floats(tile.Vectors)})"))
            {
                EmitStrip(run, tile, "c");
            }
        }
    }

    /// <summary>All rows over one strip of columns, in blocks of terms where M would not stay in L1.</summary>
    private void EmitStrip(PanelRun run, ProductTile tile, string column)
    {
        bool blocked = tile.Block < _terms;
        using (blocked ? _writer.Block($"for (int k0 = 0; k0 < {Number(_terms)}; k0 += {Number(tile.Block)})") : Scope())
        {
            if (tile.IsStraight && tile.Rows == context.Batch && tile.Rows > 1)
            {
                using (_writer.Block($"if (rows == {Number(tile.Rows)})"))
                {
                    EmitTile(run, tile, tile.Rows, column, "");
                }

                using (_writer.Block("else"))
                using (_writer.Block("for (int r = 0; r < rows; r++)"))
                {
                    EmitTile(run, tile, 1, column, "r");
                }

                return;
            }

            _writer.Line("int r = 0;");
            if (tile.Rows > 1)
            {
                using (_writer.Block($"for (; r <= rows - {Number(tile.Rows)}; r += {Number(tile.Rows)})"))
                {
                    EmitTile(run, tile, tile.Rows, column, "r");
                }

                _writer.Line();
            }

            if (tile.Remainder > 1)
            {
                using (_writer.Block($"if (r <= rows - {Number(tile.Remainder)})"))
                {
                    EmitTile(run, tile, tile.Remainder, column, "r");
                    _writer.Line($"r += {Number(tile.Remainder)};");
                }

                _writer.Line();
            }

            using (_writer.Block("for (; r < rows; r++)"))
            {
                EmitTile(run, tile, 1, column, "r");
            }
        }
    }

    private void EmitTile(PanelRun run, ProductTile tile, int rows, string column, string row)
    {
        bool blocked = tile.Block < _terms;
        int rowStep = kernel.Source.IsRowMajor ? kernel.Source.Width : 16;
        string rowOffset = row == "" ? "0" : $"r * {Number(rowStep)}";
        string termOffset = !blocked ? "0" : kernel.Source.IsRowMajor ? "k0" : "k0 * rows";
        string s = Moving("s", kernel.Source.Name, Sum(rowOffset, termOffset), tile);
        string w = Moving("w", _matrix, Sum(blocked ? $"k0 * {Number(run.Width)}" : "0", column), tile);
        string place = Sum(column == "" ? "0" : kernel.Matrix.PaddedColumns <= 16 ? "c" : "(c >> 4) * group + (c & 15)", row == "" ? "0" : "r * 16");
        string z = Alias("z", _destination, place);
        EmitStart(tile, rows, column, blocked, z);
        EmitSum(run, tile, rows, blocked, s, w);
        EmitFold(tile, rows);
        string other = kernel.Epilogue?.Other is null ? "" : Alias("a", _other, place);
        Func<int, int, string> value = (i, v) => KernelContext.Apply(kernel.Epilogue!, Acc(i, v, 0), () => Load(other, Place(i, v)));
        _writer.Line();
        if (kernel.Epilogue is not null)
        {
            _writer.Line($"// {kernel.Epilogue.Comment}");
        }

        if (blocked && kernel.Epilogue is not null)
        {
            using (_writer.Block($"if (k0 == {Number((_terms - 1) / tile.Block * tile.Block)})"))
            {
                ForTile(tile, rows, (i, v) => $"{Acc(i, v, 0)} = {value(i, v)};");
            }
        }

        bool stores = kernel.Epilogue is null || blocked;
        ForTile(tile, rows, (i, v) => Store(stores ? Acc(i, v, 0) : value(i, v), z, Place(i, v)));
    }

    private void ForTile(ProductTile tile, int rows, Func<int, int, string> line)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line(line(i, v));
            }
        }
    }

    /// <summary>Sums start at the bias, or at what the blocks before left.</summary>
    private void EmitStart(ProductTile tile, int rows, string column, bool blocked, string z)
    {
        IEnumerable<string> sums = from i in Enumerable.Range(0, rows) from v in Enumerable.Range(0, tile.Vectors) from chain in Enumerable.Range(0, kernel.Chains) select Acc(i, v, chain);
        _writer.Line($"Vec {string.Join(", ", sums)};");

        string bias = column == "" ? _start : $"Add(ref {_start}, c)";
        using (blocked ? _writer.Block("if (k0 == 0)") : Scope())
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                string first = kernel.Start is null ? "Vec.Zero" : Load(bias, _width.Floats(v));
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

        if (!blocked)
        {
            return;
        }

        using (_writer.Block("else"))
        {
            for (int i = 0; i < rows; i++)
            {
                for (int v = 0; v < tile.Vectors; v++)
                {
                    _writer.Line($"{Acc(i, v, 0)} = {Load(z, Place(i, v))};");
                }
            }
        }
    }

    private void EmitSum(PanelRun run, ProductTile tile, int rows, bool blocked, string s, string w)
    {
        _writer.Line();
        _writer.Line($"// {kernel.Equation}");
        int rowStep = kernel.Source.IsRowMajor ? kernel.Source.Width : 16;
        if (tile.IsStraight)
        {
            for (int k = 0; k < _terms; k++)
            {
                int within = kernel.Source.IsRowMajor ? k : k % 16;
                int groups = kernel.Source.IsRowMajor ? 0 : k / 16;
                EmitTerm(run, tile, rows, i => Offset(groups, "group", (i * rowStep) + within), k * run.Width, k % kernel.Chains, s, w);
            }

            return;
        }

        if (kernel.Source.IsRowMajor)
        {
            string terms = !blocked ? Number(_terms) : _terms % tile.Block == 0 ? Number(tile.Block) : $"Math.Min({Number(tile.Block)}, {Number(_terms)} - k0)";
            EmitTermLoop(run, tile, rows, terms, rowStep);
            return;
        }

        int block = tile.Block;
        string limit = !blocked ? Number(_terms) : _terms % block == 0 ? Number(block) : $"Math.Min({Number(block)}, {Number(_terms)} - k0)";
        string remaining = blocked ? $"{Number(_terms)} - k0 - g" : $"{Number(_terms)} - g";
        using (_writer.Block($"for (int g = 0; g < {limit}; g += 16)"))
        {
            EmitTermLoop(run, tile, rows, _terms % 16 == 0 ? "16" : $"Math.Min(16, {remaining})", rowStep);
            if (_terms > 16)
            {
                _writer.Line($"s = {At("s", "group - 16")};");
            }
        }
    }

    private void EmitTermLoop(PanelRun run, ProductTile tile, int rows, string terms, int rowStep)
    {
        using (_writer.Block($"for (int k = 0; k < {terms}; k += {Number(kernel.Chains)})"))
        {
            for (int chain = 0; chain < kernel.Chains; chain++)
            {
                EmitTerm(run, tile, rows, i => Number((i * rowStep) + chain), chain * run.Width, chain, "s", "w");
            }

            _writer.Line($"s = {At("s", kernel.Chains)};");
            _writer.Line($"w = {At("w", kernel.Chains * run.Width)};");
        }
    }

    /// <summary>One term of every sum of the tile: a row of M times a broadcast of S for each row.</summary>
    private void EmitTerm(PanelRun run, ProductTile tile, int rows, Func<int, string> source, int weight, int chain, string s, string w)
    {
        bool declare = !tile.IsStraight && chain == 0;
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
            string at = source(i);
            string broadcast = $"Simd.Create({(at == "0" ? s : $"Add(ref {s}, {at})")})";
            if (shares)
            {
                _writer.Line($"{(declare && i == 0 ? "Vec " : "")}v = {broadcast};");
            }

            for (int v = 0; v < tile.Vectors; v++)
            {
                string accumulator = Acc(i, v, chain);
                string factor = reuse ? $"m{v}" : Load(w, Sum(Number(weight), _width.Floats(v)));
                _writer.Line($"{accumulator} = {MultiplyAdd(shares ? "v" : broadcast, factor, accumulator)};");
            }
        }
    }

    /// <summary>Chains are added in their order, the same at every width.</summary>
    private void EmitFold(ProductTile tile, int rows)
    {
        if (kernel.Chains == 1)
        {
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                string sum = kernel.Chains == 2
                    ? $"{Acc(i, v, 0)} + {Acc(i, v, 1)}"
                    : $"({Acc(i, v, 0)} + {Acc(i, v, 1)}) + ({Acc(i, v, 2)} + {Acc(i, v, 3)})";
                _writer.Line($"{Acc(i, v, 0)} = {sum};");
            }
        }
    }

    /// <summary>Where a tile's vector lies from the tile's first: groups apart, or side by side in one group.</summary>
    private string Place(int row, int vector) => _width.IsLiteral
        ? Offset(vector, "group", row * 16)
        : Sum(Number(row * 16), _width.Floats(vector));

    /// <summary>A reference under a name of its own, or the one it starts from where it would be the same.</summary>
    private string Alias(string name, string reference, string offset)
    {
        if (offset is "0" or "")
        {
            return reference;
        }

        _writer.Line($"ref float {name} = {At(reference, offset)};");
        return name;
    }

    /// <summary>The same for a reference that a loop moves along.</summary>
    private string Moving(string name, string reference, string offset, ProductTile tile)
    {
        if (tile.IsStraight)
        {
            return Alias(name, reference, offset);
        }

        _writer.Line($"ref float {name} = {At(reference, offset)};");
        return name;
    }

    private static string Acc(int row, int vector, int chain) => $"y{Number(row)}{Number(vector)}{(chain == 0 ? "" : ((char)('a' + chain)).ToString())}";

    private static CodeWriter.BlockScope Scope() => default;
}
