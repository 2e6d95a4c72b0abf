using System;
using Unrolled.Generator.Lowering;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>How the rows of a buffer lie in 16 lanes: five rows of 3 columns or four of up to 4 side by side, or one row, in as many vectors as it takes.</summary>
internal sealed class RowVectors(CodeWriter writer, int width, bool isSingleRow = false)
{
    private const int FourColumns = 4;

    /// <summary>Columns that rows side by side have room for: 3 or 4, else 16.</summary>
    private readonly int _columns = width > FourColumns ? VectorWidth.Group : width == 3 && !isSingleRow ? 3 : FourColumns;

    /// <summary>Whether a row is one vector, so that what is computed from it stays in registers.</summary>
    public bool InRegisters => VectorWidth.Groups(width) == 1;

    private bool SideBySide => _columns <= FourColumns;

    /// <summary>Opens the loop over the rows, by as many as a vector holds.</summary>
    public CodeWriter.BlockScope Loop()
    {
        if (!SideBySide)
        {
            return writer.Block("for (int r = 0; r < rows; r++)");
        }

        bool five = _columns == 3;
        writer.Line($"// {(five ? "five rows at a time (four without AVX-512)" : "four rows at a time")}, side by side in 16 lanes");
        return writer.Block($"for (int r = 0; r < rows; r += {(five ? "Lanes.RowsOf3" : "4")})");
    }

    public string Load(string buffer, string place) => SideBySide ? $"Lanes.Rows{_columns}(ref {buffer}, r, rows)" : Names.Load(buffer, place);

    public string Store(string value, string buffer, string place) =>
        SideBySide ? $"Lanes.StoreRows{_columns}({value}, ref {buffer}, r, rows);" : Names.Store(value, buffer, place);

    /// <summary>The sum of each row, in its lanes.</summary>
    public string Sum(string value) => $"Lanes.RowSum{_columns}({value})";

    /// <summary>The largest of each row, in its lanes.</summary>
    public string Max(string value) => $"Lanes.RowMax{_columns}({value})";

    /// <summary>The factor of a row's loss and gradient: its weight over the rows, over the outputs too for a mean over them.</summary>
    public string Scale(string scale, int divisor) =>
        (SideBySide ? $"Lanes.Scales{_columns}(ref {scale}, r, rows)" : $"Simd.Create(Add(ref {scale}, r))") + (divisor == 1 ? "" : $" / Simd.Create({Number(divisor)}f)");

    /// <summary>Declares the losses so far.</summary>
    public string DeclareLosses() => _columns == 3 ? "global::System.Runtime.Intrinsics.Vector128<float> losses = default;" : "Vec losses = Vec.Zero;";

    /// <summary>The losses with those of the rows added: row by row where machines differ in how many rows they take at a time.</summary>
    public string AddLosses(string values) => _columns == 3 ? $"Lanes.AddRows3(losses, factor * ({values}))" : MultiplyAdd("factor", values, "losses");

    /// <summary>The sum of all losses.</summary>
    public string SumLosses() => $"Lanes.Sum{(_columns == 3 ? "3" : "")}(losses)";

    /// <summary>A value in the first lanes of each row, zero in its padding.</summary>
    public string Mask(string value, int valid) => _columns == 3 ? $"Lanes.Columns3({value})" : Mask(value, valid, "Vec.Zero");

    /// <summary>A value in the first lanes of each row, another in its padding; a maximum of 3 columns sees no padding.</summary>
    public string Mask(string value, int valid, string otherwise) => valid >= _columns
        ? value
        : $"Simd.ConditionalSelect(Lanes.First{(SideBySide ? "4" : "")}({Number(valid)}), {value}, {otherwise})";

    /// <summary>Prints a body for each vector of a row, which takes its place and its valid lanes: a loop over whole groups, then the last one.</summary>
    public void ForEach(Action<string, int> body)
    {
        int whole = width / VectorWidth.Group;
        if (whole == 1)
        {
            body("r * 16", VectorWidth.Group);
        }
        else if (whole > 1)
        {
            using (writer.Block($"for (int i = r * 16; i < {Number(whole)} * group; i += group)"))
            {
                body("i", VectorWidth.Group);
            }
        }

        if (width % VectorWidth.Group > 0)
        {
            body(Names.Sum(Offset(whole, "group", 0), "r * 16"), width % VectorWidth.Group);
        }
    }
}
