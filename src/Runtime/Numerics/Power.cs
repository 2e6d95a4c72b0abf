using System;
using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>Whole powers, of which optimisers need βᵗ.</summary>
/// <remarks>Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Power
{
    /// <summary>xⁿ by repeated squaring: multiplications only, so the same bits on every system, which <see cref="Math.Pow"/> does not promise.</summary>
    /// <param name="x">The base, 0 ≤ x &lt; 1 in optimisers, any number in general.</param>
    /// <param name="exponent">n, 0 or more.</param>
    /// <returns>xⁿ with a relative error of at most about n·2⁻⁵³; 1 for n = 0.</returns>
    public static double Of(double x, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                power *= x;
            }

            x *= x;
        }

        return power;
    }
}
