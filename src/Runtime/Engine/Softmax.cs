using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>Softmax's rarer row operations, on panels of 16 columns: written at 16 lanes, which narrower machines do piece by piece with the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>δ = y ⊙ (g − Σ g·y) for each row: from g = ∂J/∂y, in place, to ∂J/∂z.</summary>
    public static void Backward(ref float outputs, ref float delta, int rows, int width) => Backward(ref outputs, ref delta, rows, rows, width);

    /// <summary>The same for some rows of panels of <paramref name="stride"/> rows.</summary>
    [MethodImpl(Jit.Kernel)]
    public static void Backward(ref float outputs, ref float delta, int rows, int stride, int width)
    {
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> dot = Vector512<float>.Zero;
            for (int c = 0; c < width; c += 16)
            {
                dot += Load(ref outputs, stride, r, c, width) * Load(ref delta, stride, r, c, width);
            }

            Vector512<float> mean = Vector512.Create(Lanes.Sum(dot));
            for (int c = 0; c < width; c += 16)
            {
                (Load(ref outputs, stride, r, c, width) * (Load(ref delta, stride, r, c, width) - mean)).StoreUnsafe(ref Panels.At(ref delta, stride, r, c));
            }
        }
    }

    /// <summary>∂J/∂t = −log pₖ·scale, log pₖ = (zₖ − m) − log Σ exp(zⱼ − m) with m the row's maximum.</summary>
    [MethodImpl(Jit.Kernel)]
    public static void TargetGradients(ref float logits, ref float scale, ref float destination, int rows, int width)
    {
        for (int r = 0; r < rows; r++)
        {
            float max = float.NegativeInfinity;
            for (int c = 0; c < width; c++)
            {
                float z = Panels.At(ref logits, rows, r, c);
                max = z > max ? z : max;
            }

            Vector512<float> sum = Vector512<float>.Zero;
            Vector512<float> m = Vector512.Create(max);
            for (int c = 0; c < width; c += 16)
            {
                sum += Valid(VectorMath.Exp(Vector512.LoadUnsafe(ref Panels.At(ref logits, rows, r, c)) - m), c, width);
            }

            Vector512<float> logSum = Vector512.Create(VectorMath.Log(Lanes.Sum(sum)));
            Vector512<float> factor = Vector512.Create(Unsafe.Add(ref scale, r));
            for (int c = 0; c < width; c += 16)
            {
                Vector512<float> z = Vector512.LoadUnsafe(ref Panels.At(ref logits, rows, r, c));
                Valid(factor * (logSum - (z - m)), c, width).StoreUnsafe(ref Panels.At(ref destination, rows, r, c));
            }
        }
    }

    private static Vector512<float> Load(ref float panels, int rows, int row, int column, int width) =>
        Valid(Vector512.LoadUnsafe(ref Panels.At(ref panels, rows, row, column)), column, width);

    /// <summary>Padding lanes as zero.</summary>
    private static Vector512<float> Valid(Vector512<float> value, int column, int width) =>
        width - column >= 16 ? value : Vector512.ConditionalSelect(Lanes.First(width - column), value, Vector512<float>.Zero);
}
