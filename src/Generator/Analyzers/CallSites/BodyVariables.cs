using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>What is written to the locals and parameters of a member's body, anywhere in it.</summary>
internal sealed class BodyVariables
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _writes = new(SymbolEqualityComparer.Default);

    /// <summary>The locals that are used otherwise than read in place, or passed as read-only.</summary>
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the body has something that might write and that operations do not tell of.</summary>
    private readonly bool _isOpaque;

    /// <summary>Whether the body may write where it only could read.</summary>
    private readonly bool _hasPointers;

    public BodyVariables(IOperation root)
    {
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            _hasPointers |= operation is IInvocationOperation { TargetMethod.ContainingType.Name: "Unsafe" or "MemoryMarshal" } or { Syntax: FixedStatementSyntax };
            _isOpaque |= operation.Kind == OperationKind.None && HidesWrites(operation.Syntax);
            Collect(operation);
            if (operation is ILocalReferenceOperation reference && !IsRead(reference))
            {
                _shared.Add(reference.Local);
            }
        }
    }

    /// <summary>The only value that a local ever has, or null.</summary>
    public IOperation? OnlyValue(ILocalSymbol local) =>
        !_isOpaque && local.RefKind == RefKind.None && _writes.TryGetValue(local, out List<IOperation?> values) && values.Count == 1 ? values[0] : null;

    /// <summary>Whether a parameter keeps the caller's value. One of a primary constructor can be written by every member of its class.</summary>
    public bool IsNeverWritten(IParameterSymbol parameter) =>
        !_isOpaque
        && parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } }
        && !_writes.ContainsKey(parameter);

    /// <summary>Whether nobody can change the elements of a local's array after its initialisation.</summary>
    public bool KeepsElements(ILocalSymbol local) => !_isOpaque && !_hasPointers && !_shared.Contains(local);

    private static bool IsRead(ILocalReferenceOperation reference) => reference switch
    {
        { Type: INamedTypeSymbol { Name: "ReadOnlySpan" } } => true,
        { Parent: IConversionOperation { Type: INamedTypeSymbol { Name: "ReadOnlySpan" } } } => true,
        { Parent: IPropertyReferenceOperation { Property.Name: "Length" } } => true,
        { Parent: IForEachLoopOperation loop } => IsByValue(loop),
        { Parent: IConversionOperation { Parent: IForEachLoopOperation loop } } => IsByValue(loop),
        { Parent: IArrayElementReferenceOperation { Parent: IConversionOperation or IBinaryOperation or IVariableInitializerOperation } } => true,
        { Parent: IArrayElementReferenceOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.None } } } => true,
        _ => false,
    };

    private static bool IsByValue(IForEachLoopOperation loop) => loop.Locals.All(local => local.RefKind is RefKind.None or RefKind.RefReadOnly);

    private void Collect(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer()?.Value is { } value:
                Write(declarator.Symbol, value);
                if (declarator.Symbol.RefKind != RefKind.None)
                {
                    WriteAll(value);
                }

                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } variable }:
                Write(variable, null);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } variable }:
                Write(variable, null);
                break;
            case IListPatternOperation { DeclaredSymbol: { } variable }:
                Write(variable, null);
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment:
                Write(target.Local, assignment.Value);
                break;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                WriteAll(assignment);
                break;
            case IDeconstructionAssignmentOperation assignment:
                Deconstruct(assignment.Target, assignment.Value);
                break;
            case IAssignmentOperation assignment:
                WriteTarget(assignment.Target);
                break;
            case IIncrementOrDecrementOperation step:
                WriteTarget(step.Target);
                break;
            case IArgumentOperation { Parameter: null or { RefKind: not RefKind.None } } argument:
                WriteAll(argument.Value);
                break;
            case IMemberReferenceOperation { Instance: { } receiver } access when IsForeign(access.Member, receiver):
                WriteAll(receiver);
                break;
            case IInvocationOperation { Instance: { } receiver } call when IsForeign(call.TargetMethod, receiver):
                WriteAll(receiver);
                break;
            case IAddressOfOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IInvalidOperation:
                WriteAll(operation);
                break;
        }
    }

    private void Deconstruct(IOperation target, IOperation value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        value = value is IConversionOperation { OperatorMethod: null, Operand: ITupleOperation operand } ? operand : value;
        if (target is ILocalReferenceOperation local)
        {
            Write(local.Local, value);
        }
        else if (target is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length)
        {
            for (int i = 0; i < targets.Elements.Length; i++)
            {
                Deconstruct(targets.Elements[i], values.Elements[i]);
            }
        }
        else
        {
            WriteAll(target);
        }
    }

    /// <summary>Whether a member is not its receiver's own: that of an <c>extension</c> block, which may take the receiver by reference.</summary>
    private static bool IsForeign(ISymbol member, IOperation receiver)
    {
        for (ITypeSymbol? type = receiver.Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, member.ContainingType.OriginalDefinition))
            {
                return false;
            }
        }

        return receiver.Type?.TypeKind is TypeKind.Array or TypeKind.Struct;
    }

    /// <summary>A target that is no variable itself changes none: arguments by reference are seen by themselves.</summary>
    private void WriteTarget(IOperation target)
    {
        if (target is not (IMemberReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInvocationOperation))
        {
            WriteAll(target);
        }
    }

    /// <summary>Anything may be written to the variables in an operation.</summary>
    private void WriteAll(IOperation operation)
    {
        foreach (IOperation one in operation.DescendantsAndSelf())
        {
            ISymbol? variable = one switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IVariableDeclaratorOperation declarator => declarator.Symbol,
                _ => null,
            };
            if (variable is not null)
            {
                Write(variable, null);
            }
        }
    }

    private void Write(ISymbol variable, IOperation? value)
    {
        if (!_writes.TryGetValue(variable, out List<IOperation?> values))
        {
            _writes.Add(variable, values = []);
        }

        values.Add(value);
    }

    /// <summary>Compilers give some syntax, collection expressions for instance, no operations of its own before they know it.</summary>
    private static bool HidesWrites(SyntaxNode syntax) => syntax.DescendantNodesAndSelf().Any(node =>
        node is AssignmentExpressionSyntax or RefExpressionSyntax or MakeRefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }
        || node.IsKind(SyntaxKind.PreIncrementExpression)
        || node.IsKind(SyntaxKind.PreDecrementExpression)
        || node.IsKind(SyntaxKind.PostIncrementExpression)
        || node.IsKind(SyntaxKind.PostDecrementExpression));
}
