using System;
using Unrolled.Generator.Lowering;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>How the rows of a buffer lie in 16 lanes: four rows of up to 4 columns side by side, or one row, in as many vectors as it takes.</summary>
internal sealed class RowVectors(CodeWriter writer, int width)
{
    private const int FourColumns = 4;

    /// <summary>Whether a vector holds four rows.</summary>
    private readonly bool _four = width <= FourColumns;

    /// <summary>Whether a row is one vector, so that what is computed from it stays in registers.</summary>
    public bool InRegisters => VectorWidth.Groups(width) == 1;

    /// <summary>Opens the loop over the rows, by as many as a vector holds.</summary>
    public CodeWriter.BlockScope Loop()
    {
        if (_four)
        {
            writer.Line("// four rows at a time, side by side in 16 lanes");
        }

        return writer.Block(_four ? "for (int r = 0; r < rows; r += 4)" : "for (int r = 0; r < rows; r++)");
    }

    public string Load(string buffer, string place) => _four ? $"Lanes.Rows4(ref {buffer}, r, rows)" : Names.Load(buffer, place);

    public string Store(string value, string buffer, string place) => _four ? $"Lanes.StoreRows4({value}, ref {buffer}, r, rows);" : Names.Store(value, buffer, place);

    /// <summary>The sum of each row, in its lanes.</summary>
    public string Sum(string value) => $"Lanes.RowSum{(_four ? "4" : "16")}({value})";

    /// <summary>The largest of each row, in its lanes.</summary>
    public string Max(string value) => $"Lanes.RowMax{(_four ? "4" : "16")}({value})";

    /// <summary>The factor of a row's loss and gradient: its weight over the rows, over the outputs too for a mean over them.</summary>
    public string Scale(string scale, int divisor) =>
        (_four ? $"Lanes.Scales4(ref {scale}, r, rows)" : $"Simd.Create(Add(ref {scale}, r))") + (divisor == 1 ? "" : $" / Simd.Create({Number(divisor)}f)");

    /// <summary>A value in the first lanes of each row, another in its padding.</summary>
    public string Mask(string value, int valid, string otherwise = "Vec.Zero") => valid >= (_four ? FourColumns : VectorWidth.Group)
        ? value
        : $"Simd.ConditionalSelect(Lanes.First{(_four ? "4" : "")}({Number(valid)}), {value}, {otherwise})";

    /// <summary>Prints a body for each vector, panel by panel with the rows inside, as they lie in memory.</summary>
    public void ForEachPanel(Action<string, int> body)
    {
        int whole = width / VectorWidth.Group;
        if (whole > 0)
        {
            using (whole > 1 ? writer.Block($"for (int i = 0; i < {Number(whole)} * group; i += group)") : default)
            using (Loop())
            {
                body(whole > 1 ? "i + r * 16" : "r * 16", VectorWidth.Group);
            }
        }

        if (width % VectorWidth.Group > 0)
        {
            using (Loop())
            {
                body(Names.Sum(Offset(whole, "group", 0), "r * 16"), width % VectorWidth.Group);
            }
        }
    }

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
