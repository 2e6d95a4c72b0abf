using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>A loss as comments and documentation write it.</summary>
internal static class LossText
{
    /// <summary>A list of more numbers than a line has room for is cut.</summary>
    private const int MostWeights = 10;

    /// <summary>The formula and its numbers: <c>−Σ t·log y with ε = 0.1, w = (1, 2, 0.5)</c>.</summary>
    public static string Of(LossModel loss)
    {
        string formula = Catalogue.Loss(loss.Kind).Formula;
        if (!loss.AdjustsTargets)
        {
            return formula;
        }

        string[] numbers = [Smoothing(loss), Weights(loss)];
        return $"{formula} with {string.Join(", ", numbers.Where(text => text != ""))}";
    }

    /// <summary>What happens to the targets; empty for nothing.</summary>
    public static string Adjustment(LossModel loss)
    {
        string smoothed = loss.LabelSmoothing == 0 ? "t" : "((1 − ε)·t + ε/K)";
        string weighted = loss.ClassWeights.Count == 0 ? smoothed : $"w·{smoothed}";
        return loss.AdjustsTargets ? $"t ← {weighted}" : "";
    }

    private static string Smoothing(LossModel loss) => loss.LabelSmoothing == 0 ? "" : $"ε = {Number(loss.LabelSmoothing)}";

    private static string Weights(LossModel loss)
    {
        if (loss.ClassWeights.Count == 0)
        {
            return "";
        }

        string shown = string.Join(", ", loss.ClassWeights.Take(MostWeights).Select(weight => Number(weight)));
        return $"w = ({shown}{(loss.ClassWeights.Count > MostWeights ? ", …" : "")})";
    }
}
