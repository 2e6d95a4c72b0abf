using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>The flow of data and control in a body, as far as it was asked for.</summary>
internal sealed class BodyFlow(IOperation root, Throwers throwers)
{
    private readonly Lazy<IReadOnlyList<Flow>> _flows = new(() => [.. Flow.In(root)]);
    private readonly Dictionary<IOperation, IReadOnlyList<Test>> _tests = [];

    public IReadOnlyList<Flow> Flows => _flows.Value;

    /// <summary>The tests that may keep the program from an operation.</summary>
    public IReadOnlyList<Test> TestsBefore(IOperation operation)
    {
        if (!_tests.TryGetValue(operation, out IReadOnlyList<Test> tests))
        {
            _tests.Add(operation, tests = Tests.Before(operation, throwers));
        }

        return tests;
    }
}
