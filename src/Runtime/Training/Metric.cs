namespace Unrolled;

/// <summary>What tells a better epoch from a worse one.</summary>
public enum Metric
{
    /// <summary>The loss of the validation rows or, without any, of the training rows. Lower is better.</summary>
    Loss,

    /// <summary>The share of validation rows whose class was named right. Higher is better.</summary>
    Accuracy,

    /// <summary>The share of validation rows whose class was among the k most likely. Higher is better.</summary>
    TopKAccuracy,

    /// <summary>The mean of |y − t| over validation rows and outputs. Lower is better.</summary>
    MeanAbsoluteError,

    /// <summary>The share of the targets' variance that the outputs explain. Higher is better.</summary>
    R2,
}
