using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks whether the class can be a network.</summary>
internal static class ClassChecks
{
    /// <summary>Whether another part of the class can be generated at all.</summary>
    /// <remarks>If not, even a surface that throws would only bring errors of the compiler on top.</remarks>
    public static bool Check(NetworkDeclaration declaration, Annotations annotations, FindingList findings)
    {
        TypeFacts facts = declaration.Facts;
        CheckPartial(facts, findings);
        if (facts.OldLanguageVersion is { } version)
        {
            findings.Add(DeclarationRules.OldLanguageVersion, Site.Class, facts.Name, version);
            return false;
        }

        if (facts.Obstacle is { } obstacle)
        {
            (string reason, string remedy) = Explain(obstacle);
            findings.Add(DeclarationRules.UnsupportedClass, Site.Class, facts.Name, reason, remedy);
            return false;
        }

        if ((facts.IsGeneric ? facts.Name : GenericAround(facts)) is { } generic)
        {
            findings.Add(DeclarationRules.Generic, Site.Class, facts.Name, generic);
            return !facts.IsGeneric && facts.ContainingTypes.All(type => type.IsPartial);
        }

        if (GeneratedNames.IsTaken(facts.Name, null) || LayerNames.OfUnnamed(annotations.Layers).Contains(facts.Name))
        {
            findings.Add(DeclarationRules.ClassNameClash, Site.Class, facts.Name);
            return false;
        }

        if (facts.HasPrimaryConstructor)
        {
            findings.Add(DeclarationRules.PrimaryConstructor, Site.Class, facts.Name);
            return false;
        }

        if (facts.UnreachableBase is { } ancestor)
        {
            findings.Add(DeclarationRules.UnreachableBase, Site.Class, facts.Name, ancestor);
            return false;
        }

        return true;
    }

    private static (string Reason, string Remedy) Explain(ClassObstacle obstacle) => obstacle.Word switch
    {
        "record" => ("it is a record, whose equality and copies know nothing of its weights", "declare it as a class"),
        "file" => ($"'{obstacle.Type}' is declared 'file', and nothing can be added to that from another file", "remove 'file'"),
        _ => ($"it is declared '{obstacle.Word}', but a network is created with 'new'", $"remove '{obstacle.Word}'"),
    };

    private static string? GenericAround(TypeFacts facts) => facts.ContainingTypes.FirstOrDefault(type => type.IsGeneric)?.Name;

    private static void CheckPartial(TypeFacts facts, FindingList findings)
    {
        if (!facts.IsPartial)
        {
            findings.Add(DeclarationRules.NotPartial, Site.Class, facts.Name);
        }

        // A network does not stay in a generic type, so its other faults do not matter.
        for (int i = 0; GenericAround(facts) is null && i < facts.ContainingTypes.Count; i++)
        {
            if (!facts.ContainingTypes[i].IsPartial)
            {
                findings.Add(DeclarationRules.ContainingTypeNotPartial, Site.ContainingType(i), facts.ContainingTypes[i].Name, facts.Name);
            }
        }
    }
}
