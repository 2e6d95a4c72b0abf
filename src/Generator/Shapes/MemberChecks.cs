using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks the user's own members against those that every network has.</summary>
internal static class MemberChecks
{
    public static void Check(NetworkDeclaration declaration, FindingList findings)
    {
        for (int i = 0; i < declaration.Members.Count; i++)
        {
            MemberDeclaration member = declaration.Members[i];
            if (GeneratedNames.IsTaken(member.Name, member.Signature))
            {
                ReportClash(declaration, i, findings);
            }
            else if (member.Constructor is { Calls: not "this" } constructor)
            {
                ReportChain(declaration.Facts.Name, Site.Member(i), constructor, findings);
            }
        }
    }

    private static void ReportChain(string network, Site site, ConstructorFacts constructor, FindingList findings)
    {
        // Named, so that no constructor of the user's is meant.
        string call = constructor.HasSeed ? ": this(seed)" : ": this(seed: 0)";
        string advice = constructor.Calls is null ? $"add '{call}'" : $"replace its call of the base class by '{call}'";
        findings.Add(DeclarationRules.ConstructorWithoutChain, site, new Remedy(Replacement: call), network, advice);
    }

    /// <summary>The generated members that would collide with others of the class.</summary>
    public static EquatableArray<string> Taken(NetworkDeclaration declaration) =>
        declaration.Members.SelectMany(member => GeneratedNames.TakenBy(member.Name, member.Signature)).Distinct().ToEquatableArray();

    /// <summary>Reports a member, at the class if it is inherited.</summary>
    public static void ReportClash(NetworkDeclaration declaration, int index, FindingList findings)
    {
        MemberDeclaration member = declaration.Members[index];
        string network = declaration.Facts.Name;
        string name = member.Name == GeneratedNames.Constructor ? network + member.Signature : member.Name;
        Site site = member.InheritedFrom is null ? Site.Member(index) : Site.Class;
        findings.Add(DeclarationRules.MemberClash, site, member.InheritedFrom ?? network, name, network);
    }
}
