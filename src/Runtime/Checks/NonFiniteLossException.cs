using System;
using System.Globalization;

namespace Unrolled;

/// <summary>A training call met a loss that is NaN or infinite. The parameters were not changed.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    /// <summary>States the loss.</summary>
    /// <param name="network">The name of the network's class.</param>
    /// <param name="loss">The loss: NaN or infinite.</param>
    /// <param name="step">Updates made before this call.</param>
    public NonFiniteLossException(string network, double loss, long step)
        : this(network, loss, step, cause: null)
    {
    }

    /// <summary>States the loss, and what it comes from where that is known.</summary>
    internal NonFiniteLossException(string network, double loss, long step, string? cause)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"{network}: the loss is {Word(loss)} after {step:N0} {(step == 1 ? "update" : "updates")}; the parameters were not changed. "
            + $"{cause ?? "Look for NaN, infinite or huge values in the inputs and targets; if there are none, start again with a lower LearningRate"}."))
    {
        Loss = loss;
        Step = step;
    }

    /// <summary>The loss: NaN or infinite.</summary>
    public double Loss { get; }

    /// <summary>Updates made before the call that failed.</summary>
    public long Step { get; }

    private static string Word(double loss) => double.IsNaN(loss) ? "NaN" : loss > 0 ? "infinite" : "negative infinite";
}
