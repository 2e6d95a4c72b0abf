using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Collects the conditions and guards that stand before an operation on some path and may keep the program from it.</summary>
/// <remarks>
/// Goes from the operation to the root of its body. On the way stand conditions around it; and what runs before it, in which only that counts which may leave:
/// calls that may throw, and the conditions before them and before jumps. Behind it nothing counts, unless a loop leads back.
/// </remarks>
internal sealed class Tests
{
    private readonly BodyFlow _body;
    private readonly HashSet<Test> _found = [];
    private readonly HashSet<(IOperation, bool)> _steps = [];

    private Tests(BodyFlow body) => _body = body;

    public static IReadOnlyCollection<Test> Before(IOperation operation, BodyFlow body)
    {
        Tests tests = new(body);
        if (operation is IInvocationOperation { Instance: { } receiver })
        {
            // Whoever chose it may have looked.
            tests._found.Add(new Test(receiver));
        }

        foreach (IOperation operand in operation.ChildOperations)
        {
            tests._found.UnionWith(body.TestsIn(operand));
        }

        tests.Walk(operation, end: null);
        return tests._found;
    }

    /// <summary>The tests by which the program may leave a part of the body before its end.</summary>
    public static IReadOnlyCollection<Test> In(IOperation part, BodyFlow body)
    {
        Tests tests = new(body);
        foreach (IOperation one in RunningIn(part))
        {
            if (body.MayThrow(one))
            {
                tests._found.Add(new Test(one));
                tests.Walk(one, part);
            }
            else if (IsJump(one, part))
            {
                tests.Walk(one, part);
            }
            else if (one is IInvocationOperation { Type.SpecialType: SpecialType.System_Void } call)
            {
                // Whatever it does if a condition does not hold.
                tests._found.UnionWith(call.Arguments.Where(argument => argument.Value.Type?.SpecialType == SpecialType.System_Boolean).Select(argument => new Test(argument.Value)));
            }
        }

        return tests._found;
    }

    private void Walk(IOperation operation, IOperation? end)
    {
        // A function is kept from running by those who could start it: whoever is given it, and whatever stands before the places that name it.
        bool isGiven = false;
        for (IOperation child = operation; child != end && child.Parent is { } parent; child = parent)
        {
            isGiven = child is IAnonymousFunctionOperation || (isGiven && parent is not IBlockOperation);
            bool isNew = _steps.Add((child, isGiven));
            if (isNew && NameOf(child, parent, isGiven) is { } name)
            {
                foreach (IOperation use in UsesOf(name, parent))
                {
                    Walk(use, end: null);
                }
            }

            if (child is ILocalFunctionOperation)
            {
                return;
            }

            if (isNew)
            {
                Step(parent, child, isGiven);
            }
        }
    }

    private void Step(IOperation parent, IOperation child, bool isGiven)
    {
        if (isGiven)
        {
            _found.Add(new Test(parent, child));
        }

        _found.UnionWith(ConditionsOf(parent, child).OfType<IOperation>().Select(condition => new Test(condition)));
        bool isRepeated = parent is ILoopOperation || parent.ChildOperations.Any(one => one is ILabeledOperation);
        foreach (IOperation earlier in isRepeated ? parent.ChildOperations : parent.ChildOperations.TakeWhile(one => one != child))
        {
            _found.UnionWith(_body.TestsIn(earlier));
        }
    }

    private static IEnumerable<IOperation?> ConditionsOf(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation choice when child != choice.Condition => [Unknown(choice.Condition)],
        IConditionalAccessOperation access when child == access.WhenNotNull => [access.Operation],
        ICoalesceOperation choice when child == choice.WhenNull => [choice.Value],
        ICoalesceAssignmentOperation choice when child == choice.Value => [choice.Target],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both when child == both.RightOperand => [Unknown(both.LeftOperand)],
        ISwitchExpressionOperation choice when child != choice.Value => [choice.Value, .. choice.Arms.SelectMany(arm => new[] { arm.Pattern, arm.Guard })],
        ISwitchOperation choice when child != choice.Value => [choice.Value, .. choice.Cases.SelectMany(one => one.Clauses)],
        IWhileLoopOperation loop => [Unknown(loop.Condition)],
        IForLoopOperation loop when !loop.Before.Contains(child) => [Unknown(loop.Condition)],
        IForEachLoopOperation loop when child != loop.Collection => [loop.Collection],
        ICatchClauseOperation clause when child == clause.Handler => [clause.Filter],
        _ => [],
    };

    /// <summary>A condition unless it is constant: what it keeps from running the compiler knows.</summary>
    private static IOperation? Unknown(IOperation? condition) => condition is { ConstantValue.HasValue: true } ? null : condition;

    private static bool IsJump(IOperation operation, IOperation part) => operation switch
    {
        IThrowOperation => true,
        IReturnOperation { Kind: not OperationKind.YieldReturn } => true,
        IBranchOperation jump => jump.GetCorrespondingOperation() is not { } target || !part.DescendantsAndSelf().Contains(target),
        _ => false,
    };

    /// <summary>A part without the functions declared in it, which run elsewhere.</summary>
    private static IEnumerable<IOperation> RunningIn(IOperation part)
    {
        Stack<IOperation> open = new([part]);
        while (open.Count > 0)
        {
            IOperation one = open.Pop();
            if (one is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            yield return one;
            foreach (IOperation child in one.ChildOperations)
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The name of a function, or of the variable that it is put into.</summary>
    private static ISymbol? NameOf(IOperation child, IOperation parent, bool isGiven) => child is ILocalFunctionOperation function ? function.Symbol
        : !isGiven ? null
        : parent is IVariableDeclaratorOperation declarator ? declarator.Symbol
        : parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } ? target.Local
        : null;

    private static IEnumerable<IOperation> UsesOf(ISymbol function, IOperation somewhere) => Bodies.RootOf(somewhere).DescendantsAndSelf().Where(one => SymbolEqualityComparer.Default.Equals(function, one switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition,
        IMethodReferenceOperation method => method.Method.OriginalDefinition,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    }));
}
