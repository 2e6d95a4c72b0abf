using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits Y = φ(S·Mᵀ + b): sixteen dot products at a time, reduced together in the fixed tree of 16 lanes.</summary>
internal sealed class DotsEmitter(KernelContext context, DotsKernel kernel)
{
    /// <summary>Dot products whose sums run at once: enough to keep the multiply-add units busy, few enough for the 16 registers of a machine with 4 or 8 lanes.</summary>
    private const int AtOnce = 4;

    /// <summary>Results of a row up to which two rows pass together, so that each weight is loaded once: even where their sums outnumber the registers, an operand in the first-level cache costs less than another pass.</summary>
    private const int MostInPairs = 12;

    /// <summary>Rows of a step from which pairs are worth their text.</summary>
    private const int RowsForPairs = 8;

    /// <summary>Multiply-adds up to which a sum is written out without a loop.</summary>
    private const int StraightSums = 16;

    private readonly CodeWriter _writer = context.Writer;
    private readonly int _results = kernel.Matrix.Rows;

    public void Emit()
    {
        if (context.IsStraight)
        {
            context.StraightMethods(kernel, EmitGroup, part => EmitRows("", part.FirstRow, part.Rows));
            return;
        }

        int groups = kernel.Matrix.PaddedColumns / 16;
        int tail = _results % 16;
        int whole = _results - tail;
        string remarks = $"Plan: {Counted(Math.Min(16, _results), "dot product")} of {Number(groups)} × 16 lanes at a time{(InPairs(tail) && whole == 0 ? $", two rows each{(FetchesNextRows ? ", the next two fetched ahead" : "")}" : "")}, lanes i and i ^ 8 added first, then i ^ 4, i ^ 2, i ^ 1.";
        using (context.Method(kernel, remarks))
        {
            EmitGroup();
            if (whole > 0)
            {
                using (_writer.Block($"for (int i = 0; i < {Number(whole)}; i += 16)"))
                {
                    EmitRows("i", 0, 16);
                }
            }

            if (tail > 0)
            {
                EmitRows("", whole, tail);
            }
        }
    }

    private void EmitGroup() => context.Group(Math.Max(kernel.Matrix.PaddedColumns, _results));

    /// <summary>One group of results of every row: two rows at a time where their sums are loops.</summary>
    private void EmitRows(string index, int start, int count)
    {
        bool inPairs = InPairs(count);
        if (inPairs)
        {
            using (_writer.Block("for (int r = 0; r < rows - 1; r += 2)"))
            {
                EmitResults(index, start, count, rows: 2);
            }

            _writer.Line();
        }

        using (_writer.Block($"for (int r = {(inPairs ? "rows - rows % 2" : "0")}; r < rows; r++)"))
        {
            EmitResults(index, start, count, rows: 1);
        }
    }

    private bool FetchesNextRows => TilePlanner.FetchesRows(kernel.Matrix.PaddedColumns, context.Batch);

    private bool InPairs(int count) => context.Batch >= RowsForPairs && count <= MostInPairs && !IsStraight(count);

    private bool IsStraight(int count) =>
        kernel.Matrix.PaddedColumns / 16 * count <= (context.IsStraight ? StraightLines.MethodBudget : StraightSums);

    /// <summary>One group of results of row r, or of two rows from there.</summary>
    private void EmitResults(string index, int start, int count, int rows)
    {
        _writer.Line($"// {kernel.Equation}");
        bool straight = rows == 1 && IsStraight(count);
        int atOnce = rows == 1 ? AtOnce : count;
        for (int first = 0; first < count; first += atOnce)
        {
            EmitSums(index, start, first, Math.Min(atOnce, count - first), rows, straight);
        }

        for (int row = 0; row < rows; row++)
        {
            EmitResult(index, start, count, row, rows);
        }
    }

    /// <summary>The sums of a row, reduced together, and what is stored.</summary>
    private void EmitResult(string index, int start, int count, int row, int rows)
    {
        string y = rows == 1 ? "y" : $"y{Number(row)}";
        string place = Sum(index == "" ? Offset(start / 16, "group", 0) : $"i * {context.Stride}", "r * 16", Number(row * 16));
        int width = count <= 4 ? 4 : 16;
        IEnumerable<string> sums = Enumerable.Range(0, width).Select(j => j < count ? Acc(j, row, rows) : "Vec.Zero");
        string bias = kernel.Start is null ? "" : $" + {Load(kernel.Start, index == "" ? Number(start) : index)}";
        _writer.Line($"Vec {y} = Lanes.Sums{Number(width)}({string.Join(", ", sums)}){bias};");
        if (kernel.Epilogue is { } epilogue)
        {
            _writer.Line($"// {epilogue.Comment}");
            _writer.Line($"{y} = {KernelContext.Apply(epilogue, y, () => Load(epilogue.Other!, place))};");
        }

        _writer.Line(Store(y, kernel.Destination, place));
    }

