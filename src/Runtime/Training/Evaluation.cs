using System;

namespace Unrolled;

/// <summary>How well a network does on a dataset. What the data cannot tell is NaN.</summary>
/// <param name="Rows">Rows it was measured on.</param>
/// <param name="Loss">The mean loss, dropout off, without penalties; of labels with class weights the weighted mean, 0 where no row counts.</param>
/// <param name="Accuracy">The share of rows, 0 to 1, whose class was named right; NaN for rows without a class.</param>
/// <param name="TopKAccuracy">The share of rows, 0 to 1, whose class was among the k most likely; NaN likewise.</param>
/// <param name="MeanAbsoluteError">The mean of |y − t| over rows and outputs; NaN for rows with labels.</param>
/// <param name="R2">1 − Σ(y − t)² / Σ(t − t̄)² over rows and outputs, t̄ being each output's mean target: 1 at best, 0 for whoever always says the mean. NaN for rows with labels, and where no target varies.</param>
/// <remarks>Immutable, so thread-safe.</remarks>
public readonly record struct Evaluation(int Rows, double Loss, double Accuracy, double TopKAccuracy, double MeanAbsoluteError, double R2)
{
    /// <summary>One of the values.</summary>
    /// <param name="measure">Which one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public double this[Metric measure] => measure switch
    {
        Metric.Loss => Loss,
        Metric.Accuracy => Accuracy,
        Metric.TopKAccuracy => TopKAccuracy,
        Metric.MeanAbsoluteError => MeanAbsoluteError,
        Metric.R2 => R2,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };
}
