using System;

namespace Unrolled.Onnx.Tests;

/// <summary>A network by its description alone, with parameters of 0.</summary>
internal sealed class Handmade(NetworkDescription description) : INetwork
{
    public NetworkDescription Description => description;

    public int Seed => 0;

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void CopyParametersTo(Span<float> destination) => destination.Clear();

    public void CopyParametersFrom(ReadOnlySpan<float> source) => throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();
}
