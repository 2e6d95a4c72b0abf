using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Whether a program shows that a mistake is its own business: the call may never run with it, or is meant to throw.</summary>
/// <remarks>Only made once there is a mistake. Each place from which the program gets to the call is asked the same.</remarks>
internal sealed class Circumstances
{
    private readonly IInvocationOperation _call;
    private readonly NetworkFacts _network;
    private readonly NetworkTypes _networks;
    private readonly Bodies _bodies;
    private readonly Places _places;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly Mentions _mentions;
    private readonly Throwers _throwers;
    private readonly Expectation _expectation;

    public Circumstances(IInvocationOperation call, NetworkFacts network, NetworkTypes networks, Bodies bodies, Places places, Compilation compilation, CancellationToken cancellation)
    {
        (_call, _network, _networks, _bodies, _places, _compilation, _cancellation) = (call, network, networks, bodies, places, compilation, cancellation);
        _mentions = new Mentions(compilation, cancellation);
        _throwers = new Throwers(_mentions);
        _expectation = new Expectation(places, _mentions, compilation, cancellation);
    }

    public bool Excuse(Mistake mistake) => _places.To(_call.Syntax, _cancellation).Any(place => _expectation.Exists(place) || (OperationAt(place.Node) is { } operation && (IsDead(operation) || IsTested(operation, mistake))));

    /// <summary>The operation at a name, or the nearest around it: that of a method is its call.</summary>
    private IOperation? OperationAt(SyntaxNode node)
    {
        if (node == _call.Syntax)
        {
            return _call;
        }

        SemanticModel model = _compilation.ModelOf(node);
        return node.AncestorsAndSelf().TakeWhile(one => one is not MemberDeclarationSyntax).Select(one => model.GetOperation(one, _cancellation)).FirstOrDefault(one => one is not null);
    }

    private bool IsTested(IOperation operation, Mistake mistake)
    {
        BodyFlow flow = new(Bodies.RootOf(operation), _throwers);
        return SubjectOf(mistake).IsTestedBefore(operation, flow)
            || new SizeSubject(_network, _bodies.Of(operation), _mentions, _networks).IsTestedBefore(operation, flow);
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
        return new LengthSubject(variables, isOfElements, NewReader, _mentions, _networks);
    }

    private ExtentReader NewReader() => new(_compilation, _bodies, _cancellation);

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
