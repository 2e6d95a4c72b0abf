using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Xunit;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>Every tree the catalogue holds, as it goes to the renderers.</summary>
internal static class CatalogueTrees
{
    /// <summary>The variables trees are made of, the scalars of optimisers included.</summary>
    public static readonly string[] Variables = ["x", "y", "t", "w", "g", "v", "η", "μ", "m", "κ", "κ1", "κ2", "ηₜ", "ρₜ", "ε", "ηd"];

    public static readonly IReadOnlyDictionary<string, Expression> All =
        Named().Where(n => n.Tree is not null).ToDictionary(n => n.Name, n => Simplifier.Simplify(n.Tree!));

    /// <summary>The names, for theories.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Keys];

    public static UpdateRule Sgd(double momentum, string variant) =>
        Catalogue.Optimizer("Sgd").Rule(new OptimizerModel("Sgd", new[] { 0.1, momentum }.ToEquatableArray(), variant));

    /// <summary>The rule of an optimiser that has one form.</summary>
    public static UpdateRule Rule(string optimizer) => Catalogue.Optimizer(optimizer).Rule(
        new OptimizerModel(optimizer, Catalogue.Optimizer(optimizer).HyperParameters.Select(p => p.Default).ToEquatableArray(), ""));

    private static IEnumerable<(string Name, Expression? Tree)> Named()
    {
        foreach (Generator.Operations.Activation a in Catalogue.Activations)
        {
            yield return (a.Name, a.Value?.Invoke(a.ParameterDefault));
            yield return (a.Name + "′", a.Derivative?.Invoke(a.ParameterDefault));
        }

        foreach (Loss l in Catalogue.Losses)
        {
            yield return (l.Name, l.Value?.Invoke(l.ParameterDefault));
            yield return (l.Name + "′y", l.Derivative?.Invoke(l.ParameterDefault));
            yield return (l.Name + "′t", l.TargetDerivative?.Invoke(l.ParameterDefault));
        }

        foreach (FusedLoss f in Catalogue.FusedLosses)
        {
            yield return (f.Activation + f.Loss, f.Value);
            yield return (f.Activation + f.Loss + "′x", f.Derivative);
            yield return (f.Activation + f.Loss + "′t", f.TargetDerivative);
        }

        foreach (Penalty p in Catalogue.Penalties)
        {
            yield return (p.Name, p.Value(1e-4));
            yield return (p.Name + "′", p.Derivative(1e-4));
        }

        foreach ((double momentum, string variant) in new[] { (0, ""), (0.9, ""), (0.9, "Nesterov") })
        {
            foreach (Assignment assignment in Sgd(momentum, variant).Assignments)
            {
                yield return ($"Sgd({momentum > 0}, {variant}) {assignment.Target}", assignment.Value);
            }
        }

        foreach (Optimizer optimizer in Catalogue.Optimizers.Where(o => o.Name != "Sgd"))
        {
            int number = 1;
            foreach (Assignment assignment in Rule(optimizer.Name).Assignments)
            {
                yield return ($"{optimizer.Name} {number++} {assignment.Target}", assignment.Value);
            }
        }
    }
}
