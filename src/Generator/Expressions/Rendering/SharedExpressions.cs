using System.Collections.Generic;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Finds what several trees, or parts of one, compute more than once.</summary>
internal static class SharedExpressions
{
    /// <summary>The sub-expressions read by more than one operation, or twice by the same one, that are worth a local.</summary>
    public static HashSet<Expression> Of(IReadOnlyList<Expression> results)
    {
        HashSet<Expression> seen = [];
        HashSet<Expression> shared = [];
        foreach (Expression result in results)
        {
            Visit(result, seen, shared);
        }

        return shared;
    }

    private static void Visit(Expression expression, HashSet<Expression> seen, HashSet<Expression> shared)
    {
        switch (expression)
        {
            case Variable or Constant:
                break;
            case Call { Function: Function.Negate } negation:
                // No work: the processor's multiply-add has forms with either sign. What it negates may be.
                Visit(negation.Argument, seen, shared);
                break;
            case var _ when seen.Add(expression):
                foreach (Expression operand in VectorInstruction.Of(expression).Operands)
                {
                    Visit(operand, seen, shared);
                }

                break;
            default:
                shared.Add(expression);
                break;
        }
    }
}
