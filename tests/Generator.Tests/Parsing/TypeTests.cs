using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Parsing;

/// <summary>Where a network may stand.</summary>
public class TypeTests
{
    private const string Net = "[Network(4)] [Dense(3)] ";

    [Fact]
    public void GlobalNamespace_IsEmpty()
    {
        TypeModel type = Parse(Net + "public sealed partial class Plain;");

        Assert.Equal(string.Empty, type.Namespace);
        Assert.Empty(type.ContainingTypes);
        Assert.Equal("Plain", type.Name);
        Assert.Equal("partial class", type.Declaration);
        Assert.True(type.IsSealed);
        Assert.True(type.IsPublic);
    }

    [Fact]
    public void Keywords_AreEscaped()
    {
        TypeModel type = Parse("namespace A.@namespace.B; partial record struct @record { " + Net + "partial class @class; }");

        Assert.Equal("A.@namespace.B", type.Namespace);
        Assert.Equal(["partial record struct @record"], type.ContainingTypes);
        Assert.Equal("@class", type.Name);
    }

    [Theory]
    [InlineData("public partial class T", "partial class T", true)]
    [InlineData("internal static partial class T", "partial class T", false)]
    [InlineData("public readonly partial struct T", "partial struct T", true)]
    [InlineData("public ref partial struct T", "partial struct T", true)]
    [InlineData("public sealed partial record T", "partial record T", true)]
    [InlineData("public sealed partial record class T(int X)", "partial record T", true)]
    [InlineData("public partial record struct T", "partial record struct T", true)]
    [InlineData("public partial interface T", "partial interface T", true)]
    public void ContainingType_IsReopened(string declaration, string expected, bool isPublic)
    {
        GeneratorRun run = GeneratorHarness.Run($"namespace A; {declaration} {{ {Net} public sealed partial class Inner; }}");

        run.AssertClean();
        Assert.Equal([expected], run.Model.Type.ContainingTypes);
        Assert.Equal(isPublic, run.Model.Type.IsPublic);
    }

    [Theory]
    [InlineData("private", false)]
    [InlineData("internal", false)]
    [InlineData("private protected", false)]
    [InlineData("protected", true)]
    [InlineData("protected internal", true)]
    [InlineData("public", true)]
    public void NestedClass_IsPublicWhereOthersSeeIt(string accessibility, bool isPublic)
    {
        GeneratorRun run = GeneratorHarness.Run($"public partial class Outer {{ {Net} {accessibility} partial class Inner; }}");

        run.AssertClean();
        Assert.Equal(isPublic, run.Model.Type.IsPublic);
    }

    [Fact]
    public void DeepNesting_KeepsTheOrder()
    {
        TypeModel type = Parse("namespace A { namespace B { partial class C { partial struct D { partial interface E { " + Net + "partial class F; } } } } }");

        Assert.Equal("A.B", type.Namespace);
        Assert.Equal(["partial class C", "partial struct D", "partial interface E"], type.ContainingTypes);
    }

    [Fact]
    public void SeveralParts_AreOneNetwork()
    {
        GeneratorRun run = GeneratorHarness.Run(
            "[Sgd(LearningRate = 0.5)] partial class Net { public int Mine => 1; }",
            "[Network(4)] [Dense(3)] [Dense(2)] public partial class Net;",
            "[SquaredError] sealed partial class Net;");

        run.AssertClean();
        Assert.Equal(["Dense1", "Dense2"], run.Model.Layers.Select(layer => layer.Name));
        Assert.Equal("SquaredError", run.Model.Loss?.Kind);
        Assert.Equal([0.5, 0], run.Model.Optimizer!.Values);
        Assert.True(run.Model.Type.IsSealed);
    }

