using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Names the layers: as their authors say, or by kind and number.</summary>
internal static class LayerNames
{
    /// <summary>Metadata has room for 1,023 bytes, in names that generated code may lengthen.</summary>
    private const int MaxLength = 200;

    private const string Argument = "Name";

    /// <summary>A name for each layer, unique, and fit for a property of the class even where the declaration's are not.</summary>
    public static string[] Assign(NetworkDeclaration declaration, IReadOnlyList<Annotation> layers, FindingList findings)
    {
        string[] names = [.. Defaults(layers)];
        Dictionary<string, int> owners = [];
        for (int i = 0; i < layers.Count; i++)
        {
            string? given = GivenName(declaration, layers[i], findings);
            string name = given ?? names[i];
            bool isFree = given is not null || !ClashesWithMember(declaration, name, findings);
            if (owners.TryGetValue(name, out int first))
            {
                Annotation culprit = layers[given is null ? first : i];
                findings.Add(ValueRules.DuplicateLayerName, culprit.At(Argument), Words.Count(first + 1), Words.Count(i + 1), name);
                isFree = false;
            }

            names[i] = isFree ? name : Lengthen(name, candidate => owners.ContainsKey(candidate) || IndexOfMember(declaration, candidate) >= 0);
            owners.Add(names[i], i);
        }

        return names;
    }

    /// <summary>The names layers have unless they are given one: <c>Dense1</c>, <c>Dense2</c>, …, counted over all layers of the kind.</summary>
    public static IEnumerable<string> Defaults(IEnumerable<Annotation> layers)
    {
        Dictionary<string, int> counts = [];
        foreach (Annotation layer in layers)
        {
            int number = counts.TryGetValue(layer.Name, out int count) ? count + 1 : 1;
            counts[layer.Name] = number;
            yield return layer.Name + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Those of <see cref="Defaults"/> that are used.</summary>
    public static IEnumerable<string> OfUnnamed(IReadOnlyList<Annotation> layers) => Defaults(layers).Where((_, i) => TextOf(layers[i])?.Text is null);

    /// <summary>A name that is free, made from one that may not be.</summary>
    public static string Lengthen(string name, Func<string, bool> isTaken)
    {
        do
        {
            name += "_";
        }
        while (isTaken(name));

        return name;
    }

    private static TextValue? TextOf(Annotation layer) => layer.Attribute.Value<TextValue>(Argument);

    /// <summary>The name that the attribute gives, if it can be used.</summary>
    private static string? GivenName(NetworkDeclaration declaration, Annotation layer, FindingList findings)
    {
        if (TextOf(layer) is not { Text: { } name } text)
        {
            return null;
        }

        if (!text.IsIdentifier || name.Length > MaxLength)
        {
            findings.Add(ValueRules.InvalidLayerName, layer.At(Argument), Words.Quote(name), Words.Count(MaxLength));
            return null;
        }

        string? owner = name == declaration.Facts.Name ? "the class itself"
            : GeneratedNames.IsReserved(name) ? "generated code"
            : IndexOfMember(declaration, name) >= 0 ? "another member"
            : null;
        if (owner is not null)
        {
            findings.Add(ValueRules.LayerNameClash, layer.At(Argument), declaration.Facts.Name, name, owner);
            return null;
        }

        return name;
    }

    private static bool ClashesWithMember(NetworkDeclaration declaration, string name, FindingList findings)
    {
        int member = IndexOfMember(declaration, name);
        if (member >= 0)
        {
            MemberChecks.ReportClash(declaration, member, findings);
        }

        return member >= 0;
    }

    private static int IndexOfMember(NetworkDeclaration declaration, string name) => declaration.Members.ToList().FindIndex(member => member.Name == name);
}
