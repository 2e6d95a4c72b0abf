using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Networks of the theory with <c>Training = false</c> beside themselves: nothing that is left has other bits.</summary>
public class WithoutTrainingTheoryTests
{
    /// <summary>One of so many, and the large ones.</summary>
    private const int Share = 10;

    private static readonly Lazy<Assembly> s_assembly = new(static () => InMemory.Compile(
        "TheoryWithoutTraining", Chosen.Select(static index => $"using Unrolled;\nnamespace {TheoryNetwork.Namespace};\n" + WithoutTraining(TheoryNetwork.All[index].Source()))));

    public static TheoryData<int, string> Networks
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach (int index in Chosen)
            {
                data.Add(index, TheoryNetwork.All[index].ToString());
            }

            return data;
        }
    }

    private static IEnumerable<int> Chosen => Enumerable.Range(0, TheoryNetwork.All.Count).Where(static index => index % Share == 0 || TheoryNetwork.All[index].Values.Length == 0);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predictions_and_losses_have_the_same_bits(int index, string network)
    {
        NetworkHandle trains = CompiledTheory.Create(index, seed: 6);
        NetworkHandle predicts = InMemory.Create(s_assembly.Value, $"{TheoryNetwork.Namespace}.{TheoryNetwork.All[index].Name}", seed: 7);
        predicts.CopyParametersFrom(trains.CopyParameters());
        Draw draw = new(index);
        const int Rows = 11;
        float[] x = draw.Matrix(Rows, trains.Description.Inputs).ToFloats();
        float[] t = draw.Matrix(Rows, trains.Description.Outputs, 0.1, 0.9).ToFloats();
        float[] expected = new float[t.Length];
        float[] outputs = new float[t.Length];

        trains.Predict(x, expected);
        predicts.Predict(x, outputs);
        Assert.True(Tensors.SameBits(expected, outputs), $"Other outputs: {network}");
        trains.PredictLogits(x, expected);
        predicts.PredictLogits(x, outputs);
        Assert.True(Tensors.SameBits(expected, outputs), $"Other logits: {network}");
        Assert.Equal(trains.Loss(x, t), predicts.Loss(x, t));
        Assert.False(predicts.Has("Backward"));
    }

    private static string WithoutTraining(string source)
    {
        int end = source.IndexOf(')', source.IndexOf("[Network(", StringComparison.Ordinal));
        return source.Insert(end, ", Training = false");
    }
}