    [Fact]
    public void TwentyNetworks_EachHaveTheirs()
    {
        string source = string.Concat(Enumerable.Range(1, 20).Select(i => $"[Network({i})] [Dense({i + 1})] public sealed partial class Net{i};\n"));

        GeneratorRun run = GeneratorHarness.Run("namespace Many;\n" + source);

        run.AssertClean();
        Assert.Equal(Enumerable.Range(1, 20), run.Models.Select(model => model.Inputs));
    }

    [Theory]
    [InlineData("class Base; ", "Base")]
    [InlineData("class Base { protected Base(int size = 3) { } } ", "Base")]
    [InlineData("interface IMine { } ", "IMine")]
    [InlineData("", "System.EventArgs, INetwork")]
    public void BaseTypes_AreAllowed(string declaration, string bases)
    {
        GeneratorRun run = GeneratorHarness.Run($"interface INetwork; {declaration}{Net} partial class Net : {bases};");

        run.AssertClean();
    }

    [Theory]
    [InlineData("12", false)]
    [InlineData("13", true)]
    public void OverloadPriority_NeedsCSharp13(string version, bool expected)
    {
        // The oldest compiler that the generator runs in ends at C# 12.
        if (LanguageVersionFacts.TryParse(version, out LanguageVersion parsed))
        {
            SyntaxTree tree = GeneratorHarness.Parse(Net + "partial class Plain;", version: parsed);

            Assert.Equal(expected, GeneratorHarness.Run(GeneratorHarness.Compile(tree)).Model.Type.HasOverloadPriority);
        }
    }

    /// <summary>Beside a method of priority one without would never be called.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("public float TrainStep(float[] inputs, int[] labels) => 0;", false)]
    [InlineData("public float TrainStep(string path) => 0;", true)]
    [InlineData("public float TrainStep(string path, int epochs) => 0;", true)]
    [InlineData("public float TrainStep(float[] inputs, long label) => 0;", true)]
    [InlineData("public float TrainStep(float[] inputs, int[] labels, int epochs = 1) => 0;", false)]
    [InlineData("public float TrainStep(float[] inputs, params int[] labels) => 0;", false)]
    [InlineData("public float TrainStep(float[] inputs, ref int[] labels) => 0;", true)]
    [InlineData("public float TrainStep(object inputs, object labels) => 0;", false)]
    [InlineData("public float Loss(float[] inputs, int[] labels) => 0;", true)]
    public void OverloadPriority_GivesWayToTheUsersOverloads(string member, bool expected)
    {
        SyntaxTree tree = GeneratorHarness.Parse($"[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] partial class Plain {{ {member} }}", version: LanguageVersion.Preview);

        string surface = GeneratorHarness.Run(GeneratorHarness.Compile(tree)).Files["Plain.g.cs"];

        Assert.Contains("OverloadResolutionPriority(1)", surface);
        Assert.Equal(expected, Regex.IsMatch(surface, @"OverloadResolutionPriority\(1\)\]\s+public float TrainStep"));
    }

    [Fact]
    public void AliasesAndQualifiedNames_AreUnderstood()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using Layer = Unrolled.DenseAttribute;
            using static Unrolled.Activation;
            [type: Unrolled.Network(inputs: 4), global::Unrolled.DenseAttribute(8, Tanh)] [Layer(outputs: Width * 2, inputs: 8)]
            partial class Net { private const int Width = 3; }
            """);

        run.AssertClean();
        Assert.Equal([8, 6], run.Model.Layers.Select(layer => layer.Outputs));
    }

    [Fact]
    public void AttributesOfOtherNamespaces_AreIgnored()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            namespace Other { class DenseAttribute(int n) : System.Attribute { public int N => n; } }
            namespace Mine.Unrolled { class SgdAttribute : System.Attribute; [Network(4), Dense(3), Other.Dense(-5), Sgd] partial class Net; }
            """);

        run.AssertClean();
        Assert.Single(run.Model.Layers);
        Assert.Null(run.Model.Optimizer);
    }

    private static TypeModel Parse(string source) => GeneratorHarness.Run(source).AssertClean().Model.Type;
}
