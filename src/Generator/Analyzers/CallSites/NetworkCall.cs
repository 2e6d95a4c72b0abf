using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Model;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>A call of a generated method that takes spans, and what its parameters, by name, must hold.</summary>
internal sealed class NetworkCall
{
    private static readonly HashSet<string> s_training = ["TrainStep", "ComputeGradients", "Backward", "Trace"];

    private static readonly HashSet<string> s_methods =
        [.. s_training, "Predict", "PredictLogits", "PredictLabels", "PredictLabel", "Loss", "CopyParametersTo", "CopyParametersFrom"];

    private NetworkCall(IInvocationOperation call, NetworkFacts network)
    {
        Method = call.TargetMethod.Name;
        Network = network;
        Arguments = call.Arguments.Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null })
            .OrderBy(argument => argument.Parameter!.Ordinal)
            .ToImmutableArray();
    }

    public string Method { get; }

    public NetworkFacts Network { get; }

    /// <summary>The arguments written out, in the order of the parameters.</summary>
    public ImmutableArray<IArgumentOperation> Arguments { get; }

    /// <summary>Whether the method has an overload for labels: only some losses have.</summary>
    public bool TakesLabels => Network.Type.GetMembers(Method).OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == "labels"));

    /// <summary>The fewest rows that the method takes.</summary>
    public int LeastRows => IsTraining || Method == "Loss" ? 1 : 0;

    /// <summary>The most.</summary>
    public int MostRows => IsTraining ? Network.Batch : int.MaxValue;

    private bool IsTraining => s_training.Contains(Method);

    /// <summary>Whether a method may be one, by its name: nearly all are not.</summary>
    public static bool IsCandidate(IMethodSymbol method) => !method.IsStatic && s_methods.Contains(method.Name);

    /// <summary>The call of a network's own method, or null: a user's overload has another signature, and a hidden method another class.</summary>
    public static NetworkCall? Of(IInvocationOperation call, NetworkTypes networks)
    {
        IMethodSymbol method = call.TargetMethod;
        return IsCandidate(method)
            && networks.Find(method.ContainingType) is { } network
            && GeneratedNames.IsTaken(method.Name, MemberParser.SignatureOf(method))
                ? new NetworkCall(call, network)
                : null;
    }

    /// <summary>Values per row of a parameter, or null where it has no rows.</summary>
    public int? WidthOf(string parameter) => parameter switch
    {
        "inputs" or "inputGradients" or "row" => Network.Inputs,
        "outputs" or "targets" or "outputGradients" or "targetGradients" => Network.Outputs,
        "labels" or "rowWeights" => 1,
        _ => null,
    };

    /// <summary>Whether an empty span means that the caller does not want it.</summary>
    public static bool IsOptional(string parameter) => parameter is "inputGradients" or "targetGradients";

    public IArgumentOperation? Argument(string parameter) => Arguments.FirstOrDefault(argument => argument.Parameter!.Name == parameter);

    /// <summary>The expression of an argument, without its name.</summary>
    public static SyntaxNode PlaceOf(IArgumentOperation argument) =>
        argument.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax { Expression: var expression } ? expression : argument.Syntax;
}
