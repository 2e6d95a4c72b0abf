using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Operations.Activations;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks how the network ends: with a dense layer, whose activation has something to compare, and one that the loss can follow.</summary>
internal static class LossChecks
{
    public static void Check(IReadOnlyList<Annotation> losses, LayerStack layers, FindingList findings)
    {
        // Without a dense layer there is an error already.
        if (layers.Models.OfType<DenseModel>().LastOrDefault() is not { } output)
        {
            return;
        }

        CheckOneOutput(losses, output, layers, findings);
        if (layers.Layers[layers.Layers.Count - 1] is { Model: DropoutModel dropout } behind)
        {
            Remedy remedy = new(layers.Layers.Last(layer => layer.Model == output).Annotation.Site);
            findings.Add(CombinationRules.DropoutOnOutput, behind.Annotation.Site, remedy, dropout.Name, output.Name);
            return;
        }

        if (losses.Count == 0)
        {
            return;
        }

        PlacedLayer last = layers.Layers[layers.Layers.Count - 1];
        if (StandsBefore(losses[0], last))
        {
            findings.Add(DeclarationRules.LossBeforeLayer, losses[0].Site, new Remedy(last.Annotation.Site), losses[0].Name, output.Name);
        }
        else if (last.IsUnderstood && Catalogue.Loss(losses[0].Name).Follows is { } allowed && !allowed.Contains(output.Activation))
        {
            CheckEnding(losses[0], allowed, output, last.Annotation.At("activation"), findings);
        }
    }

    /// <summary>Softmax compares outputs. For a single one a sigmoid is meant, and with it the loss of that.</summary>
    private static void CheckOneOutput(IReadOnlyList<Annotation> losses, DenseModel output, LayerStack layers, FindingList findings)
    {
        PlacedLayer last = layers.Layers.Last(layer => layer.Model == output);
        if (output.Outputs != 1 || !last.IsUnderstood || !Catalogue.Activation(output.Activation).IsRowOperation)
        {
            return;
        }

        Activation right = Catalogue.Activation(nameof(Sigmoid));
        Annotation? loss = losses.FirstOrDefault();
        bool keepsLoss = loss is null || loss.Name == right.Loss || Catalogue.Loss(loss.Name).Follows is null;
        string advice = $"Activation.{right.Name}{(keepsLoss ? "" : $" and {right.Loss}")}";
        Remedy remedy = keepsLoss ? new(Replacement: right.Name) : new(loss!.Site, right.Loss, right.Name);
        findings.Add(CombinationRules.RowActivationOfOneOutput, last.Annotation.At("activation"), remedy, output.Activation, output.Name, advice);
    }

    /// <summary>A softmax or sigmoid is meant, and the loss is wrong; any other activation leaves logits, as losses of other libraries take them.</summary>
    private static void CheckEnding(Annotation loss, string[] allowed, DenseModel output, Site activationSite, FindingList findings)
    {
        bool isSingle = output.Outputs == 1;
        Activation given = Catalogue.Activation(output.Activation);
        if (isSingle && given.IsRowOperation)
        {
            // An error already, which leads to another activation.
            return;
        }

        bool givesProbabilities = Catalogue.Loss(given.Loss).Follows is not null;
        Activation right = givesProbabilities ? given : Catalogue.Activation(allowed.First(name => !isSingle || !Catalogue.Activation(name).IsRowOperation));
        string? activation = right == given ? null : right.Name;
        string? replacement = right.Loss == loss.Name ? null : right.Loss;
        string advice = (activation, replacement) switch
        {
            (null, _) => $"use {replacement}",
            (_, null) => $"make it Activation.{activation}",
            _ => $"make it Activation.{activation} and use {replacement}",
        };
        Remedy remedy = new(activationSite, activation, replacement);
        findings.Add(CombinationRules.LossWithoutActivation, loss.Site, remedy, loss.Name, Words.Or(allowed), output.Name, given.Name, advice);
    }

    /// <summary>Whether the order means anything: on different partial declarations there is none.</summary>
    private static bool StandsBefore(Annotation loss, PlacedLayer layer) =>
        loss.Attribute.Part == layer.Annotation.Attribute.Part && loss.Index < layer.Annotation.Index;
}
