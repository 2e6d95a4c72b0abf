using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>Renders trees one after the other, declaring a local for each shared sub-expression when it first comes up.</summary>
internal sealed class SharedRenderer(HashSet<Expression> shared, Func<string, string> operand, string prefix)
{
    private readonly Dictionary<Expression, string> _locals = [];

    private readonly List<string> _declarations = [];

    /// <summary>The locals declared so far, each after those it reads.</summary>
    public IReadOnlyList<string> Declarations => _declarations;

    public Fragment Write(Expression expression)
    {
        if (expression is Variable variable)
        {
            return Fragment.Atom(operand(variable.Name));
        }

        if (_locals.TryGetValue(expression, out string? local))
        {
            return Fragment.Atom(local);
        }

        VectorInstruction instruction = VectorInstruction.Of(expression);
        Fragment text = instruction.Write([.. instruction.Operands.Select(Write)]);
        return shared.Contains(expression) ? Declare(expression, text.Text) : text;
    }

    private Fragment Declare(Expression expression, string text)
    {
        string name = prefix + (_locals.Count + 1).ToString(CultureInfo.InvariantCulture);
        _locals.Add(expression, name);
        _declarations.Add($"Vec {name} = {text};");
        return Fragment.Atom(name);
    }
}
