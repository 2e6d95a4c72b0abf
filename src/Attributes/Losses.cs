using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0304, which says what to do, and not the compiler's.

/// <summary>Cross-entropy: −Σₖ tₖ·log yₖ over the outputs, a mean over the rows; for class labels or soft targets t ≥ 0.</summary>
/// <remarks>
/// <para>Stands behind a last layer with <see cref="Activation.Softmax"/>, or with <see cref="Activation.Sigmoid"/>
/// where each output is scored by its own −t·log y.
/// Both are computed from the logits and stay finite for any of them; behind softmax the gradient is (y·Σt − t)/rows.</para>
/// <para>With <see cref="LabelSmoothing"/> ε and <see cref="ClassWeights"/> w, each tₖ becomes wₖ·((1 − ε)·tₖ + ε/K), K being the outputs, as PyTorch's <c>CrossEntropyLoss</c> has it:</para>
/// <code>[CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.5])]</code>
/// <para>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CrossEntropyAttribute : Attribute
{
    /// <summary>ε, the share of every target that is spread evenly over all outputs: at least 0 and below 1; 0 unless set. Behind softmax only.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>w, a weight for each output, in their order: at least 0 and finite, not all 0; all 1 unless set.</summary>
    /// <remarks>With labels the loss is a weighted mean: its sum over the rows is divided by the sum of the weights of their labels, and where that is 0, loss and gradients are 0. With soft targets it is divided by the rows.</remarks>
    public double[]? ClassWeights { get; set; }
}

/// <summary>
/// Binary cross-entropy: −(t·log y + (1 − t)·log(1 − y)), a mean over outputs and rows;
/// for targets in 0…1, or labels 0 and 1 with a single output.
/// </summary>
/// <remarks>
/// <para>Stands behind a last layer with <see cref="Activation.Sigmoid"/>, and is computed from the logit as max(z, 0) − z·t + log1p(exp(−|z|)).</para>
/// <para>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : Attribute;

/// <summary>Squared error: Σₖ (yₖ − tₖ)² over the outputs, a mean over the rows. Behind any activation.</summary>
/// <remarks>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SquaredErrorAttribute : Attribute;

/// <summary>Mean squared error: (yₖ − tₖ)², a mean over outputs and rows. Behind any activation.</summary>
/// <remarks>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : Attribute;

/// <summary>Absolute error: |yₖ − tₖ|, a mean over outputs and rows. Behind any activation. An outlier pulls no more than any other row; where y = t the gradient is 0.</summary>
/// <remarks>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AbsoluteErrorAttribute : Attribute;

/// <summary>Huber's loss of r = yₖ − tₖ: ½r² where |r| ≤ δ, else δ(|r| − ½δ), a mean over outputs and rows. Behind any activation. A squared error near the target, and outliers pull no more than δ.</summary>
/// <remarks>A class has at most one loss. Without one, a network predicts only, or with an optimiser trains through <c>Backward</c>.</remarks>
/// <param name="delta">δ, in the units of the targets: above 0 and finite.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HuberAttribute(double delta = 1) : Attribute
{
    /// <summary>δ, in the units of the targets: above 0 and finite.</summary>
    public double Delta { get; } = delta;
}
