using System;

namespace Unrolled.Runtime;

/// <summary>Gradients added up over several calls: <see cref="GradientAccumulation"/> says of what.</summary>
internal interface IGradientAccumulator
{
    /// <summary>Those of rows with soft targets, in the place of earlier ones or added to them.</summary>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, bool accumulate);

    /// <summary>Those of rows with labels.</summary>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, bool accumulate);

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{float}, ReadOnlySpan{int}, bool)"/>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels, bool accumulate);
}
