using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;

namespace Unrolled.Generator.Operations;

/// <summary>A penalty λ·R(w) on every weight.</summary>
internal sealed class Penalty
{
    /// <summary>The attribute's name without the suffix: <c>L2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it reads: <c>λ‖W‖²</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>How its gradient reads: <c>2λW</c>.</summary>
    public required string Gradient { get; init; }

    /// <summary>Whether its gradient is a multiple of w, as a decay is.</summary>
    public bool IsDecay { get; init; }

    /// <summary>The term in w, given λ.</summary>
    public required Func<double, Expression> Value { get; init; }

    /// <summary>Its derivative by w, given λ.</summary>
    public required Func<double, Expression> Derivative { get; init; }
}

/// <summary>A hyper-parameter of an optimiser, settable at run time.</summary>
/// <param name="Name">The property of attribute and generated class: <c>LearningRate</c>.</param>
/// <param name="Symbol">Its variable in expressions and formulas: <c>η</c>. A C# identifier.</param>
/// <param name="Default">Its value unless set.</param>
/// <param name="Minimum">The smallest value allowed.</param>
/// <param name="Below">The bound it must stay under; infinity for none.</param>
internal sealed record HyperParameter(string Name, string Symbol, double Default, double Minimum, double Below)
{
    /// <summary>Whether it must be above 0, its minimum, instead of 0 or more.</summary>
    public bool IsPositive { get; init; }

    public Expression Variable => Expression.Variable(Symbol);

    /// <summary>It to the power of t, the number of the step, counted from 1; for the values of <see cref="StepScalar"/> only.</summary>
    public Expression Power => Expression.Variable(PowerSymbol);

    /// <summary>How the power is called: <c>β1ᵗ</c>.</summary>
    public string PowerSymbol => Symbol + "ᵗ";
}

/// <summary>A number that the kernels of a step share: computed once before them, in double precision, and rounded to a float.</summary>
/// <param name="Name">Its name as an argument, capitalised: <c>StepSize</c>.</param>
/// <param name="Symbol">Its variable in assignments: <c>ηₜ</c>. A C# identifier, and Greek, since kernels use Latin letters.</param>
/// <param name="Value">In the hyper-parameters and their powers.</param>
internal sealed record StepScalar(string Name, string Symbol, Expression Value)
{
    public Expression Variable => Expression.Variable(Symbol);

    /// <summary>A hyper-parameter as it is.</summary>
    public static StepScalar Of(HyperParameter parameter) => new(parameter.Name, parameter.Symbol, parameter.Variable);
}

/// <summary>One assignment of an update, in order: <c>v ← μ·v + g</c>.</summary>
/// <param name="Target"><c>w</c>, the name of a state variable, or <c>g</c> for what the assignments after it take for the gradient.</param>
/// <param name="Value">In w, g, the state variables (as assigned so far) and the scalars' symbols.</param>
internal sealed record Assignment(string Target, Expression Value)
{
    /// <summary>Whether biases go without it.</summary>
    public bool IsForWeightsOnly { get; init; }
}

/// <summary>The form an optimiser takes in one network.</summary>
/// <param name="State">The state variables kept for each parameter: none, or <c>v</c>.</param>
/// <param name="Assignments">What one step does to each parameter.</param>
/// <param name="HyperParameters">Those in use.</param>
internal sealed record UpdateRule(IReadOnlyList<string> State, IReadOnlyList<Assignment> Assignments, IReadOnlyList<HyperParameter> HyperParameters)
{
    /// <summary>What the assignments read besides: the hyper-parameters themselves unless set.</summary>
    public IReadOnlyList<StepScalar> Scalars { get; init; } = [.. HyperParameters.Select(StepScalar.Of)];

    /// <summary>The Euclidean norm of all gradients, for the values of <see cref="Scalars"/> only.</summary>
    public static Expression Norm { get; } = Expression.Variable(NormSymbol);

    /// <summary>How the norm is called.</summary>
    public const string NormSymbol = "norm";

    /// <summary>Whether all gradients must be known before the first parameter changes.</summary>
    public bool NeedsNorm => Scalars.Any(s => s.Value.Mentions(NormSymbol));

    /// <summary>Whether the state is a velocity, which fades where no gradient feeds it and so has to be set to 0 between steps; averages see to that themselves.</summary>
    public bool HasVelocity { get; init; }

    /// <summary>What one step does to each bias.</summary>
    public IReadOnlyList<Assignment> BiasAssignments => [.. Assignments.Where(a => !a.IsForWeightsOnly)];
}

/// <summary>An optimiser.</summary>
internal sealed class Optimizer
{
    /// <summary>The attribute's name without the suffix: <c>Sgd</c>.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<HyperParameter> HyperParameters { get; init; }

    /// <summary>The update rule, given the values and the variant of the attribute.</summary>
    public required Func<Model.OptimizerModel, UpdateRule> Rule { get; init; }
}
