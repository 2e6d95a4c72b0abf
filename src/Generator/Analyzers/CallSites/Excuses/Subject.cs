using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
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

    /// <summary>Those of both that were added last.</summary>
    private readonly List<ISymbol> _added = [];

    /// <summary>Whether members mention one, as far as they were asked since something was added.</summary>
    private readonly Dictionary<ISymbol, bool> _mentioning = new(SymbolEqualityComparer.Default);

    private readonly Mentions _mentions;

    /// <summary>The member around the call: whoever calls it looks at nothing by that.</summary>
    private readonly ISymbol? _member;

    /// <summary>Whether one is a member: only they are named outside the body.</summary>
    private bool _hasMembers;

    protected Subject(IEnumerable<ISymbol> lengths, IEnumerable<ISymbol> values, ISymbol? member, Mentions mentions, NetworkTypes networks)
    {
        _member = member;
        _lengths = new(lengths.Select(one => one.OriginalDefinition), SymbolEqualityComparer.Default);
        _values = new(values.Select(one => one.OriginalDefinition), SymbolEqualityComparer.Default);
        _added.AddRange(_lengths.Concat(_values));
        _mentions = mentions;
        Networks = networks;
    }

    protected NetworkTypes Networks { get; }

    /// <summary>Whether one of the tests before a place looks at this, directly or by way of what flows in the body. To be asked once.</summary>
    /// <remarks>Goes from the variables to what names them, and on to what that flows into: what has to do with none of them costs nothing.</remarks>
    public bool IsTestedBefore(IOperation place, BodyFlow body, CancellationToken cancellation)
    {
        HashSet<Test> naming = [];
        HashSet<Test> looking = [];
        HashSet<Tests> reached = [];
        Lazy<HashSet<Test>> before = new(() => body.TestsBefore(place), LazyThreadSafetyMode.None);
        while (_added.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            _mentioning.Clear();
            naming.UnionWith(_added.SelectMany(body.Naming));
            _hasMembers |= _added.Any(BodyFlow.IsMember);
            naming.UnionWith(body.Members.Where(MentionedBy).SelectMany(body.Naming));
            _added.Clear();
            foreach (Test test in naming.Where(test => !looking.Contains(test) && Counts(test)).ToArray())
            {
                if (before.Value.Contains(test))
                {
                    return true;
                }

                looking.Add(test);
                foreach (Flow flow in body.Behind(test, reached))
                {
                    Add(flow.Target, flow.IsOfLength);
                }
            }

            Relate(naming.Where(test => before.Value.Contains(test)));
        }

        return false;
    }

    /// <summary>Whether a test looks at this in a way that counts.</summary>
    protected abstract bool Counts(Test test);

    /// <summary>Takes in what tests that do not count themselves say of other variables.</summary>
    protected virtual void Relate(IEnumerable<Test> tests)
    {
    }

    protected bool Has(ISymbol symbol) => _values.Contains(symbol.OriginalDefinition) || _lengths.Contains(symbol.OriginalDefinition);

    protected void Add(ISymbol variable, bool isLength)
    {
        if (!Has(variable))
        {
            (isLength ? _lengths : _values).Add(variable);
            _added.Add(variable);
        }
    }

    /// <summary>Whether one of the variables or members occurs, or a member that looks at one.</summary>
    protected bool Looks(Test test) => test.Value.DescendantsAndSelf().Any(one =>
        one switch
        {
            ILocalReferenceOperation local => Has(local.Local, one, test.Value),
            IParameterReferenceOperation parameter => Has(parameter.Parameter, one, test.Value),
            IMemberReferenceOperation member => Has(member.Member, one, test.Value) || MentionedBy(member.Member),
            IInvocationOperation call => Has(call.TargetMethod) || MentionedBy(call.TargetMethod),
            IObjectCreationOperation { Constructor: { } constructor } => HasBody(constructor) && MentionedBy(constructor),
            _ => false,
        }
        && !IsHidden(one, test));

    /// <summary>Not so a primary constructor, whose declaration is the whole class.</summary>
    private static bool HasBody(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax);

    protected bool MentionedBy(ISymbol member)
    {
        if (!_mentioning.TryGetValue(member, out bool mentions))
        {
            mentions = _hasMembers && _mentions.Of(member, Has, _member);
            _mentioning.Add(member, mentions);
        }

        return mentions;
    }

    private bool Has(ISymbol symbol, IOperation reference, IOperation end) =>
        _values.Contains(symbol.OriginalDefinition) || (_lengths.Contains(symbol.OriginalDefinition) && !Reads.IsElement(reference) && !(Reads.IsNullTest(reference, end) && IsNeverNull(reference)));

    protected virtual bool IsNeverNull(IOperation reference) => false;

    /// <summary>Whether a part of a test says nothing of it: a name, what it decides about, a number that a network computes with, or an argument of one, whose result says nothing of lengths.</summary>
    private bool IsHidden(IOperation part, Test test)
    {
        for (IOperation? one = part; one is not null; one = one == test.Value ? null : one.Parent)
        {
            bool isTried = test.IsTried && one == test.Value;
            if (one == test.Except || one is INameOfOperation || (!isTried && one is IInvocationOperation call && NetworkCall.Of(call, Networks) is not null) || Reads.IsNumber(one))
            {
                return true;
            }
        }

        return false;
    }
}
