using System;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks that everything a network keeps fits into one block, by an upper bound that no layout exceeds.</summary>
/// <remarks>
/// Sums are doubles: the product of two sizes and a few copies may pass the range of a long.
/// What fits a block keeps every derived constant in range.
/// </remarks>
internal static class BlockLimit
{
    /// <summary>The longest array there is, less what aligning its start may cost.</summary>
    private const double Limit = 0x7FFFFFC7 - 16;

    /// <summary>Rows are padded to whole vectors of the widest machine.</summary>
    private const double Lanes = 16;

    /// <summary>Values of a layer kept per row: z, a, its mask and δ; of the last one z, a, δ, targets and their gradients.</summary>
    private const double BuffersPerLayer = 5;

    /// <summary>Values of the inputs kept per row: a packed copy and their gradients.</summary>
    private const double BuffersOfInputs = 2;

    public static void Check(string name, NetworkModel model, Annotation network, LayerStack layers, FindingList findings)
    {
        if (!IsExceeded(model) || layers.Layers.Count == 0)
        {
            return;
        }

        PlacedLayer largest = layers.Layers.OrderByDescending(layer => Math.Max(Weights(layer.Model), layer.Model.Outputs)).First();
        bool isRows = Rows(model) > ParameterCopies(model) * Weights(largest.Model);
        Site site = !isRows ? largest.Annotation.At("outputs") : network.At(network.Integer("Batch") is null ? "inputs" : "Batch");
        findings.Add(BudgetRules.TooLarge, site, name, Words.Count(Floats(model)), Words.Count(model.Batch), Words.Count(Limit), largest.Model.Name, model.Batch > 1 ? " or Batch" : "");
    }

    public static bool IsExceeded(NetworkModel model) => Floats(model) > Limit;

    /// <summary>The floats that are there because of one layer, by the same bound: a measure to compare layers by.</summary>
    public static double Share(NetworkModel model, LayerModel layer) => !model.Trains
        ? Weights(layer)
        : (ParameterCopies(model) * Weights(layer)) + (Padded(model.Batch) * Rows(layer));

    private static double Floats(NetworkModel model) => (ParameterCopies(model) * model.Layers.Sum(Weights)) + Rows(model);

    /// <summary>The parameters, their gradients, a transposed copy and the optimiser's state.</summary>
    private static double ParameterCopies(NetworkModel model) => 3 + (model.Optimizer is { } o ? Catalogue.Optimizer(o.Kind).Rule(o).State.Count : 0);

    /// <summary>The larger of both orientations, and the bias.</summary>
    private static double Weights(LayerModel layer) => layer is DenseModel
        ? Math.Max(layer.Inputs * Padded(layer.Outputs), layer.Outputs * Padded(layer.Inputs)) + Padded(layer.Outputs)
        : 0;

    private static double Rows(NetworkModel model) =>
        Padded(model.Batch) * (1 + (BuffersOfInputs * Padded(model.Inputs)) + model.Layers.Sum(Rows));

    private static double Rows(LayerModel layer) => BuffersPerLayer * Padded(layer.Outputs);

    private static double Padded(double size) => Math.Ceiling(size / Lanes) * Lanes;
}
