using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes and checks a dropout layer.</summary>
internal static class DropoutInference
{
    private const string Rate = "rate";
    private const string Scale = "Scale";

    public static PlacedLayer Infer(Annotation annotation, string name, Width width, FindingList findings)
    {
        string? mask = EnumChoice.Read(annotation, "Mask", Words.Layer(name), "Random", findings);
        bool isCallers = mask == "Caller";
        bool hasRate = annotation.Attribute.Has(Rate);
        if (isCallers)
        {
            CheckAbsent(annotation, Rate, "a rate", name, findings);
            CheckAbsent(annotation, Scale, "Scale", name, findings);
        }
        else if (!hasRate && mask is not null && annotation.Attribute.IsBound)
        {
            findings.Add(CombinationRules.DropoutWithoutRate, annotation.Site, name);
        }

        double rate = isCallers ? 0 : ValueRange.Share.Read(annotation, Rate, Words.Layer(name), 0, findings);
        bool scale = isCallers || (annotation.Flag(Scale) ?? true);
        DropoutModel model = new(name, width.Size ?? StandIn.Inputs, rate, scale, isCallers);
        return new PlacedLayer(model, annotation, annotation.Attribute.IsBound);
    }

    private static void CheckAbsent(Annotation annotation, string argument, string what, string name, FindingList findings)
    {
        if (annotation.Attribute.Has(argument))
        {
            findings.Add(CombinationRules.CallerMaskWithRandomSettings, annotation.At(argument), name, what);
        }
    }
}
