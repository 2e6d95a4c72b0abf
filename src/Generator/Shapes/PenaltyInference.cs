using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes and checks the penalties.</summary>
internal static class PenaltyInference
{
    public static EquatableArray<PenaltyModel> Infer(IReadOnlyList<Annotation> penalties, FindingList findings)
    {
        List<PenaltyModel> models = [];
        foreach (Annotation penalty in penalties)
        {
            double lambda = ValueRange.NotNegative.Read(penalty, "lambda", penalty.Name, 0, findings);
            if (models.All(model => model.Kind != penalty.Name))
            {
                models.Add(new PenaltyModel(penalty.Name, lambda));
            }
        }

        return models.ToEquatableArray();
    }
}
