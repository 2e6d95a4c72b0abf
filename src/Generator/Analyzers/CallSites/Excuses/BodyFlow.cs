using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The flow of data and control in a body, as far as it was asked for.</summary>
internal sealed class BodyFlow(IOperation root, Throwers throwers)
{
    private readonly Lazy<ILookup<ISymbol, Flow>> _flows = new(() => Flow.In(root).ToLookup(flow => flow.Target, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default));
    private readonly ConcurrentDictionary<IOperation, IReadOnlyCollection<Test>> _before = new();
    private readonly ConcurrentDictionary<IOperation, IReadOnlyCollection<Test>> _in = new();

    /// <summary>The tests that may keep the program from an operation.</summary>
    public IReadOnlyCollection<Test> TestsBefore(IOperation operation) => _before.GetOrAdd(operation, one => Tests.Before(one, this));

    /// <summary>The tests that may keep the program from what comes behind a part of the body.</summary>
    public IReadOnlyCollection<Test> TestsIn(IOperation part) => _in.GetOrAdd(part, one => Tests.In(one, this));

    /// <summary>The flows that something may get into tests by. Members may be looked at by way of others, so all flows into them are among these.</summary>
    public IReadOnlyList<Flow> FlowsInto(IEnumerable<Test> tests)
    {
        List<Flow> found = [];
        HashSet<ISymbol> reached = new(SymbolEqualityComparer.Default);
        HashSet<IOperation> seen = [];
        Queue<IOperation> open = new(tests.Select(test => test.Value));
        Reach(_flows.Value.Select(group => group.Key).Where(target => target is IFieldSymbol or IPropertySymbol));
        while (open.Count > 0)
        {
            IOperation operation = open.Dequeue();
            if (seen.Add(operation))
            {
                Reach(operation.DescendantsAndSelf().Select(one => one is IInvocationOperation call ? call.TargetMethod.OriginalDefinition : Flow.NameOf(one)).OfType<ISymbol>());
            }
        }

        return found;

        void Reach(IEnumerable<ISymbol> targets)
        {
            foreach (Flow flow in targets.Where(reached.Add).SelectMany(target => _flows.Value[target]))
            {
                found.Add(flow);
                if (flow.Source is not null)
                {
                    open.Enqueue(flow.Source);
                }

                foreach (Test test in flow.Place is null ? [] : TestsBefore(flow.Place))
                {
                    open.Enqueue(test.Value);
                }
            }
        }
    }

    public bool MayThrow(IOperation operation) => throwers.MayThrow(operation);
}
