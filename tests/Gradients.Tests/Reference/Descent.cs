using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Gradient descent in double precision: plain, with momentum, with Nesterov's step.</summary>
internal sealed class Descent(ReferenceNetwork network, double learningRate, double momentum = 0, bool nesterov = false)
{
    private readonly Matrix[] _velocities = [.. network.Parameters.Select(static p => new Matrix(p.Rows, p.Columns))];

    /// <summary>v ← μv + g; W ← W − ηv, or along g + μv. Without momentum both are W ← W − ηg.</summary>
    public void Step(BackwardPass gradients)
    {
        foreach (((Matrix w, Matrix g), Matrix v) in network.Parameters.Zip(gradients.Parameters).Zip(_velocities))
        {
            for (int r = 0; r < w.Rows; r++)
            {
                for (int c = 0; c < w.Columns; c++)
                {
                    v[r, c] = (momentum * v[r, c]) + g[r, c];
                    w[r, c] -= learningRate * (nesterov ? g[r, c] + (momentum * v[r, c]) : v[r, c]);
                }
            }
        }
    }
}
