using System;

namespace Unrolled.Generator.Lowering;

/// <summary>How the matrix of a dense layer is stored.</summary>
internal enum Orientation
{
    /// <summary>W as (inputs × outputs): vectors run along the outputs, inputs are broadcast.</summary>
    OutputLanes,

    /// <summary>Wᵀ as (outputs × inputs): vectors run along the inputs, outputs are dot products.</summary>
    InputLanes,
}

/// <summary>How δ·Wᵀ is computed.</summary>
internal enum BackwardForm
{
    /// <summary>Not at all: no trainable layer lies below.</summary>
    None,

    /// <summary>A product with the stored matrix, which already is Wᵀ.</summary>
    Product,

    /// <summary>A product with a transposed copy made for the step.</summary>
    TransposedProduct,

    /// <summary>A product with the rows of the step in the lanes and W broadcast in place: only δ is transposed.</summary>
    RowLanes,

    /// <summary>Dot products along the outputs.</summary>
    Dots,
}

/// <summary>Counts 16-lane multiply-adds for each way to compute a layer; the same at every width, since storage and order of sums follow from it.</summary>
internal static class CostModel
{
    /// <summary>The price of sixteen dot products reduced together, in multiply-adds.</summary>
    private const int Reduction = 10;

    /// <summary>The price of moving 16 floats of a transposed copy.</summary>
    private const int Move = 4;

    /// <summary>Dot products read a weight for each multiply-add, where a register tile reads one for several: beyond a few rows they cost more.</summary>
    private const double DotsOverhead = 1.5;

    /// <summary>The cheaper orientation of a layer: outputs in the lanes unless their padding costs more than the reductions of the other.</summary>
    public static Orientation Orient(int inputs, int outputs, int rows, bool trains, bool propagates)
    {
        double outputLanes = Product(rows, inputs, outputs)
            + (trains ? Gradient(rows, inputs, outputs) : 0)
            + (propagates ? Math.Min(Math.Min(Dots(rows, inputs, outputs), Transposed(rows, inputs, outputs)), RowLanes(rows, inputs, outputs)) : 0);
        double inputLanes = Dots(rows, outputs, inputs)
            + (trains ? Gradient(rows, outputs, inputs) : 0)
            + (propagates ? Product(rows, outputs, inputs) : 0);
        return inputLanes < outputLanes ? Orientation.InputLanes : Orientation.OutputLanes;
    }

    /// <summary>The cheaper form of δ·Wᵀ.</summary>
    public static BackwardForm Backward(Orientation orientation, int inputs, int outputs, int rows)
    {
        if (orientation == Orientation.InputLanes)
        {
            return BackwardForm.Product;
        }

        double dots = Dots(rows, inputs, outputs);
        double transposed = Transposed(rows, inputs, outputs);
        double rowLanes = RowLanes(rows, inputs, outputs);
        return rowLanes < Math.Min(dots, transposed) ? BackwardForm.RowLanes
            : dots <= transposed ? BackwardForm.Dots
            : BackwardForm.TransposedProduct;
    }

    /// <summary>Whether a layer that passes δ on in training does so with the step's rows in the lanes.</summary>
    public static bool HasRowLanes(int inputs, int outputs, int rows) =>
        Backward(Orient(inputs, outputs, rows, trains: true, propagates: true), inputs, outputs, rows) == BackwardForm.RowLanes;

    /// <summary>Whether the caller's inputs are copied to panels of 16 first: rows a multiple of 4 KiB apart share the sets of every cache.</summary>
    public static bool Packs(int inputs) => inputs % 1024 == 0;

    /// <summary>Independent partial sums of a product: a layer of few vectors cannot hide the latency of its multiply-adds in one chain.</summary>
    public static int Chains(int rows, int columns) => rows % 16 != 0 || rows < 32 || rows > 128
        ? 1
        : VectorWidth.Groups(columns) switch
        {
            <= 2 => 4,
            <= 4 => 2,
            _ => 1,
        };

    private static double Product(int batch, int rows, int columns) => (double)batch * rows * VectorWidth.Groups(columns);

    private static double Dots(int batch, int rows, int columns) =>
        ((double)batch * rows * VectorWidth.Groups(columns) * (batch >= 8 ? DotsOverhead : 1)) + ((double)Reduction * batch * VectorWidth.Groups(rows));

    private static double Gradient(int batch, int rows, int columns) => (double)rows * (batch + 2) * VectorWidth.Groups(columns);

    private static double Transposed(int batch, int inputs, int outputs) =>
        Product(batch, outputs, inputs) + ((double)Move * inputs * VectorWidth.Groups(outputs));

    /// <summary>Only in tiles of 2 vectors or more: one alone reads a weight for each multiply-add.</summary>
    private static double RowLanes(int batch, int inputs, int outputs) => VectorWidth.Groups(batch) < 2
        ? double.PositiveInfinity
        : ((double)inputs * VectorWidth.Pad(outputs) * VectorWidth.Groups(batch)) + ((double)Move * 16 * VectorWidth.Groups(batch) * (VectorWidth.Groups(outputs) + VectorWidth.Groups(inputs)));
}
