using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes a loss and checks its numbers.</summary>
internal static class LossInference
{
    public static LossModel? Infer(Annotation? annotation, FindingList findings)
    {
        if (annotation is null)
        {
            return null;
        }

        Loss loss = Catalogue.Loss(annotation.Name);
        double parameter = loss.Parameter is null ? 0 : ValueRange.Positive.Read(annotation, loss.Parameter, loss.Name, loss.ParameterDefault, findings);
        return new LossModel(loss.Name, parameter);
    }
}
