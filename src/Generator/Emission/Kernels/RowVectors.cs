using System;
using Unrolled.Generator.Lowering;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>How the rows of a buffer lie in 16 lanes: five rows of 3 columns or four of up to 4 side by side, or one row, in as many vectors as it takes.</summary>
/// <param name="rows">The rows where they are known, side by side in one vector, as in a step at 512 bits; then nothing is looped over.</param>
/// <param name="logits">With known rows, a buffer that is no memory but a value to compute, and its expression.</param>
internal sealed class RowVectors(CodeWriter writer, int width, string stride = "", bool isSingleRow = false, int rows = 0, (string Buffer, string Value) logits = default)
{
    private const int FourColumns = 4;

    private readonly int _columns = isSingleRow && width == 3 ? FourColumns : VectorWidth.ColumnsOf(width);

    /// <summary>What the runtime's methods for rows side by side are told of them.</summary>
    private readonly string _range = rows > 0 ? $"0, {Number(rows)}" : "r, rows";

    /// <summary>One row of a buffer for each of some rows side by side, zeros behind them.</summary>
    public static string Repeat(int width, string buffer, int rows)
    {
        int columns = VectorWidth.ColumnsOf(width);
        string repeated = $"Lanes.Repeat{columns}(ref {buffer})";
        return rows == VectorWidth.Group / columns ? repeated : $"Lanes.KeepFirst({repeated}, {Number(rows * columns)})";
    }

    /// <summary>
    /// e^x of x ≤ 0. In a step, which there is at 512 bits only, the function that knows the range of its argument. Elsewhere 16 lanes are also done in pieces,
    /// so many that the compiler stops inlining on the way: with that function it would stop at another place, and call more.
    /// </summary>
    public string Exp(string value) => $"VectorMath.{(rows > 0 ? "ExpOfNonPositive" : "Exp")}({value})";

    /// <summary>The logarithm of a sum with a term of 1, likewise.</summary>
    public string Log(string value) => $"VectorMath.{(rows > 0 ? "LogOfNormal" : "Log")}({value})";

    /// <summary>Whether a row is one vector, so that what is computed from it stays in registers.</summary>
    public bool InRegisters => VectorWidth.Groups(width) == 1;

    private bool SideBySide => _columns <= FourColumns;

    /// <summary>Opens the loop over the rows, by as many as a vector holds.</summary>
    public CodeWriter.BlockScope Loop()
    {
        if (rows > 0)
        {
            return default;
        }

        if (!SideBySide)
        {
            return writer.Block("for (int r = 0; r < rows; r++)");
        }

        bool five = _columns == 3;
        writer.Line($"// {(five ? "five rows at a time (four without AVX-512)" : "four rows at a time")}, side by side in 16 lanes");
        return writer.Block($"for (int r = 0; r < rows; r += {(five ? "Lanes.RowsOf3" : "4")})");
    }

    /// <summary>Of a buffer in panels.</summary>
    public string Load(string buffer, RowPlace place) => Load(buffer, place.InPanels);

    /// <summary>Of targets.</summary>
    public string LoadTargets(string buffer, RowPlace place) => Load(buffer, place.InRows);

    private string Load(string buffer, string place) =>
        buffer == logits.Buffer ? logits.Value : SideBySide ? $"Lanes.Rows{_columns}(ref {buffer}, {_range})" : Names.Load(buffer, place);

    public string Store(string value, string buffer, RowPlace place) =>
        SideBySide ? $"Lanes.StoreRows{_columns}({value}, ref {buffer}, {_range});" : Names.Store(value, buffer, place.InPanels);

    /// <summary>The sum of each row, in its lanes.</summary>
    public string Sum(string value) => $"Lanes.RowSum{_columns}({value})";

    /// <summary>The largest of each row, in its lanes.</summary>
    public string Max(string value) => $"Lanes.RowMax{_columns}({value})";

    /// <summary>The factor of a row's loss and gradient: its weight over the rows, over the outputs too for a mean over them.</summary>
    public string Scale(string scale, int divisor) =>
        (SideBySide ? $"Lanes.Scales{_columns}(ref {scale}, {_range})" : $"Simd.Create(Add(ref {scale}, r))") + (divisor == 1 ? "" : $" / Simd.Create({Number(divisor)}f)");

    /// <summary>Declares the losses so far.</summary>
    public string DeclareLosses() => _columns == 3 ? "global::System.Runtime.Intrinsics.Vector128<float> losses = default;" : "Vec losses = Vec.Zero;";

    /// <summary>The losses with those of the rows added: row by row where machines differ in how many rows they take at a time.</summary>
    public string AddLosses(string values) => _columns == 3 ? $"Lanes.AddRows3(losses, factor * ({values}))" : Names.MultiplyAdd("factor", values, "losses");

    /// <summary>The sum of all losses.</summary>
    public string SumLosses() => $"Lanes.Sum{(_columns == 3 ? "3" : "")}(losses)";

    /// <summary>A value in the first lanes of each row, zero in its padding.</summary>
    public string Mask(string value, int valid) => _columns == 3 ? $"Lanes.Columns3({value})" : Mask(value, valid, "Vec.Zero");

    /// <summary>A value in the first lanes of each row, another in its padding; a maximum of 3 columns sees no padding.</summary>
    public string Mask(string value, int valid, string otherwise) => valid >= _columns
        ? value
        : $"Simd.ConditionalSelect(Lanes.First{(SideBySide ? "4" : "")}({Number(valid)}), {value}, {otherwise})";

    /// <summary>Prints a body for each vector of a row: a loop over whole groups of columns, then the last one.</summary>
    public void ForEach(Action<RowPlace> body)
    {
        if (Whole > 0)
        {
            using (Columns())
            {
                body(WholePlace);
            }
        }

        if (Tail is RowPlace tail)
        {
            body(tail);
        }
    }

    /// <summary>Prints a body for each vector of all rows, group by group with the rows inside: as they lie in memory.</summary>
    public void ForEachRow(Action<RowPlace> body)
    {
        if (Whole > 0)
        {
            using (Columns())
            using (Loop())
            {
                body(WholePlace);
            }
        }

        if (Tail is RowPlace tail)
        {
            using (Loop())
            {
                body(tail);
            }
        }
    }

    /// <summary>Groups of 16 columns without padding.</summary>
    private int Whole => width / VectorWidth.Group;

    private RowPlace WholePlace => Whole == 1 ? Place("", VectorWidth.Group) : Place("c", VectorWidth.Group);

    private RowPlace? Tail => width % VectorWidth.Group == 0 ? null : Place(Whole == 0 ? "" : Number(Whole * VectorWidth.Group), width % VectorWidth.Group);

    private CodeWriter.BlockScope Columns() => Whole > 1 ? writer.Block($"for (int c = 0; c < {Number(Whole * VectorWidth.Group)}; c += 16)") : default;

    private RowPlace Place(string column, int valid) => new(
        column == "" ? "r * 16" : $"{column} * {stride} + r * 16",
        Names.Sum($"r * {Number(VectorWidth.Pad(width))}", column),
        valid);
}

/// <summary>A vector of a row.</summary>
/// <param name="InPanels">Its place in panels of 16 columns.</param>
/// <param name="InRows">Its place where padded rows lie one behind the other, as targets do.</param>
/// <param name="Valid">Its lanes that are no padding.</param>
internal readonly record struct RowPlace(string InPanels, string InRows, int Valid);
