using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Model;

/// <summary>Nothing that keeps a compilation alive hides in what the pipeline caches, and equal sources give equal models.</summary>
public class PurityTests
{
    private const string Everything = """
        namespace A.@class { partial record struct Pair { partial interface I {
            [Network(7, Batch = 5)] [Dropout(Mask = MaskSource.Caller, Name = "Gate")] [Dense(6, Activation.LeakyRelu, Slope = 0.1, Bias = false)]
            [Dropout(0.5, Scale = false)] [Dense(6, 4, Activation.Sigmoid, Initializer = Initializer.PyTorch, Name = "Head")]
            [BinaryCrossEntropy] [L1(0.1)] [WeightDecay(0.2)] [Sgd(Momentum = 0.9, Nesterov = true)]
            internal sealed partial class Net { private int _mine = 3; public int Mine(int x, string? y) => _mine + x; }
        } } }
        """;

    [Theory]
    [InlineData(Sources.Digits)]
    [InlineData(Everything)]
    [InlineData("[Network(0)] [Dense(-1, (Activation)99)] class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Weights(\"iris.safetensors\")] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [ExportC(\"net\")] partial class Net;")]
    public void CachedValues_HoldNoCompilation(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        // What is reported is at live locations.
        foreach (string step in StepReasons.Derived.Remove(TrackingNames.Report).Add(TrackingNames.Parse))
        {
            foreach ((object value, _) in run.Result.TrackedSteps[step].SelectMany(one => one.Outputs))
            {
                Walk(value, step, seen);
            }
        }

        Assert.NotEmpty(seen);
    }

    [Theory]
    [InlineData(Sources.Digits)]
    [InlineData(Everything)]
    public void SameSource_GivesEqualDeclarationsAndModels(string source)
    {
        GeneratorRun one = GeneratorHarness.Run(source);
        GeneratorRun other = GeneratorHarness.Run(source);

        object declaration = Assert.Single(one.Result.TrackedSteps[TrackingNames.Parse]).Outputs[0].Value;
        Assert.Equal(declaration, Assert.Single(other.Result.TrackedSteps[TrackingNames.Parse]).Outputs[0].Value);
        Assert.Equal(one.Model, other.Model);
        Assert.Equal(one.Model.GetHashCode(), other.Model.GetHashCode());
        Assert.NotSame(one.Model, other.Model);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or AttributeData or SourceText or Delegate,
            $"{path} is a {value?.GetType()}");
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        if (value is Array items)
        {
            int index = 0;
            foreach (object? item in items)
            {
                Walk(item, $"{path}[{index++}]", seen);
            }

            return;
        }

        foreach (FieldInfo field in FieldsOf(value.GetType()))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
