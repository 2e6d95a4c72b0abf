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
            findings.Add(DeclarationRules.UnsupportedClass, Site.Class, facts.Name, obstacle);
            return false;
        }

        string? generic = facts.IsGeneric ? facts.Name : facts.ContainingTypes.FirstOrDefault(type => type.IsGeneric)?.Name;
        if (generic is not null)
        {
            findings.Add(DeclarationRules.Generic, Site.Class, facts.Name, generic);
            return !facts.IsGeneric;
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

    private static void CheckPartial(TypeFacts facts, FindingList findings)
    {
        if (!facts.IsPartial)
        {
            findings.Add(DeclarationRules.NotPartial, Site.Class, facts.Name);
        }

        for (int i = 0; i < facts.ContainingTypes.Count; i++)
        {
            if (!facts.ContainingTypes[i].IsPartial)
            {
                findings.Add(DeclarationRules.ContainingTypeNotPartial, Site.ContainingType(i), facts.ContainingTypes[i].Name, facts.Name);
            }
        }
    }
}
