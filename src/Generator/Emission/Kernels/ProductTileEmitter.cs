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
internal sealed partial class ProductTileEmitter(KernelContext context, ProductKernel kernel, PanelRun run, ProductTile tile, ProductPlaces places, string column, StraightPart? part)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _terms = kernel.Matrix.Rows;
    private readonly int _rowStep = kernel.Source.IsRowMajor ? kernel.Source.Width : 16;

    /// <summary>Whether a loop goes over blocks of terms.</summary>
    public bool IsBlocked { get; } = !tile.IsStraight && tile.Block < kernel.Matrix.Rows;

    /// <summary>The terms that are written out: all of them, or those of a part.</summary>
    private (int First, int End) Terms => part is null ? (0, _terms) : (part.FirstRow, part.FirstRow + part.Rows);

    /// <param name="rows">Rows of the tile.</param>
    /// <param name="row">The first one's index; empty where it is row 0 of a full batch.</param>
    public void Emit(int rows, string row)
    {
        string termOffset = !IsBlocked ? "0" : kernel.Source.IsRowMajor ? "k0" : $"k0 * {context.Stride}";
        string s = Moving("s", kernel.Source.Name, Sum(row == "" ? "0" : $"r * {Number(_rowStep)}", termOffset));
        string w = Moving("w", places.Matrix, Sum(IsBlocked ? $"k0 * {Number(run.Width)}" : "0", column));
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

        if (Terms.First > 0)
        {
            ForTile(rows, (i, v) => $"{Acc(i, v, 0)} = {Load(z, Place(i, v))};");
            return;
        }

        string bias = column == "" ? places.Start ?? "" : $"Add(ref {places.Start}, c)";
        using (IsBlocked ? _writer.Block("if (k0 == 0)") : default)
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

        if (IsBlocked)
        {
            using (_writer.Block("else"))
            {
                ForTile(rows, (i, v) => $"{Acc(i, v, 0)} = {Load(z, Place(i, v))};");
            }
        }
    }

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
        if (Terms.End < _terms)
        {
            ForTile(rows, (i, v) => Store(Acc(i, v, 0), z, Place(i, v)));
            return;
        }

        string other = places.Other is null ? "" : _writer.Alias("a", places.Other, place);
        Func<int, int, string> value = (i, v) => KernelContext.Apply(kernel.Epilogue!, Acc(i, v, 0), () => Load(other, Place(i, v)));
        _writer.Line();
        if (kernel.Epilogue is not null)
        {
            _writer.Line($"// {kernel.Epilogue.Comment}");
        }

        bool apart = IsBlocked && kernel.Epilogue is not null;
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
