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
        (string likeness, string advice) = Explain(member);
        findings.Add(DeclarationRules.MemberClash, site, member.InheritedFrom ?? network, name, likeness, network, advice);
    }

    /// <summary>What a member shares with a generated one, and what would part them: a constructor has no name of its own, ToString() is no longer one with another.</summary>
    private static (string Likeness, string Advice) Explain(MemberDeclaration member)
    {
        const string method = "name and parameters of a method";
        return member switch
        {
            { Name: GeneratedNames.Constructor } => ("parameters of the constructor", "change its parameters or remove it"),
            { Name: nameof(ToString), Signature: "()" } => (method, member.InheritedFrom is null ? "remove it" : "remove 'sealed' there"),
            { Signature: { } signature } when GeneratedNames.TakenBy(member.Name, signature).Contains(member.Name + signature) => (method, "rename it, change its parameters or remove it"),
            _ => ("name of a member", "rename or remove it"),
        };
    }
}
