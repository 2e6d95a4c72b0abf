using System;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>The losses of single rows with their gradients, per row and so without the 1/N of the mean.</summary>
internal static class Losses
{
    /// <summary>The loss of each row, as a column.</summary>
    public static Matrix PerRow(NetworkSpec spec, ForwardPass pass, Matrix targets)
    {
        Matrix terms = (spec.Loss, spec.Layers[^1].Activation) switch
        {
            (LossKind.CrossEntropy, Activation.Softmax) => -Activations.LogSoftmax(pass.Logits).Times(Adjusted(spec, targets)),
            (LossKind.CrossEntropy, Activation.Sigmoid) => pass.Logits.Map(static z => SpecialFunctions.Softplus(-z)).Times(Adjusted(spec, targets)),
            (LossKind.BinaryCrossEntropy, Activation.Sigmoid) =>
                (pass.Logits.Map(SpecialFunctions.Softplus) - pass.Logits.Times(targets)) / spec.Outputs,
            (LossKind.SquaredError, _) => (pass.Outputs - targets).Map(static e => e * e),
            (LossKind.MeanSquaredError, _) => (pass.Outputs - targets).Map(static e => e * e) / spec.Outputs,
            (LossKind.AbsoluteError, _) => (pass.Outputs - targets).Map(Math.Abs) / spec.Outputs,
            (LossKind.Huber, _) => (pass.Outputs - targets).Map(r => Math.Abs(r) <= spec.Delta ? 0.5 * r * r : spec.Delta * (Math.Abs(r) - (0.5 * spec.Delta))) / spec.Outputs,
            _ => throw Unknown(spec),
        };
        return terms.T.SumOfRows.T;
    }

    /// <summary>∂loss/∂z of the last layer, row by row.</summary>
    public static Matrix Delta(NetworkSpec spec, ForwardPass pass, Matrix targets)
    {
        Layer last = spec.Layers[^1];
        Matrix y = pass.Outputs;
        return (spec.Loss, last.Activation) switch
        {
            (LossKind.CrossEntropy, Activation.Softmax) => TimesRowSum(y, Adjusted(spec, targets)) - Adjusted(spec, targets),
            (LossKind.CrossEntropy, Activation.Sigmoid) => -Adjusted(spec, targets).Times(pass.Logits.Map(static z => SpecialFunctions.Sigmoid(-z))),
            (LossKind.BinaryCrossEntropy, Activation.Sigmoid) => (y - targets) / spec.Outputs,
            (LossKind.SquaredError, _) => ThroughActivation(last, pass.Logits, y, 2 * (y - targets)),
            (LossKind.MeanSquaredError, _) => ThroughActivation(last, pass.Logits, y, 2 * (y - targets) / spec.Outputs),
            (LossKind.AbsoluteError or LossKind.Huber, _) => ThroughActivation(last, pass.Logits, y, Clipped(spec, y - targets) / spec.Outputs),
            _ => throw Unknown(spec),
        };
    }

    /// <summary>∂loss/∂t, row by row.</summary>
    public static Matrix ByTargets(NetworkSpec spec, ForwardPass pass, Matrix targets) => (spec.Loss, spec.Layers[^1].Activation) switch
    {
        (LossKind.CrossEntropy, Activation.Softmax) => ThroughAdjustment(spec, -Activations.LogSoftmax(pass.Logits)),
        (LossKind.CrossEntropy, Activation.Sigmoid) => ThroughAdjustment(spec, pass.Logits.Map(static z => SpecialFunctions.Softplus(-z))),
        (LossKind.BinaryCrossEntropy, Activation.Sigmoid) => -pass.Logits / spec.Outputs,
        (LossKind.SquaredError, _) => -2 * (pass.Outputs - targets),
        (LossKind.MeanSquaredError, _) => -2 * (pass.Outputs - targets) / spec.Outputs,
        (LossKind.AbsoluteError or LossKind.Huber, _) => -Clipped(spec, pass.Outputs - targets) / spec.Outputs,
        _ => throw Unknown(spec),
    };

    /// <summary>g ⊙ φ′(z), and for softmax y ⊙ (g − Σₖ gₖyₖ).</summary>
    public static Matrix ThroughActivation(Layer layer, Matrix z, Matrix y, Matrix g)
    {
        return layer.Activation == Activation.Softmax
            ? y.Times(g) - TimesRowSum(y, g.Times(y))
            : g.Times(z.Map(value => Activations.Derivative(layer, value)));
    }

    /// <summary>w ⊙ ((1 − ε)·t + ε/K).</summary>
    private static Matrix Adjusted(NetworkSpec spec, Matrix targets) => Matrix.Of(
        targets.Rows, targets.Columns, (r, k) => spec.ClassWeight(k) * (((1 - spec.LabelSmoothing) * targets[r, k]) + (spec.LabelSmoothing / spec.Outputs)));

    /// <summary>From ∂/∂t of the adjusted targets to that of the given ones.</summary>
    private static Matrix ThroughAdjustment(NetworkSpec spec, Matrix gradients) =>
        Matrix.Of(gradients.Rows, gradients.Columns, (r, k) => spec.ClassWeight(k) * (1 - spec.LabelSmoothing) * gradients[r, k]);

    /// <summary>∂/∂r of both: the sign, or r within ±δ.</summary>
    private static Matrix Clipped(NetworkSpec spec, Matrix residuals) =>
        residuals.Map(r => spec.Loss == LossKind.AbsoluteError ? Math.Sign(r) : Math.Clamp(r, -spec.Delta, spec.Delta));

    private static Matrix TimesRowSum(Matrix a, Matrix summed)
    {
        Matrix sums = summed.T.SumOfRows;
        return Matrix.Of(a.Rows, a.Columns, (r, c) => a[r, c] * sums[0, r]);
    }

    private static InvalidOperationException Unknown(NetworkSpec spec) => new($"{spec.Loss} does not follow {spec.Layers[^1].Activation}.");
}
