using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Shapes.Words;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Copies of parameters, of all or of one tensor, have exactly their length.</summary>
internal static class ParameterChecks
{
    public static Mistake? Find(NetworkCall call, ExtentReader reader) => (call.Argument("destination") ?? call.Argument("source")) is { } argument
        ? Find(argument, reader, call.Network.Name, call.Network.ParameterCount, $"{Count(call.Network.ParameterCount)} parameters")
        : null;

    /// <summary>Whether a method may be a view's, by its name.</summary>
    public static bool IsCandidate(IMethodSymbol method) =>
        method is { Name: "CopyTo" or "CopyFrom", ContainingType: { Name: "MatrixView" or "VectorView", ContainingNamespace.Name: "Unrolled" } };

    /// <summary>The same for <c>net.Dense1.Weights.CopyFrom(…)</c> and the like.</summary>
    public static Mistake? FindInView(IInvocationOperation call, NetworkFacts? network, ExtentReader reader)
    {
        if (network is null
            || call.Arguments.Only() is not { } argument
            || call.Instance is not IPropertyReferenceOperation { Instance: IPropertyReferenceOperation layer } tensor
            || network.Model.Value?.Layers.OfType<DenseModel>().FirstOrDefault(dense => dense.Name == layer.Property.Name) is not { } dense)
        {
            return null;
        }

        string name = $"{network.Name}.{dense.Name}.{tensor.Property.Name}";
        return tensor.Property.Name == "Weights"
            ? Find(argument, reader, name, (long)dense.Inputs * dense.Outputs, $"{Count(dense.Inputs)} × {Count(dense.Outputs)}")
            : dense.Bias ? Find(argument, reader, name, dense.Outputs, Count(dense.Outputs)) : null;
    }

    /// <summary>The network that a view is of: layers are properties of the network, and of its gradients.</summary>
    public static NetworkFacts? NetworkOf(IInvocationOperation call, NetworkTypes networks) =>
        IsCandidate(call.TargetMethod)
        && call.Instance is IPropertyReferenceOperation { Property.Name: "Weights" or "Bias", Instance: IPropertyReferenceOperation { Property.ContainingType: var owner } }
            ? networks.Find(owner.Name == "GradientViews" ? owner.ContainingType : owner)
            : null;

    private static Mistake? Find(IArgumentOperation argument, ExtentReader reader, string owner, long needed, string description) =>
        argument.Parameter is { } parameter && reader.Span(argument.Value).Length is { } length && length != needed
            ? Mistake.In(argument, CallSiteRules.ParametersDisagree, parameter.Name, length == 1 ? "1 value" : $"{Count(length)} values", owner, description, Count(needed))
            : null;
}
