using System.Threading.Tasks;
using Unrolled.CodeFixes.Tests.Harness;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>Fix-all puts every mistake of a kind right at once, over files, and where fixes touch.</summary>
public class FixAllTests
{
    [Fact]
    public async Task Partial_TwoNetworksInOneType_AddsAllLevelsOnce()
    {
        Project project = await Project.Of(
            "class A { class B { [Network(4)] [Dense(3)] class C; [Network(4)] [Dense(3)] class D; } }",
            "[Network(4)] [Dense(3)] class E;").FixAllAsync("UNR0001", "Make 'C' and 'B' and 'A' partial");

        Assert.Equal(
            [
                "partial class A { partial class B { [Network(4)] [Dense(3)] partial class C; [Network(4)] [Dense(3)] partial class D; } }",
                "[Network(4)] [Dense(3)] partial class E;",
            ],
            await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Inputs_ChainOfLayers_ChangesEach()
    {
        Project project = await Project.Of("[Network(4)] [Dense(5, 8, Activation.Relu)] [Dense(9, 7, Activation.Relu)] [Dense(7, 3)] partial class Net;").FixAllAsync("UNR0102", "Change 5 to 4");

        Assert.Equal(["[Network(4)] [Dense(4, 8, Activation.Relu)] [Dense(8, 7, Activation.Relu)] [Dense(7, 3)] partial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Inputs_OtherWay_ChangesEachLayerBefore()
    {
        Project project = await Project.Of("[Network(4)] [Dense(5, 8, Activation.Relu)] [Dense(9, 7, Activation.Relu)] [Dense(7, 3)] partial class Net;")
            .FixAllAsync("UNR0102", "Change 4 in [Network] before it to 5");

        Assert.Equal(["[Network(5)] [Dense(5, 9, Activation.Relu)] [Dense(9, 7, Activation.Relu)] [Dense(7, 3)] partial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Arguments_Neighbours_AllGo()
    {
        Project project = await Project.Of("[Network(4)] [Dropout(0.5, Scale = false, Mask = MaskSource.Caller)] [Dense(3)] partial class Net;")
            .FixAllAsync("UNR0302", "Remove '0.5'");

        Assert.Equal(["[Network(4)] [Dropout(Mask = MaskSource.Caller)] [Dense(3)] partial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Arguments_LastOnes_AllGo()
    {
        Project project = await Project.Of("[Network(4)] [Dense(8, Activation.Relu, Slope = 0.1, Alpha = 2)] [Dense(3, Alpha = 2, Bias = false)] partial class Net;")
            .FixAllAsync("UNR0301", "Remove 'Slope = 0.1'");

        Assert.Equal(["[Network(4)] [Dense(8, Activation.Relu)] [Dense(3, Bias = false)] partial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Attributes_OfOneListAndAnother_AllGo()
    {
        Project project = await Project.Of("""
            [Network(4)] [Dense(3)] [SquaredError, MeanSquaredError, SquaredError]
            [MeanSquaredError, SquaredError]
            partial class Net;
            """).FixAllAsync("UNR0304", "Remove [MeanSquaredError]");

        Assert.Equal(["[Network(4)] [Dense(3)] [SquaredError]\npartial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Attributes_SharingALine_AllGo()
    {
        Project project = await Project.Of("[Network(4)] [Dense(3)]\n[SquaredError] [MeanSquaredError] [SquaredError]\npartial class Net;").FixAllAsync("UNR0304", "Remove [MeanSquaredError]");

        Assert.Equal(["[Network(4)] [Dense(3)]\n[SquaredError] \npartial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Activation_PlaceInAnotherFile_IsChangedThere()
    {
        Project project = await Project.Of("[Network(4)] [Dense(3)] partial class Net;", "[CrossEntropy] partial class Net;").FixAllAsync("UNR0307", "Use Activation.Softmax");

        Assert.Equal(["[Network(4)] [Dense(3, Activation.Softmax)] partial class Net;", "[CrossEntropy] partial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Training_CallsInOtherFiles_AddOneLoss()
    {
        const string calls = "static class Calls { public static float Step(Net net, float[] x) => net.TrainStep(x, x) + net.Loss(x, x); }";
        Project project = await Project.Of(calls, "[Network(4)]\n[Dense(3)]\n[Sgd]\npartial class Net;").FixAllAsync("UNR0507", "Add [MeanSquaredError] below [Dense(3)]");

        Assert.Equal([calls, "[Network(4)]\n[Dense(3)]\n[MeanSquaredError]\n[Sgd]\npartial class Net;"], await project.TextsAsync());
        await project.AssertCleanAsync();
    }
}
