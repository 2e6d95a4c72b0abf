using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>The variables of each body that was asked for, read once and kept as long as the body is.</summary>
internal sealed class Bodies
{
    private readonly ConditionalWeakTable<IOperation, BodyVariables> _known = new();

    /// <summary>The body around an operation: that of the whole member, lambdas and local functions included.</summary>
    public BodyVariables Of(IOperation operation) => _known.GetValue(RootOf(operation), static root => new BodyVariables(root));

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
