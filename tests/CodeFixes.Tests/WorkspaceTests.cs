using System;
using System.Threading.Tasks;
using Unrolled.CodeFixes.Tests.Harness;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>Fixes in solutions as editors have them: files of several projects, networks of another project, other line ends and indentation.</summary>
public class WorkspaceTests
{
    private const string Network = "[Network(4)]\n[Dense(5, 8)]\n[Dense(8, 3)]\n[CrossEntropy]\n[Sgd]\npartial class Net;";

    [Fact]
    public async Task FileOfTwoFrameworks_IsFixedOnceForBoth()
    {
        Project project = await Project.ForTwoFrameworks(Network).FixAsync("UNR0102", "Change 5 to 4");
        project = await project.FixAsync("UNR0307", "Use Activation.Softmax");

        Assert.Equal(["[Network(4)]\n[Dense(4, 8)]\n[Dense(8, 3, Activation.Softmax)]\n[CrossEntropy]\n[Sgd]\npartial class Net;"], await project.TextsAsync());
    }

    [Fact]
    public async Task FilesOfTwoFrameworks_AreAllFixedOnceForBoth()
    {
        Project project = await Project.ForTwoFrameworks("[Network(4)] [Dense(3)] class A;", "class B { [Network(4)] [Dense(3)] class C; }").FixAllAsync("UNR0001", "Make 'A' partial");

        Assert.Equal(["[Network(4)] [Dense(3)] partial class A;", "partial class B { [Network(4)] [Dense(3)] partial class C; }"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    /// <summary>Each framework reports what it sees; fix-all does both, each where it is.</summary>
    [Fact]
    public async Task BranchesOfTwoFrameworks_AreAllFixed()
    {
        const string before = "#if NET9_0\n[Network(4)] [Dense(3)] class A;\n#else\n[Network(5)] [Dense(3)] class A;\n#endif\n";
        Project project = await Project.ForTwoFrameworks(before).FixAllAsync("UNR0001", "Make 'A' partial");

        Assert.Equal([before.Replace("class", "partial class", StringComparison.Ordinal)], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task NetworkOfAnotherProject_IsLeftToTheCompiler()
    {
        Project project = Project.OfTwo(
            "[Network(4)]\n[Dense(3)]\n[Sgd]\npublic partial class Net;",
            "static class Calls { public static float Step(Net net, float[] x) => net.TrainStep(x, x); }");

        Assert.Empty(await project.IdsAsync());
    }
}
