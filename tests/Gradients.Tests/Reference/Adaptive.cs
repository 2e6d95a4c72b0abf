using System;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>What distinguishes the adaptive optimisers: RMSProp keeps no mean (β₁ = 0) and corrects nothing.</summary>
internal sealed record AdaptiveSettings(double LearningRate, double Beta1, double Beta2, double Epsilon, double Decay = 0, bool Corrects = true);

/// <summary>Adam, AdamW and RMSProp in double precision, as PyTorch's documentation writes them.</summary>
internal sealed class Adaptive(Matrix[] weights, Matrix?[] biases, AdaptiveSettings settings)
{
    private readonly Matrix[] _parameters = [.. ReferenceNetwork.InOrder(weights, biases)];
    private readonly Matrix[] _means = [.. ReferenceNetwork.InOrder(weights, biases).Select(static p => new Matrix(p.Rows, p.Columns))];
    private readonly Matrix[] _squares = [.. ReferenceNetwork.InOrder(weights, biases).Select(static p => new Matrix(p.Rows, p.Columns))];
    private int _steps;

    /// <summary>One step along the gradients, in logical order: W₁, b₁, W₂, …</summary>
    public void Step(Matrix[] gradients)
    {
        _steps++;
        double first = settings.Corrects ? 1 - Math.Pow(settings.Beta1, _steps) : 1;
        double second = settings.Corrects ? 1 - Math.Pow(settings.Beta2, _steps) : 1;
        for (int p = 0; p < _parameters.Length; p++)
        {
            double decay = weights.Contains(_parameters[p]) ? settings.Decay : 0;
            for (int r = 0; r < _parameters[p].Rows; r++)
            {
                for (int c = 0; c < _parameters[p].Columns; c++)
                {
                    double g = gradients[p][r, c];
                    double m = _means[p][r, c] = (settings.Beta1 * _means[p][r, c]) + ((1 - settings.Beta1) * g);
                    double v = _squares[p][r, c] = (settings.Beta2 * _squares[p][r, c]) + ((1 - settings.Beta2) * g * g);
                    double w = _parameters[p][r, c] * (1 - (settings.LearningRate * decay));
                    _parameters[p][r, c] = w - (settings.LearningRate * (m / first) / (Math.Sqrt(v / second) + settings.Epsilon));
                }
            }
        }
    }
}
