using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes and checks the clipping of gradients.</summary>
internal static class ClippingInference
{
    public static ClippingModel? Infer(string network, Annotation? annotation, FindingList findings)
    {
        if (annotation is null)
        {
            return null;
        }

        Clipping[] given = [.. Catalogue.Clippings.Where(clipping => annotation.Real(clipping.Name) is not null)];
        if (given.Length == 1)
        {
            return new ClippingModel(given[0].Name, ValueRange.Positive.Read(annotation, given[0].Name, annotation.Name, given[0].Bound.Default, findings));
        }

        (Site site, string bounds, string advice) = given.Length == 0
            ? (annotation.Site, "neither a Value nor a Norm", "write Norm = 1 to bound all gradients together, or Value = 1 to bound each by itself")
            : (annotation.At(given[1].Name), "both " + string.Join(" and ", given.Select(clipping => $"{clipping.Name} = {Words.Number(annotation.Real(clipping.Name)!.Value)}")), "keep one of them");
        findings.Add(ValueRules.ClippingBounds, site, network, bounds, advice);
        return new ClippingModel(Catalogue.Clippings[0].Name, Catalogue.Clippings[0].Bound.Default);
    }
}
