using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>
/// What takes the place of wrong parts of a declaration: its network is never run, but its members must exist,
/// so that the only errors a user sees are the real ones.
/// </summary>
internal static class StandIn
{
    public const int Inputs = 1;

    /// <summary>More than one, so that there are labels to predict.</summary>
    public const int Outputs = 2;

    public const string Activation = "Identity";

    public const string Initializer = "Glorot";

    /// <summary>The nearest network without contradictions.</summary>
    public static NetworkModel For(NetworkModel model)
    {
        Loss? loss = model.Loss is null ? null : Catalogue.Loss(model.Loss.Kind);
        List<LayerModel> layers = Ordered(model);
        bool isTooLarge = BlockLimit.IsExceeded(model);
        int inputs = isTooLarge ? Inputs : model.Inputs;
        int width = inputs;
        for (int i = 0; i < layers.Count; i++)
        {
            bool isLast = !layers.Skip(i + 1).OfType<DenseModel>().Any();
            layers[i] = layers[i] switch
            {
                DenseModel dense => Fit(dense, width, isLast, isTooLarge, loss),
                DropoutModel dropout => dropout with { Width = width, Inputs = width, Outputs = width },
                LayerModel other => other,
            };
            width = layers[i].Outputs;
        }

        return model with { Inputs = inputs, Batch = isTooLarge ? 1 : model.Batch, Layers = layers.ToEquatableArray(), HasErrors = true };
    }

    /// <summary>At least one dense layer, and the last of them at the end.</summary>
    private static List<LayerModel> Ordered(NetworkModel model)
    {
        List<LayerModel> layers = [.. model.Layers];
        DenseModel? output = layers.OfType<DenseModel>().LastOrDefault();
        if (output is null)
        {
            string name = LayerNames.Lengthen(Annotations.Dense, candidate => layers.Exists(layer => layer.Name == candidate));
            layers.Add(new DenseModel(name, Inputs, Outputs, Activation, 0, true, Initializer));
        }
        else
        {
            layers.Remove(output);
            layers.Add(output);
        }

        return layers;
    }

    private static DenseModel Fit(DenseModel dense, int inputs, bool isLast, bool isTooLarge, Loss? loss)
    {
        string activation = dense.Activation;
        if (isLast && loss?.Follows is { } allowed && !allowed.Contains(activation))
        {
            activation = allowed[0];
        }

        bool isRowOperation = Catalogue.Activation(activation).IsRowOperation;
        if (isRowOperation && !isLast)
        {
            activation = Activation;
        }

        int outputs = isTooLarge ? Math.Min(dense.Outputs, Outputs) : dense.Outputs;
        return dense with { Inputs = inputs, Outputs = isRowOperation ? Math.Max(outputs, Outputs) : outputs, Activation = activation };
    }
}
