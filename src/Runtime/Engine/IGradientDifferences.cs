using System;

namespace Unrolled.Runtime;

/// <summary>Gradients compared with central differences: <see cref="GradientChecks"/> says how.</summary>
internal interface IGradientDifferences
{
    /// <summary>Those of rows with soft targets.</summary>
    GradientCheck CheckGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int mostPerTensor);

    /// <summary>Those of rows with labels.</summary>
    GradientCheck CheckGradients<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels, int mostPerTensor)
        where TLabel : unmanaged;
}
