using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Lowering;

/// <summary>The hyper-parameters an annotated optimiser ends up with.</summary>
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
            ? [.. all.Select(p => (p, p.Default))]
            : [.. optimizer.Rule(model.Optimizer).HyperParameters.Select(p => (p, model.Optimizer.Values[all.IndexOf(p)]))];
    }
}
