using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Operations.Activations;
using Unrolled.Generator.Operations.Losses;
using Unrolled.Generator.Operations.Optimizers;

namespace Unrolled.Generator.Shapes;

/// <summary>Finds what is allowed but unwise, in networks without errors.</summary>
internal static class Advice
{
    public static void Check(NetworkDeclaration declaration, NetworkModel model, Annotations annotations, LayerStack layers, FindingList findings)
    {
        PlacedLayer[] dense = [.. layers.Layers.Where(layer => layer.Model is DenseModel)];
        CheckTraining(declaration.Facts.Name, model, annotations.Penalties, findings);
        CheckClipping(declaration.Facts.Name, model, annotations.Clippings, findings);
        CheckFreezes(declaration.Facts.Name, model, annotations.Freezes, findings);
        CheckLoss((DenseModel)dense[dense.Length - 1].Model, annotations.Losses, findings);
        CheckDecay(model, annotations, findings);
        CheckInitializers(dense, findings);
        CheckLinearity(dense, findings);
    }

    private static void CheckTraining(string network, NetworkModel model, IReadOnlyList<Annotation> penalties, FindingList findings)
    {
        if (model.Loss is not null || model.Optimizer is not null)
        {
            return;
        }

        foreach (Annotation penalty in penalties)
        {
            findings.Add(CombinationRules.PenaltyWithoutTraining, penalty.Site, network, penalty.Name);
        }
    }

    private static void CheckClipping(string network, NetworkModel model, IReadOnlyList<Annotation> clippings, FindingList findings)
    {
        if (model.Optimizer is null && clippings.Count > 0)
        {
            findings.Add(CombinationRules.ClippingWithoutOptimizer, clippings[0].Site, network, clippings[0].Name);
        }
    }

    private static void CheckFreezes(string network, NetworkModel model, IReadOnlyList<Annotation> freezes, FindingList findings)
    {
        if (model.Loss is null && model.Optimizer is null)
        {
            foreach (Annotation freeze in freezes)
            {
                findings.Add(CombinationRules.FreezeWithoutTraining, freeze.Site, network);
            }
        }
    }

    private static void CheckLoss(DenseModel output, IReadOnlyList<Annotation> losses, FindingList findings)
    {
        if (losses.Count == 0)
        {
            return;
        }

        Annotation loss = losses[0];
        Remedy remedy = new(Replacement: Catalogue.Activation(output.Activation).Loss);
        bool isFused = Catalogue.FusedLoss(output.Activation, loss.Name) is not null;
        if (!isFused && output.Activation == nameof(Softmax))
        {
            findings.Add(CombinationRules.SquaredErrorOfSoftmax, loss.Site, remedy, loss.Name, output.Name);
        }
        else if (!isFused && output.Activation == nameof(Sigmoid))
        {
            findings.Add(CombinationRules.SquaredErrorOfSigmoid, loss.Site, remedy, loss.Name, output.Name);
        }
        else if (loss.Name == nameof(CrossEntropy) && output.Outputs == 1)
        {
            findings.Add(CombinationRules.CrossEntropyOfOneOutput, loss.Site, remedy, output.Name);
        }
    }

    /// <summary>L1 is left alone: what it does, weights of exactly 0, decay does not do.</summary>
    private static void CheckDecay(NetworkModel model, Annotations annotations, FindingList findings)
    {
        if (model.Optimizer is not { Kind: nameof(AdamW) } optimizer || AdamW.DecayOf(optimizer) is var decay && decay == 0)
        {
            return;
        }

        foreach (Annotation penalty in annotations.Penalties.Where(penalty => Catalogue.Penalty(penalty.Name).IsDecay && penalty.Real("lambda") > 0))
        {
            findings.Add(CombinationRules.DecayTwice, penalty.Site, penalty.Name, optimizer.Kind, Words.Number(decay));
        }
    }

    private static void CheckInitializers(IEnumerable<PlacedLayer> dense, FindingList findings)
    {
        foreach (PlacedLayer layer in dense)
        {
            DenseModel model = (DenseModel)layer.Model;
            if (layer.Annotation.Enum("Initializer")?.Member == "He" && Catalogue.Activation(model.Activation).Saturates)
            {
                double inputs = model.Inputs;
                findings.Add(
                    CombinationRules.HeUnderSaturation,
                    layer.Annotation.At("Initializer"),
                    model.Name,
                    Limit(6 / inputs),
                    model.Activation,
                    Limit(6 / (inputs + model.Outputs)));
            }
        }
    }

    private static string Limit(double square) => Math.Sqrt(square).ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A layer narrower than both of its neighbours is left alone: it makes a matrix of low rank, with fewer parameters than one layer would have.</summary>
    private static void CheckLinearity(PlacedLayer[] dense, FindingList findings)
    {
        for (int i = 0; i + 1 < dense.Length; i++)
        {
            DenseModel first = (DenseModel)dense[i].Model;
            LayerModel second = dense[i + 1].Model;
            if (first.Activation == nameof(Identity) && first.Outputs >= Math.Min(first.Inputs, second.Outputs))
            {
                findings.Add(
                    CombinationRules.LinearLayers,
                    dense[i].Annotation.At("activation"),
                    first.Name,
                    second.Name,
                    Words.Count(first.Inputs),
                    Words.Count(second.Outputs));
            }
        }
    }
}
