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
    private ISymbol? _member;

    public bool Excuse(Mistake mistake)
    {
        surroundings.Take(call.SemanticModel);
        _member = surroundings.Places.MemberAround(call.Syntax);
        bool isOfElements = mistake.Rule == CallSiteRules.LabelIsNoClass;
        HashSet<ISymbol> variables = VariablesOf(mistake, isOfElements);
        return variables.Any(surroundings.EarlyReads.MayBeOf) || surroundings.Places.AnyTo(call.Syntax, cancellation, place => Excuses(place) || IsTested(place));

        // Locals are named nowhere but in their own member.
        bool IsTested(Place place) => (place.Node == call.Syntax || variables.Any(BodyFlow.IsMember))
            && OperationAt(place.Node) is { } operation
            && new LengthSubject(variables, isOfElements, NewReader, _member, surroundings.Mentions, networks).IsTestedBefore(operation, surroundings.FlowAround(operation, cancellation), cancellation);
    }

    /// <summary>Whether a place excuses whatever is wrong with the call.</summary>
    private bool Excuses(Place place)
    {
        (Place, ISymbol?, ISymbol) key = (place, _member, network.Type);
        if (!surroundings.Verdicts.TryGetValue(key, out bool excuses))
        {
            excuses = surroundings.Expectation.Exists(place) || (OperationAt(place.Node) is { } operation && (surroundings.DeadCode.Contains(operation) || IsForOtherSizes(operation)));
            surroundings.Verdicts.TryAdd(key, excuses);
        }

        return excuses;
    }

    private bool IsForOtherSizes(IOperation operation) =>
        new SizeSubject(network, bodies.Of(operation), _member, surroundings.Mentions, networks).IsTestedBefore(operation, surroundings.FlowAround(operation, cancellation), cancellation);

    /// <summary>The operation at a name, or the nearest around it: that of a method is its call.</summary>
    private IOperation? OperationAt(SyntaxNode node) => node == call.Syntax ? call : node.AncestorsAndSelf()
        .TakeWhile(one => one is not MemberDeclarationSyntax)
        .Select(one => surroundings.ModelOf(one).GetOperation(one, cancellation))
        .FirstOrDefault(one => one is not null);

    /// <summary>The variables that a mistake depends on.</summary>
    private HashSet<ISymbol> VariablesOf(Mistake mistake, bool isOfElements)
    {
        ExtentReader reader = NewReader();
        foreach (IOperation cause in mistake.Causes)
        {
            _ = (reader.Span(cause), reader.Integer(cause), isOfElements ? reader.Elements(cause).Count() : 0);
        }

        return isOfElements || mistake.Rule == CallSiteRules.SharedMemory ? reader.Followed : reader.Measured;
    }

    private ExtentReader NewReader() => new(surroundings.Compilation, bodies, cancellation);
}
