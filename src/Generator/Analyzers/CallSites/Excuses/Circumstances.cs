using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Whether a program shows that a mistake is its own business: the call may never run with it, or is meant to throw.</summary>
/// <remarks>Only made once there is a mistake. Each place from which the program gets to the call is asked the same.</remarks>
internal sealed class Circumstances(IInvocationOperation call, NetworkFacts network, NetworkTypes networks, Bodies bodies, Surroundings surroundings, CancellationToken cancellation)
{
    private readonly Expectation _expectation = new(surroundings);
    private readonly ISymbol? _member = surroundings.Places.MemberAround(call.Syntax);

    public bool Excuse(Mistake mistake) => surroundings.Places.To(call.Syntax).Any(place =>
    {
        cancellation.ThrowIfCancellationRequested();
        return _expectation.Exists(place) || (OperationAt(place.Node) is { } operation && (IsDead(operation) || IsTested(operation, mistake)));
    });

    /// <summary>The operation at a name, or the nearest around it: that of a method is its call.</summary>
    private IOperation? OperationAt(SyntaxNode node) => node == call.Syntax ? call : node.AncestorsAndSelf()
        .TakeWhile(one => one is not MemberDeclarationSyntax)
        .Select(one => surroundings.ModelOf(one).GetOperation(one, cancellation))
        .FirstOrDefault(one => one is not null);

    private bool IsTested(IOperation operation, Mistake mistake)
    {
        BodyFlow flow = surroundings.FlowAround(operation);
        return SubjectOf(mistake).IsTestedBefore(operation, flow)
            || new SizeSubject(network, bodies.Of(operation), _member, surroundings.Mentions, networks).IsTestedBefore(operation, flow);
    }

    private LengthSubject SubjectOf(Mistake mistake)
    {
        bool isOfElements = mistake.Rule == CallSiteRules.LabelIsNoClass;
        ExtentReader reader = NewReader();
        foreach (IOperation cause in mistake.Causes)
        {
            _ = (reader.Span(cause), reader.Integer(cause), isOfElements ? reader.Elements(cause).Count() : 0);
        }

        HashSet<ISymbol> variables = isOfElements || mistake.Rule == CallSiteRules.SharedMemory ? reader.Followed : reader.Measured;
        return new LengthSubject(variables, isOfElements, NewReader, _member, surroundings.Mentions, networks);
    }

    private ExtentReader NewReader() => new(surroundings.Compilation, bodies, cancellation);

    /// <summary>Behind a constant condition, where the compiler sees that no path leads, or in the arguments of a call that may be compiled away.</summary>
    private bool IsDead(IOperation place)
    {
        for (IOperation operation = place; operation.Parent is { } parent; operation = parent)
        {
            bool isDead = parent switch
            {
                IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice => operation == (taken ? choice.WhenFalse : choice.WhenTrue),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue: { HasValue: true, Value: false } } both => operation == both.RightOperand,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue: { HasValue: true, Value: true } } either => operation == either.RightOperand,
                IInvocationOperation invocation => invocation.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"),
                _ => false,
            };
            if (isDead)
            {
                return true;
            }
        }

        return place.SemanticModel is { } model && place.Syntax.Ancestors().OfType<StatementSyntax>().Any(statement => IsUnreachable(model, statement));
    }

    private static bool IsUnreachable(SemanticModel model, StatementSyntax statement) =>
        statement is not (BlockSyntax or LocalFunctionStatementSyntax) && model.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };
}