    private void EmitSums(string index, int start, int first, int count, int rows, bool straight)
    {
        if (!straight)
        {
            string[] sums = [.. from j in Enumerable.Range(first, count) from row in Enumerable.Range(0, rows) select Acc(j, row, rows)];
            _writer.Sums(sums);
        }

        foreach (PanelRun run in kernel.Matrix.Runs)
        {
            int rowOffset = (run.Start * _results) + ((start + first) * run.Width);
            string moving = index == "" ? "" : $"i * {Number(run.Width)}";
            if (straight)
            {
                EmitStraight(run, moving, rowOffset, first, count);
            }
            else
            {
                EmitLoop(run, moving, rowOffset, first, count, rows);
            }
        }
    }

    /// <summary>Sums without a loop: each begins with its first product.</summary>
    private void EmitStraight(PanelRun run, string moving, int rowOffset, int first, int count)
    {
        for (int g = 0; g < run.Count * run.Width / 16; g++)
        {
            int group = (run.Start / 16) + g;
            int column = rowOffset + (g * 16 / run.Width * run.Width * _results) + (g * 16 % run.Width);
            string vector = $"v{Number((group * 10) + (first / AtOnce))}";
            _writer.Line($"Vec {vector} = {Load(kernel.Source, Sum(Offset(group, "group", 0), "r * 16"))};");
            for (int j = 0; j < count; j++)
            {
                string sum = $"p{Number(first + j)}";
                string weights = Load(kernel.MatrixName, Sum(moving, Number(column + (j * run.Width))));
                _writer.Line(group == 0 ? $"Vec {sum} = {vector} * {weights};" : $"{sum} = {MultiplyAdd(vector, weights, sum)};");
            }
        }
    }

    private void EmitLoop(PanelRun run, string moving, int rowOffset, int first, int count, int rows)
    {
        using (run.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(run.Count)}; panel++)") : _writer.Block())
        {
            string panel = run.Count > 1 ? $"panel * {Number(run.Width * _results)}" : "";
            string groups = run.Count > 1 ? $"({Sum(Number(run.Start / 16), $"panel * {Number(run.Width / 16)}")}) * group" : Offset(run.Start / 16, "group", 0);
            _writer.Line($"ref float m = {At(kernel.MatrixName, Sum(moving, panel, Number(rowOffset)))};");
            _writer.Line($"ref float q = {At(kernel.Source, Sum(groups, "r * 16"))};");
            using (_writer.Block($"for (int g = 0; g < {Number(run.Width / 16)}; g++)"))
            {
                if (rows > 1 && FetchesNextRows)
                {
                    // Groups lie so far apart that no machine guesses the lines of the next two rows.
                    _writer.Line($"Prefetch.Read({At("q", 32)});");
                    _writer.Line($"Prefetch.Read({At("q", 48)});");
                }

                for (int row = 0; row < rows; row++)
                {
                    _writer.Line($"Vec {Vector(row, rows)} = {Load("q", row * 16)};");
                }

                for (int j = 0; j < count; j++)
                {
                    string weights = Load("m", j * run.Width);
                    if (rows > 1)
                    {
                        _writer.Line($"{(j == 0 ? "Vec " : "")}w = {weights};");
                        weights = "w";
                    }

                    for (int row = 0; row < rows; row++)
                    {
                        string sum = Acc(first + j, row, rows);
                        _writer.Line($"{sum} = {MultiplyAdd(Vector(row, rows), weights, sum)};");
                    }
                }

                _writer.Line($"m = {At("m", 16)};");
                _writer.Line($"q = {At("q", "group")};");
            }
        }
    }

    private static string Vector(int row, int rows) => rows == 1 ? "v" : $"v{Number(row)}";

    private static string Acc(int result, int row, int rows) => rows == 1 ? $"p{Number(result)}" : $"p{Number(result)}_{Number(row)}";
}
