using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>What becomes of the changes of several fixes.</summary>
public class EditsTests
{
    [Fact]
    public async Task Fixes_ThatAgree_AreDoneOnce()
    {
        string text = await ApplyAsync("[A] [B] class C;", (edits, a, b) => edits.Replace(a, "D"), (edits, a, b) =>
        {
            edits.Replace(a, "D");
            edits.Remove(b);
        });

        Assert.Equal("[D] class C;", text);
    }

    [Fact]
    public async Task Fix_ThatContradictsAnEarlierOneInPart_IsNotDone()
    {
        // The attribute to be moved is another one by now: without the removal it would stand there twice, without the insertion nowhere.
        string text = await ApplyAsync("[A] [B] class C;", (edits, a, b) => edits.Replace(a, "D"), (edits, a, b) =>
        {
            edits.InsertAfter(b, a.ToString());
            edits.Remove(a);
        });

        Assert.Equal("[D] [B] class C;", text);
    }

    private static async Task<string> ApplyAsync(string source, params Action<Edits, AttributeSyntax, AttributeSyntax>[] fixes)
    {
        using AdhocWorkspace workspace = new();
        Document document = workspace.AddProject("User", LanguageNames.CSharp).AddDocument("Source.cs", source);
        AttributeSyntax[] attributes = [.. (await document.GetSyntaxRootAsync())!.DescendantNodes().OfType<AttributeSyntax>()];
        Edits edits = new();
        foreach (Action<Edits, AttributeSyntax, AttributeSyntax> fix in fixes)
        {
            edits.Add(new Fix("Fix", "Fix", own => fix(own, attributes[0], attributes[1])));
        }

        Solution changed = await edits.ApplyAsync(document.Project.Solution, CancellationToken.None);
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
