using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Operations.Optimizers;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes and checks the optimiser.</summary>
internal static class OptimizerInference
{
    private const string Momentum = "Momentum";

    public static OptimizerModel? Infer(Annotation? annotation, FindingList findings)
    {
        if (annotation is null)
        {
            return null;
        }

        IReadOnlyList<HyperParameter> parameters = Catalogue.Optimizer(annotation.Name).HyperParameters;
        EquatableArray<double> values = parameters.Select(parameter => Read(annotation, parameter, findings)).ToEquatableArray();
        return new OptimizerModel(annotation.Name, values, VariantOf(annotation, findings));
    }

    private static double Read(Annotation annotation, HyperParameter parameter, FindingList findings)
    {
        ValueRange range = new(parameter.Minimum, IncludesMinimum: !parameter.IsPositive, parameter.Below);
        return range.Read(annotation, parameter.Name, annotation.Name, parameter.Default, findings);
    }

    private static string VariantOf(Annotation annotation, FindingList findings)
    {
        if (annotation.Flag(Sgd.Nesterov) is not true)
        {
            return string.Empty;
        }

        // A momentum out of range has its own error.
        double momentum = annotation.Real(Momentum) ?? 0;
        if ((float)momentum != 0)
        {
            return Sgd.Nesterov;
        }

        findings.Add(CombinationRules.NesterovWithoutMomentum, annotation.At(Sgd.Nesterov), new Remedy(annotation.At(Momentum)), annotation.Name, Words.Number(momentum));
        return string.Empty;
    }
}
