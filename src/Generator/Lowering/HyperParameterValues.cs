using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Lowering;

/// <summary>The hyper-parameters an annotated optimiser ends up with, and the bound of its clipping.</summary>
internal static class HyperParameterValues
{
    /// <summary>Those in use with their initial values; all of the optimiser's where the annotation has errors.</summary>
    public static IReadOnlyList<(HyperParameter Parameter, double Value)> Of(NetworkModel model)
    {
        if (model.Optimizer is null)
        {
            return [];
        }

        Optimizer optimizer = Catalogue.Optimizer(model.Optimizer.Kind);
        List<HyperParameter> all = [.. optimizer.HyperParameters];
        return model.HasErrors
            ? [.. all.Concat(model.Clipping is null ? [] : Catalogue.Clippings.Select(c => c.Bound)).Select(p => (p, p.Default))]
            : [.. optimizer.Rule(model.Optimizer).HyperParameters.Select(p => (p, model.Optimizer.Values[all.IndexOf(p)])), .. OfClipping(model.Clipping)];
    }

    /// <summary>Behind the optimiser's, as in the rule that <see cref="Clipping.Limit"/> makes.</summary>
    private static IEnumerable<(HyperParameter Parameter, double Value)> OfClipping(ClippingModel? clipping) =>
        clipping is null ? [] : [(Catalogue.Clipping(clipping.Kind).Bound, clipping.Bound)];
}
