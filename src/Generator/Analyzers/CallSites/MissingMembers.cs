using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Says what to add to a network that lacks the member used: the compiler only says that it is not there.</summary>
internal static class MissingMembers
{
    public static void Check(OperationAnalysisContext context, NetworkTypes networks)
    {
        SyntaxNode node = AccessIn(context.Operation);
        SimpleNameSyntax? name = node switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            IdentifierNameSyntax { Parent: InvocationExpressionSyntax call } called when call.Expression == called => called,
            _ => null,
        };
        if (name?.Identifier.ValueText is not ("TrainStep" or "Loss" or "ComputeGradients" or "Trace" or "ApplyGradients")
            || context.Operation.SemanticModel is not { } semantics
            || networks.FindReceiver(ReceiverOf(node, semantics, context.CancellationToken)) is not { Model.Value: { } model } network
            || semantics.GetSymbolInfo(name, context.CancellationToken) is not { Symbol: null, CandidateSymbols.IsEmpty: true })
        {
            return;
        }

        string member = name.Identifier.ValueText;
        if (model.IsForInference && member != "Loss")
        {
            context.ReportDiagnostic(Diagnostic.Create(CallSiteRules.ForInference, name.GetLocation(), model.Type.Name, member));
        }
        else if (model.Loss is null && member != "ApplyGradients")
        {
            string also = member == "TrainStep" && model.Optimizer is null ? $", and an optimiser, [{CallSiteRules.AnOptimizer}] for instance" : "";
            string loss = Catalogue.Activation(model.Layers.OfType<DenseModel>().Last().Activation).Loss;
            Report(CallSiteRules.NoLoss, Vocabulary.On(network.Type).LastOrDefault(IsLayer), loss, model.Type.Name, member, loss, also);
        }
        else if (model.Optimizer is null && member is "TrainStep" or "ApplyGradients")
        {
            Report(CallSiteRules.NoOptimizer, Vocabulary.On(network.Type).LastOrDefault(), CallSiteRules.AnOptimizer, model.Type.Name, member);
        }

        // What is missing goes below that attribute.
        void Report(DiagnosticDescriptor rule, AttributeData? above, string missing, params string[] arguments) => context.ReportDiagnostic(Diagnostic.Create(
            rule,
            name.GetLocation(),
            above is null ? [] : [SiteLocator.Locate(above, null, context.CancellationToken)],
            ImmutableDictionary<string, string?>.Empty.Add(RemedyProperties.Value, missing),
            arguments));
    }

    private static bool IsLayer(AttributeData attribute) => Vocabulary.NameOf(attribute) is Annotations.Dense or Annotations.Dropout;

    /// <summary>The access that could not be bound: of a call, unless that has an operation of its own.</summary>
    private static SyntaxNode AccessIn(IOperation operation) =>
        operation.Syntax is InvocationExpressionSyntax { Expression: var access } && operation.ChildOperations.All(child => child.Kind != OperationKind.Invalid || child.Syntax != access)
            ? access
            : operation.Syntax;

    /// <summary>The type that a member was looked for in: that of what stands before it, or the class around it.</summary>
    private static ITypeSymbol? ReceiverOf(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation)
    {
        ExpressionSyntax? receiver = node switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => node.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(one => one.WhenNotNull.Span.Contains(node.Span))?.Expression,
            _ => null,
        };
        return receiver is null ? semantics.GetEnclosingSymbol(node.SpanStart, cancellation)?.ContainingType : semantics.GetTypeInfo(receiver, cancellation).Type;
    }
}
