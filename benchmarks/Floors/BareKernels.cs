using System.Runtime.CompilerServices;
using Unrolled.Benchmarks;
using Unrolled.Runtime;

namespace Unrolled.Floors;

/// <summary>
/// Emitted kernels of a linear layer, called by themselves on buffers at hand: sums, their start and their stores, and nothing else.
/// What a network with more layers, an activation and a loss takes beyond them is all that could still be saved.
/// </summary>
internal static class BareKernels
{
    public delegate void ProductKernel(ref float x, ref float w1, ref float b1, ref float z1, int rows, int stride);

    public delegate void GradientKernel(ref float x, ref float d1, ref float w1, int rows, int first, int end, bool update, float learningRate);

    /// <param name="name">What the table calls it.</param>
    /// <param name="inputs">Terms of each sum.</param>
    /// <param name="outputs">Sums of each row, a multiple of 16.</param>
    /// <param name="rows">Rows of a call.</param>
    /// <param name="batches">Mini-batches in turn: one stays in the second-level cache, eight do not.</param>
    /// <param name="kernel">The kernel.</param>
    public static Workload Product(string name, int inputs, int outputs, int rows, int batches, ProductKernel kernel)
    {
        AlignedBlock parameters = KernelsAlone.Random((inputs + 1) * outputs);
        AlignedBlock x = KernelsAlone.Random(batches * rows * inputs);
        AlignedBlock z = KernelsAlone.Random(rows * outputs);
        int next = 0;
        return new Workload(name, 2.0 * rows * inputs * outputs, 1, MiniBatches.Count, count =>
        {
            for (int i = 0; i < count; i++)
            {
                kernel(ref Unsafe.Add(ref x.Start, next * rows * inputs), ref parameters.Start, ref Unsafe.Add(ref parameters.Start, inputs * outputs), ref z.Start, rows, rows);
                next = (next + 1) % batches;
            }
        });
    }

    /// <summary>With the update.</summary>
    public static Workload Gradient(string name, int inputs, int outputs, int rows, GradientKernel kernel)
    {
        AlignedBlock weights = KernelsAlone.Random(inputs * outputs);
        AlignedBlock x = KernelsAlone.Random(rows * inputs);
        AlignedBlock delta = KernelsAlone.Random(rows * outputs);
        return new Workload(name, 2.0 * rows * inputs * outputs, 1, MiniBatches.Count, count =>
        {
            for (int i = 0; i < count; i++)
            {
                kernel(ref x.Start, ref delta.Start, ref weights.Start, rows, 0, inputs, update: true, 1e-6f);
            }
        });
    }
}
