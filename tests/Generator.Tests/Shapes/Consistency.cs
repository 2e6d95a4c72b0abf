using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Xunit.Sdk;

namespace Unrolled.Generator.Tests.Shapes;

/// <summary>What lowering takes for granted of every model, one with errors included.</summary>
internal static class Consistency
{
    public static void Assert(NetworkModel model)
    {
        Demand(model.Inputs >= 1 && model.Batch >= 1, "sizes are at least 1", model);
        Demand(model.Layers.OfType<DenseModel>().Any(), "there is a dense layer", model);
        Demand(model.Layers.Select(layer => layer.Name).Distinct().Count() == model.Layers.Count, "names are unique", model);
        int width = model.Inputs;
        foreach (LayerModel layer in model.Layers)
        {
            Demand(layer.Inputs == width && layer.Outputs >= 1, "shapes follow from each other", model);
            width = layer.Outputs;
        }

        foreach (DenseModel dense in model.Layers.OfType<DenseModel>())
        {
            bool isRowOperation = Catalogue.Activation(dense.Activation).IsRowOperation;
            bool isLast = dense == model.Layers.OfType<DenseModel>().Last();
            Demand(!isRowOperation || (isLast && dense.Outputs > 1), "row operations are on the last dense layer", model);
            Demand(Catalogue.Initializers.Contains(dense.Initializer), "initialisers are resolved", model);
            Demand(float.IsFinite((float)dense.Parameter), "parameters are finite", model);
        }

        Demand(model.Layers.OfType<DropoutModel>().All(dropout => dropout is { Rate: >= 0 and < 1 }), "rates are shares", model);
        Demand(model.Penalties.All(penalty => penalty.Lambda >= 0 && float.IsFinite((float)(2 * penalty.Lambda))), "λ is finite", model);
        Demand(model.Loss is null || model.Loss.Parameter >= 0, "δ is no negative number", model);
        Demand(model.Loss is null || Fits(Catalogue.Loss(model.Loss.Kind), model.Layers), "the loss fits the last layer", model);
    }

    private static bool Fits(Loss loss, IReadOnlyList<LayerModel> layers) => loss.Follows is not { } allowed || (layers[^1] is DenseModel last && allowed.Contains(last.Activation));

    private static void Demand(bool isMet, string what, NetworkModel model)
    {
        if (!isMet)
        {
            throw new XunitException($"Not true that {what}: {model}");
        }
    }
}
