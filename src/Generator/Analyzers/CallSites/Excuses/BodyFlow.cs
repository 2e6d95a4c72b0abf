using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The flow of data and control in a body, read once for all mistakes in it.</summary>
internal sealed class BodyFlow
{
    private readonly BodyTests _tests;

    /// <summary>The tests, and what flows, that name a variable or member.</summary>
    private readonly ILookup<ISymbol, Test> _naming;

    private readonly ILookup<Test, Tests> _holders;
    private readonly ILookup<IOperation?, Flow> _bySource;
    private readonly Dictionary<Tests, Flow> _byPlace = [];

    public BodyFlow(IOperation root, Surroundings surroundings, CancellationToken cancellation)
    {
        IOperation[] body = [.. root.DescendantsAndSelf()];
        _tests = new BodyTests(body, surroundings, cancellation);
        Flow[] flows = [.. body.SelectMany(Flow.Of)];
        _bySource = flows.ToLookup(flow => flow.Source);
        foreach (Flow flow in flows.Where(flow => flow is { Place: not null, IsFloating: false }))
        {
            Tests tests = new();
            foreach (Tests before in _tests.Before(flow.Place!))
            {
                tests.Add(before);
            }

            _byPlace.Add(tests, flow);
        }

        _holders = Tests.All(_tests.All.Concat(_byPlace.Keys)).SelectMany(tests => tests.Own, (tests, test) => (Tests: tests, Test: test)).ToLookup(one => one.Test, one => one.Tests);
        IEnumerable<IOperation?> values = flows.Select(flow => flow.Source).Concat(body.OfType<IInvocationOperation>().Select(call => call.Instance));
        HashSet<Test> all = [.. _holders.Select(group => group.Key), .. values.OfType<IOperation>().Select(value => new Test(value))];
        _naming = all.SelectMany(NamesIn, (test, name) => (Test: test, Name: name)).ToLookup(one => one.Name, one => one.Test, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
        Members = [.. _naming.Select(group => group.Key).Where(IsMember)];

        IEnumerable<ISymbol> NamesIn(Test test)
        {
            cancellation.ThrowIfCancellationRequested();
            return test.Value.DescendantsAndSelf().Select(NameOf).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default);
        }
    }

    /// <summary>The members that are named in tests, or in what flows.</summary>
    public IReadOnlyList<ISymbol> Members { get; }

    public static bool IsMember(ISymbol symbol) => symbol is not (ILocalSymbol or IParameterSymbol);

    /// <summary>The tests that may keep the program from an operation.</summary>
    public HashSet<Test> TestsBefore(IOperation operation) => [.. Tests.All(_tests.Before(operation)).SelectMany(tests => tests.Own)];

    public IEnumerable<Test> Naming(ISymbol symbol) => _naming[symbol];

    /// <summary>The flows of what a test looks at, and those at places that it may keep the program from.</summary>
    /// <param name="reached">What was reached from other tests, where their flows need no second look.</param>
    public IEnumerable<Flow> Behind(Test test, HashSet<Tests> reached)
    {
        Stack<Tests> open = new(_holders[test].Where(reached.Add));
        while (open.Count > 0)
        {
            Tests tests = open.Pop();
            if (_byPlace.TryGetValue(tests, out Flow flow))
            {
                yield return flow;
            }

            foreach (Tests user in tests.Users.Where(reached.Add))
            {
                open.Push(user);
            }
        }

        foreach (Flow flow in test == new Test(test.Value) ? _bySource[test.Value] : [])
        {
            yield return flow;
        }
    }

    private static ISymbol? NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition,
        IObjectCreationOperation creation => creation.Constructor?.OriginalDefinition,
        _ => Flow.NameOf(operation),
    };
}
