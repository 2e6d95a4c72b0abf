using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Documentation;

/// <summary>What an editor shows over a generated class and its members: complete, and true of the network.</summary>
public class HoverTests
{
    private const string Classifier = "[Network(784, Batch = 64)] [Dense(128, Activation.Relu)] [Dropout(0.5)] [Dense(10, Activation.Softmax)] [CrossEntropy] [L2(1e-4)] [Adam] public partial class Net;";
    private const string Regression = "[Network(13, Batch = 17)] [Dense(32, Activation.Tanh, Bias = false)] [Dense(1)] [MeanSquaredError] [Sgd] public partial class Net;";
    private const string Masked = "[Network(6)] [Dense(5, Activation.Elu)] [Dropout(Mask = MaskSource.Caller)] [Dense(2)] [SquaredError] public partial class Net;";
    private const string Inference = "[Network(8)] [Dense(4, Activation.Silu)] [Dense(3, Activation.Softmax)] public partial class Net;";
    private const string Policy = "[Network(8)] [Dense(4, Activation.Tanh)] [Dense(2)] [Sgd] public partial class Net;";

    private const string Deployed = "[Network(8, Training = false)] [Dense(4, Activation.Silu)] [Dropout(0.5)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Adam] public partial class Net;";

    public static TheoryData<string> Networks => [Classifier, Regression, Masked, Inference, Policy, Deployed];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_public_member_has_a_summary_that_is_clean_text(string source)
    {
        INamedTypeSymbol network = Network(source);
        ISymbol[] members = [network, .. PublicMembers(network)];

        Assert.All(members, member =>
        {
            XElement documentation = Documentation(member);
            string summary = documentation.Element("summary")?.Value.Trim() ?? "";
            Assert.True(summary.Length > 0, $"{member} has no summary.");
            Assert.True(summary.EndsWith('.'), $"{member}: {summary}");
            string text = documentation.Value;
            Assert.DoesNotContain("&", text);
            Assert.DoesNotContain("  ", string.Join(' ', text.Split('\n').Select(line => line.Trim())));
            Assert.DoesNotContain("{", text);
        });
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_inherits_its_documentation_implements_an_interface_that_says_what_is_thrown(string source)
    {
        INamedTypeSymbol network = Network(source);
        ISymbol[] inheriting = [.. PublicMembers(network).Where(member => Documentation(member).Element("inheritdoc") is not null)];

        Assert.NotEmpty(inheriting);
        Assert.All(inheriting, member =>
        {
            ISymbol declared = Assert.Single(network.AllInterfaces.SelectMany(i => i.GetMembers()), m => SymbolEqualityComparer.Default.Equals(network.FindImplementationForInterfaceMember(m), member));
            XElement said = RuntimeDocumentation(declared);
            Assert.Equal(
                ((IMethodSymbol)declared).Parameters.Select(p => p.Name),
                said.Elements("param").Select(p => p.Attribute("name")!.Value));
            Assert.True(declared.Name == "Initialize" || said.Elements("exception").Any(), $"{declared} does not say what it throws.");
        });
    }

    [Theory]
    [InlineData(Classifier, "Predict(inputs, outputs)", "TrainStep(inputs, targets)", "TrainStep(inputs, labels)", "ComputeGradients(inputs, labels)", "Loss(inputs, labels)", "PredictLabels(inputs, labels)", "ApplyGradients()", "CopyParametersFrom(source)")]
    [InlineData(Regression, "Predict(inputs, outputs)", "TrainStep(inputs, targets)", "ComputeGradients(inputs, targets)", "Loss(inputs, targets)", "ApplyGradients()", "CopyParametersTo(destination)")]
    [InlineData(Policy, "Predict(inputs, outputs)", "CopyParametersTo(destination)", "Initialize(seed)")]
    public void Calls_that_an_interface_describes_inherit_it(string source, params string[] calls)
    {
        string[] inheriting = [.. PublicMembers(Network(source)).Where(m => Documentation(m).Element("inheritdoc") is not null).Cast<IMethodSymbol>().Select(Call)];

        Assert.All(calls, call => Assert.Contains(call, inheriting));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_class_says_sizes_and_thrown_exceptions(string source)
    {
        INamedTypeSymbol network = Network(source);
        XElement documentation = Documentation(network);
        string summary = documentation.Element("summary")!.Value;
        string remarks = documentation.Element("remarks")!.Value;

        Assert.Contains($"{Thousands(Constant(network, "ParameterCount"))} parameters", summary);
        Assert.Contains($"{Thousands(Constant(network, "ForwardFlops"))} FLOPs a row", summary);
        Assert.Contains("ArgumentException", remarks);
        Assert.Contains("ArgumentOutOfRangeException", remarks);
        Assert.Equal(network.GetMembers("ComputeGradients").Length > 0, remarks.Contains("NonFiniteLossException"));
        Assert.Contains("thread-safe", remarks);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_layer_table_adds_up(string source)
    {
        INamedTypeSymbol network = Network(source);
        (string Layer, string Text)[] rows = [.. Documentation(network).Descendants("item").Select(i => (i.Element("term")!.Value, i.Element("description")!.Value))];
        string[] layers = [.. source.Split('[').Select(part => part.Split('(')[0]).Where(name => name is "Dense" or "Dropout")];
        long[][] numbers = [.. rows.Where(r => r.Layer.StartsWith("Dense", StringComparison.Ordinal)).Select(r => Numbers(r.Text))];

        Assert.Equal(layers, rows.Select(r => r.Layer.TrimEnd('1', '2', '3')));
        Assert.Equal(Constant(network, "ParameterCount"), numbers.Sum(n => n[0]));
        Assert.Equal(Constant(network, "ForwardFlops"), numbers.Sum(n => n[1]));
        Assert.All(numbers, n => Assert.Equal(4 * n[0], n[2]));
    }

    [Fact]
    public void Summaries_carry_the_shapes_of_the_network()
    {
        INamedTypeSymbol network = Network(Classifier);

        Assert.Equal("The network's outputs, dropout off. inputs: rows × 784; outputs: rows × 10, no overlap. Any number of rows; thread-safe.", Summary(network, "Predict(inputs, outputs)"));
        Assert.Equal("One training step, update included, on 1 to 64 rows × 784 inputs and a label a row, 0 to 9; returns the mean data loss before it, dropout on, no penalty.", Summary(network, "TrainStep(inputs, labels)"));
        Assert.Equal("A network 784 → 128 → 10, −Σ t·log y: 101,770 parameters, 203,264 FLOPs a row forward.", Documentation(network).Element("summary")!.Value);
        Assert.Contains("784 × 128, A₁ = relu(X·W₁ + b₁), 100,480, 200,704, 401,920", Documentation(network).Descendants("description").Select(d => d.Value));
        Assert.Contains("rate 0.5, inverted", Documentation(network).Descendants("description").Select(d => d.Value));
    }

    private static INamedTypeSymbol Network(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        run.AssertClean();
        return run.Output.GetTypeByMetadataName("Net")!;
    }

    private static IEnumerable<ISymbol> PublicMembers(INamedTypeSymbol network) => network.GetMembers()
        .Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared && m is not IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.Constructor) });

    private static XElement Documentation(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml() is { Length: > 0 } xml ? xml : "<member/>");

    /// <summary>From the file that goes with the runtime.</summary>
    private static XElement RuntimeDocumentation(ISymbol symbol) => Assert.Single(
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Unrolled.xml")).Descendants("member"),
        member => member.Attribute("name")!.Value == symbol.GetDocumentationCommentId());

    private static string Summary(INamedTypeSymbol network, string call) =>
        Documentation(network.GetMembers().OfType<IMethodSymbol>().First(m => Call(m) == call && m.Parameters.All(p => !p.Type.ToString()!.Contains("byte")))).Element("summary")!.Value;

    private static string Call(IMethodSymbol method) => $"{method.Name}({string.Join(", ", method.Parameters.Select(p => p.Name))})";

    private static long Constant(INamedTypeSymbol network, string name) =>
        Convert.ToInt64(network.GetMembers(name).OfType<IFieldSymbol>().Single().ConstantValue, CultureInfo.InvariantCulture);

    /// <summary>Parameters, FLOPs and bytes: the last three of a row of the table.</summary>
    private static long[] Numbers(string description) =>
        [.. description.Split(", ").TakeLast(3).Select(n => long.Parse(n, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    private static string Thousands(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
