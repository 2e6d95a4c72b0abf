using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The conditions and guards that stand before each operation of a body on some path and may keep the program from it, all found in one pass.</summary>
/// <remarks>
/// Before an operation stand the conditions around it, and what runs before it, in which only that counts which may leave: calls that may throw, and the conditions before
/// them and before jumps. Behind it nothing counts, unless a loop leads back.
/// </remarks>
internal sealed class BodyTests
{
    private readonly IOperation _root;
    private readonly Surroundings _surroundings;

    /// <summary>How the program may leave an operation before its end.</summary>
    private readonly Dictionary<IOperation, Exits> _exits = [];

    /// <summary>The tests between an operation and the one around it: conditions, and what may leave before.</summary>
    private readonly Dictionary<IOperation, Tests?> _steps = [];

    /// <summary>Those between it and the start of the member, or of who starts its function.</summary>
    private readonly Dictionary<IOperation, Tests?> _around = [];

    /// <summary>The same of operations that hold a function, which those who are given it may not run.</summary>
    private readonly Dictionary<IOperation, Tests> _given = [];

    /// <param name="body">All operations of the body, those around others first.</param>
    public BodyTests(IReadOnlyList<IOperation> body, Surroundings surroundings, CancellationToken cancellation)
    {
        _root = body[0];
        _surroundings = surroundings;
        foreach (IOperation operation in body.Reverse())
        {
            cancellation.ThrowIfCancellationRequested();
            Leave(operation);
        }

        List<(Tests Tests, ISymbol Function)> started = [];
        foreach (IOperation operation in body)
        {
            cancellation.ThrowIfCancellationRequested();
            _around[operation] = Around(operation, started);
        }

        ILookup<ISymbol?, IOperation> uses = body.Where(one => FunctionIn(one) is not null).ToLookup(FunctionIn, SymbolEqualityComparer.Default);
        foreach ((Tests tests, ISymbol function) in started)
        {
            foreach (IOperation use in uses[function])
            {
                tests.Add(_around[use]);
            }
        }
    }

    public IEnumerable<Tests> All => Tests.All(_around.Values.Concat(_exits.Values.Select(exits => exits.All)).OfType<Tests>());

    /// <summary>The tests that may keep the program from an operation.</summary>
    public IEnumerable<Tests> Before(IOperation operation)
    {
        if (operation is IInvocationOperation { Instance: { } receiver })
        {
            // Whoever chose it may have looked.
            yield return new Tests(new Test(receiver));
        }

        foreach (Tests tests in operation.ChildOperations.Select(In).OfType<Tests>())
        {
            yield return tests;
        }

        IOperation? known = operation;
        Tests? around = null;
        while (known is not null && !_around.TryGetValue(known, out around))
        {
            known = known.Parent;
        }

        if (around is not null)
        {
            yield return around;
        }
    }

    /// <summary>The tests by which the program may leave a part of the body before its end.</summary>
    private Tests? In(IOperation part) => _exits.TryGetValue(part, out Exits exits) ? exits.All : null;

    /// <summary>Puts together how the program may leave an operation, when that is known of its parts.</summary>
    private void Leave(IOperation operation)
    {
        Exits exits = new();
        bool isFunction = operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
        IOperation[] parts = [.. operation.ChildOperations];
        bool isRepeated = operation is ILoopOperation || parts.Any(one => one is ILabeledOperation);
        Tests? before = isRepeated ? Tests.Join([.. parts.Select(In)]) : null;
        Tests? conditions = null;
        foreach (IOperation part in parts)
        {
            bool isDecided = Conditions.Of(operation, part, _surroundings).Any();
            conditions = isDecided ? conditions ?? new Tests([.. Conditions.Of(operation, part, _surroundings)]) : conditions;
            Tests? step = Tests.Join(isDecided ? conditions : null, before);
            _steps[part] = step;
            if (_exits.TryGetValue(part, out Exits inner))
            {
                // A function runs elsewhere, and a jump out of this ends behind it.
                exits.Add(isFunction ? new() : inner, operation, step);
                before = isRepeated ? before : Tests.Join(before, inner.All);
            }
        }

        switch (operation)
        {
            case IInvocationOperation or IObjectCreationOperation when _surroundings.Throwers.MayThrow(operation):
                exits.Add(_root, new Tests(new Test(operation)));
                break;
            case IThrowOperation or IReturnOperation { Kind: not OperationKind.YieldReturn }:
                exits.Add(_root, null);
                break;
            case IBranchOperation jump:
                exits.Add(jump.GetCorrespondingOperation() ?? _root, null);
                break;
            case IInvocationOperation { Type.SpecialType: SpecialType.System_Void } call:
                // Whatever it does if a condition does not hold.
                Test[] told = [.. call.Arguments.Where(argument => argument.Value.Type?.SpecialType == SpecialType.System_Boolean).Select(argument => new Test(argument.Value))];
                exits.AddTold(told.Length == 0 ? null : new Tests(told));
                break;
        }

        if (operation is IInvocationOperation && Conditions.TryAround(operation, _surroundings) is { } attempt)
        {
            exits.Add(attempt, new Tests(new Test(operation, IsTried: true)));
        }

        if (!exits.IsEmpty)
        {
            exits.Close();
            _exits[operation] = exits;
        }
    }

    /// <summary>A function is kept from running by those who could start it: whoever is given it, and whatever stands before the places that name it.</summary>
    private Tests? Around(IOperation operation, List<(Tests Tests, ISymbol Function)> started)
    {
        switch (operation)
        {
            case ILocalFunctionOperation function:
                Tests tests = new();
                started.Add((tests, function.Symbol));
                return tests;
            case IAnonymousFunctionOperation:
                return AroundGiven(operation, started);
            default:
                return operation.Parent is { } parent ? Tests.Join(_steps[operation], _around[parent]) : null;
        }
    }

    private Tests AroundGiven(IOperation function, List<(Tests Tests, ISymbol Function)> started)
    {
        Tests first = new();
        Tests last = first;
        for (IOperation held = function; held.Parent is { } holder; held = holder)
        {
            if (held != function && holder is IBlockOperation)
            {
                last.Add(_around[held]);
                break;
            }

            if (_given.TryGetValue(held, out Tests known))
            {
                last.Add(known);
                break;
            }

            Tests tests = new(new Test(holder, held));
            tests.Add(_steps[held]);
            _given[held] = tests;
            if (VariableOf(holder) is { } variable)
            {
                started.Add((tests, variable));
            }

            last.Add(tests);
            last = tests;
        }

        return first;
    }

    /// <summary>The variable that a function is put into.</summary>
    private static ISymbol? VariableOf(IOperation holder) => holder switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
        _ => null,
    };

    /// <summary>The function, or the variable that may hold one, that an operation names.</summary>
    private static ISymbol? FunctionIn(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition,
        IMethodReferenceOperation method => method.Method.OriginalDefinition,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };
}
