using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>What a mistake depends on, and whether the tests before a place look at it, or at something made from it.</summary>
internal abstract class Subject
{
    /// <summary>The variables of which only the length tells something: their elements do not.</summary>
    private readonly HashSet<ISymbol> _lengths;

    /// <summary>Those that tell something anyhow.</summary>
    private readonly HashSet<ISymbol> _values;

    /// <summary>The operations that were found to look at nothing of this, until something is added.</summary>
    private readonly HashSet<Test> _blind = [];

    private readonly Mentions _mentions;

    /// <summary>The member around the call: whoever calls it looks at nothing by that.</summary>
    private readonly ISymbol? _member;

    private bool _hasGrown;

    protected Subject(IEnumerable<ISymbol> lengths, IEnumerable<ISymbol> values, ISymbol? member, Mentions mentions, NetworkTypes networks)
    {
        _member = member;
        _lengths = new(lengths.Select(one => one.OriginalDefinition), SymbolEqualityComparer.Default);
        _values = new(values.Select(one => one.OriginalDefinition), SymbolEqualityComparer.Default);
        _mentions = mentions;
        Networks = networks;
    }

    protected NetworkTypes Networks { get; }

    /// <summary>Whether one of the tests before a place looks at this, directly or by way of what flows in the body.</summary>
    public bool IsTestedBefore(IOperation place, BodyFlow body)
    {
        if (_lengths.Count + _values.Count == 0)
        {
            return false;
        }

        IReadOnlyCollection<Test> tests = body.TestsBefore(place);
        List<Flow> rest = tests.Count == 0 ? [] : [.. body.FlowsInto(tests)];
        do
        {
            _hasGrown = false;
            _blind.Clear();
            if (tests.Any(LooksAt))
            {
                return true;
            }

            Relate(tests);
            rest.RemoveAll(flow => Takes(flow, body));
        }
        while (_hasGrown);

        return false;
    }

    /// <summary>Whether an operation looks at this in a way that counts.</summary>
    protected abstract bool Counts(IOperation operation, IOperation? except);

    /// <summary>Takes in what tests that do not count themselves say of other variables.</summary>
    protected virtual void Relate(IEnumerable<Test> tests)
    {
    }

    protected bool Has(ISymbol symbol) => _values.Contains(symbol.OriginalDefinition) || _lengths.Contains(symbol.OriginalDefinition);

    protected void Add(ISymbol variable, bool isLength)
    {
        (isLength ? _lengths : _values).Add(variable);
        _hasGrown = true;
    }

    /// <summary>Whether one of the variables or members occurs, or a member that looks at one.</summary>
    protected bool Looks(IOperation operation, IOperation? except) => operation.DescendantsAndSelf().Any(one =>
        one switch
        {
            ILocalReferenceOperation local => Has(local.Local, one, operation),
            IParameterReferenceOperation parameter => Has(parameter.Parameter, one, operation),
            IMemberReferenceOperation member => Has(member.Member, one, operation) || MentionedBy(member.Member),
            IInvocationOperation call => Has(call.TargetMethod) || MentionedBy(call.TargetMethod),
            IObjectCreationOperation { Constructor: { } constructor } => HasBody(constructor) && MentionedBy(constructor),
            _ => false,
        }
        && !IsHidden(one, operation, except));

    /// <summary>Not so a primary constructor, whose declaration is the whole class.</summary>
    private static bool HasBody(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax);

    protected bool MentionedBy(ISymbol member) => _mentions.Of(member, Has, _member);

    private bool LooksAt(Test test) => !_blind.Contains(test) && (Counts(test.Value, test.Except) || !_blind.Add(test));

    private bool Takes(Flow flow, BodyFlow body)
    {
        bool isFloating = IsFloating(flow.Target);
        if (!Has(flow.Target) && ((flow.Source is not null && LooksAt(new Test(flow.Source))) || (flow.Place is not null && !isFloating && body.TestsBefore(flow.Place).Any(LooksAt))))
        {
            // Numbers that a network computes with are no lengths, though there may be as many.
            Add(flow.Target, isLength: isFloating && TypeOf(flow.Target) is not { SpecialType: SpecialType.System_Single or SpecialType.System_Double });
            return true;
        }

        return false;
    }

    private bool Has(ISymbol symbol, IOperation reference, IOperation end) =>
        _values.Contains(symbol.OriginalDefinition) || (_lengths.Contains(symbol.OriginalDefinition) && !Reads.IsElement(reference) && !(Reads.IsNullTest(reference, end) && IsNeverNull(reference)));

    protected virtual bool IsNeverNull(IOperation reference) => false;

    /// <summary>Whether a part of an operation says nothing of it: a name, what the operation decides about, a number that a network computes with, or an argument of one, whose result says nothing of lengths.</summary>
    private bool IsHidden(IOperation part, IOperation end, IOperation? except)
    {
        for (IOperation? one = part; one is not null; one = one == end ? null : one.Parent)
        {
            if (one == except || one is INameOfOperation || (one is IInvocationOperation call && NetworkCall.Of(call, Networks) is not null) || Reads.IsNumber(one))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Floats, and arrays and spans of them.</summary>
    private static bool IsFloating(ISymbol variable)
    {
        ITypeSymbol? type = TypeOf(variable) switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } span when span.TypeArguments.Only() is { } element => element,
            var other => other,
        };
        return type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
