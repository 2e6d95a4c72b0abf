using System;
using System.Linq;
using System.Reflection;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Members of generated classes that no interface has.</summary>
internal static class Methods
{
    public delegate void Logits(ReadOnlySpan<float> inputs, Span<float> outputs);

    public delegate float TargetGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> inputGradients, Span<float> targetGradients);

    public delegate float LabelGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> inputGradients);

    public delegate float ByteStep(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels);

    public delegate float WeightedStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights);

    public delegate void OutputGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients);

    /// <summary>A method of a network by its name and the delegate's parameters.</summary>
    public static TDelegate Of<TDelegate>(INetwork network, string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo method = network.GetType().GetMethod(name, parameters) ?? throw new MissingMethodException(network.GetType().Name, name);
        return method.CreateDelegate<TDelegate>(network);
    }
}
