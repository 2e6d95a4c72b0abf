using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks that attributes of which one is the most are there once, and that there is a layer to train.</summary>
internal static class RoleChecks
{
    public static void Check(string network, Annotations annotations, FindingList findings)
    {
        CheckSingle(CombinationRules.SecondLoss, network, annotations.Losses, findings);
        CheckSingle(CombinationRules.SecondOptimizer, network, annotations.Optimizers, findings);
        CheckRepeated(network, annotations.Networks, "and a class is one network", findings);
        CheckRepeated(network, annotations.Penalties, "so it would count twice", findings);
        CheckRepeated(network, annotations.Clippings, "and only the tighter of two bounds could matter", findings);
        CheckRepeated(network, annotations.Weights, "and parameters come from one file", findings);
        CheckRepeated(network, annotations.Exports, "and C calls a network by one name", findings);
        CheckRepeated(network, annotations.Budgets, "and only the lower of two budgets could matter", findings);

        if (!annotations.Layers.Any(layer => layer.Name == Annotations.Dense))
        {
            findings.Add(DeclarationRules.NoDenseLayer, Site.Class, network);
        }
    }

    private static void CheckSingle(DiagnosticDescriptor rule, string network, IReadOnlyList<Annotation> annotations, FindingList findings)
    {
        foreach (Annotation second in annotations.Skip(1))
        {
            findings.Add(rule, second.Site, network, annotations[0].Name, second.Name);
        }
    }

    private static void CheckRepeated(string network, IReadOnlyList<Annotation> annotations, string reason, FindingList findings)
    {
        foreach (Annotation second in annotations.GroupBy(annotation => annotation.Name).SelectMany(alike => alike.Skip(1)))
        {
            findings.Add(CombinationRules.RepeatedAttribute, second.Site, network, second.Name, reason);
        }
    }
}
