using System;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>The theory's reference gradients against finite differences of the loss that is coded apart, at the largest and at random elements.</summary>
public class ReferenceTheoryTests
{
    private const int Samples = 2;
    private const int MostRows = 5;

    public static TheoryData<int, string> Networks => CompiledTheory.Covering;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Reference_matches_finite_differences(int index, string network)
    {
        ReferenceNetwork reference = new(TheoryNetwork.All[index].Spec);
        int rows = Math.Min(TheoryNetwork.All[index].Batch, MostRows);
        Draw draw = new(index);
        draw.Parameters(reference);
        Matrix x = draw.Inputs(reference, rows, 2e-4);
        Matrix t = draw.Matrix(rows, reference.Spec.Outputs, 0, 1);
        BackwardPass backward = reference.Backward(x, t);
        double Objective() => LossByDefinition.Objective(reference, x, t);

        bool[] frozen = reference.Spec.Frozen;
        var pairs = reference.Parameters.Zip(backward.Parameters).Where((_, p) => !frozen[p]).Append((x, backward.Inputs)).Append((t, backward.Targets));
        foreach ((Matrix variable, Matrix gradient) in pairs)
        {
            for (int sample = 0; sample <= Samples; sample++)
            {
                (int r, int c) = sample == 0 ? LargestOf(gradient) : (draw.Label(gradient.Rows), draw.Label(gradient.Columns));
                double difference = Differences.At(Objective, variable, r, c);
                double error = Math.Abs(difference - gradient[r, c]) / Math.Max(gradient.Largest, 1e-6);
                Assert.True(error < 1e-4, $"{network}: [{r}, {c}] of a {gradient.Rows}×{gradient.Columns} gradient is {gradient[r, c]}, differences say {difference}.");
            }
        }
    }

    private static (int Row, int Column) LargestOf(Matrix gradient)
    {
        for (int r = 0; r < gradient.Rows; r++)
        {
            for (int c = 0; c < gradient.Columns; c++)
            {
                if (Math.Abs(gradient[r, c]) == gradient.Largest)
                {
                    return (r, c);
                }
            }
        }

        return (0, 0);
    }
}
