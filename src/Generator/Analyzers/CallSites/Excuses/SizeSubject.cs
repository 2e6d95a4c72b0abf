using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The sizes of a network: what they decide alone leaves out calls for networks of other sizes.</summary>
internal sealed class SizeSubject(NetworkFacts network, BodyVariables body, ISymbol? member, Mentions mentions, NetworkTypes networks) : Subject([], network.Sizes, member, mentions, networks)
{
    protected override bool Counts(Test test) => ConditionsIn(test.Value, test.Except).Any(condition => Looks(new Test(condition, test.Except)) && !DependsOnMore(condition));

    /// <summary>What is equal to a size stands for it: <c>if (Net.Inputs != wanted) return; if (wanted == 5) …</c>.</summary>
    protected override void Relate(IEnumerable<Test> tests)
    {
        foreach (IBinaryOperation comparison in tests.SelectMany(test => test.Value.DescendantsAndSelf()).OfType<IBinaryOperation>())
        {
            if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            {
                Relate(comparison.LeftOperand, comparison.RightOperand);
                Relate(comparison.RightOperand, comparison.LeftOperand);
            }
        }
    }

    private void Relate(IOperation size, IOperation other)
    {
        if (!Counts(new Test(size)))
        {
            return;
        }

        while (other is IConversionOperation conversion)
        {
            other = conversion.Operand;
        }

        IOperation? variable = other is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: var instance } ? instance : other;
        ISymbol? name = variable switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (name is not null)
        {
            Add(name, isLength: variable != other);
        }
    }

    /// <summary>An operation, and the parts of it that decide something by themselves: <c>labels.Length > 0 &amp;&amp; Net.Inputs == 5</c> has two.</summary>
    private static IEnumerable<IOperation> ConditionsIn(IOperation operation, IOperation? except) => operation.DescendantsAndSelf().Where(one =>
        (one == operation || one.Type?.SpecialType == SpecialType.System_Boolean || one.Parent is ITupleOperation)
        && (except is null || !except.Syntax.Span.Contains(one.Syntax.Span)));

    /// <summary>Whether a condition also looks at what the program is given, so that the network's sizes do not decide it.</summary>
    private bool DependsOnMore(IOperation condition) => DependsOnMore(condition, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <param name="seen">Variables looked at: those of a program that does not compile may depend on themselves.</param>
    private bool DependsOnMore(IOperation condition, HashSet<ISymbol> seen) => condition.DescendantsAndSelf().Any(operation => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => !Has(parameter) && !IsNetwork(parameter.Type) && !IsOfFunctionIn(condition, parameter),
        ILocalReferenceOperation { Local: var local } => !Has(local) && seen.Add(local) && body.OnlyValue(local) is { } value && DependsOnMore(value, seen),
        IFieldReferenceOperation { Field.IsConst: false, Instance: null or IInstanceReferenceOperation } field => IsForeign(field.Field),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => IsForeign(property.Property),
        IInvocationOperation { Instance: null or IInstanceReferenceOperation } call => IsForeign(call.TargetMethod),
        _ => false,
    });

    private bool IsForeign(ISymbol member) => !Has(member) && !MentionedBy(member);

    private bool IsNetwork(ITypeSymbol type) => Networks.FindReceiver(type) is not null || NetworkFacts.IsInterface(type);

    private static bool IsOfFunctionIn(IOperation condition, IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => condition.Syntax.Span.Contains(reference.Span));
}
