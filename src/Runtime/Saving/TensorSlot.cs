using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>A tensor as files have it: its name and shape there, and where its values lie in logical order.</summary>
/// <param name="Name">Its name in the file: <c>0.weight</c>.</param>
/// <param name="Tensor">The network's tensor.</param>
/// <param name="Group">0 for a parameter, v for its part of the optimiser's state variable v, from 1; <see cref="Best"/> for the parameter it was in the best epoch.</param>
/// <param name="Start">Its first value in the logical order of its group.</param>
/// <remarks>A weight matrix is (outputs × inputs) in a file, row-major, as PyTorch has it, a bias is a vector.</remarks>
internal sealed record TensorSlot(string Name, TensorDescription Tensor, int Group, int Start)
{
    /// <summary>What state variables start with: variable 1 of 0.weight is optimizer.1.0.weight.</summary>
    public const string StatePrefix = "optimizer.";

    /// <summary>What the parameters of the best epoch start with: best.0.weight.</summary>
    public const string BestPrefix = "best.";

    /// <summary>The group of the parameters of the best epoch.</summary>
    public const int Best = -1;

    /// <summary>Whether it is a weight matrix.</summary>
    public bool IsMatrix => Tensor.Name.EndsWith(".Weights", StringComparison.Ordinal);

    /// <summary>Its values.</summary>
    public int Count => Tensor.Count;

    /// <summary>Its shape in a file.</summary>
    public IReadOnlyList<long> Shape => IsMatrix ? [Tensor.Outputs, Tensor.Inputs] : [Tensor.Outputs];

    /// <summary>The slots of a network: its parameters, then each of so many state variables of those that are trained.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stateVariables">State variables of each parameter.</param>
    /// <param name="withFrozen">Whether frozen tensors have state, too: those of a class that trains them may.</param>
    public static IReadOnlyList<TensorSlot> Of(NetworkDescription network, int stateVariables, bool withFrozen = false)
    {
        string[] names = Names(network);
        List<TensorSlot> slots = [];
        for (int group = 0; group <= stateVariables; group++)
        {
            string prefix = group == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{StatePrefix}{group}.");
            int start = 0;
            for (int t = 0; t < names.Length; t++)
            {
                if (group == 0 || withFrozen || !network.Tensors[t].IsFrozen)
                {
                    slots.Add(new TensorSlot(prefix + names[t], network.Tensors[t], group, start));
                }

                start += network.Tensors[t].Count;
            }
        }

        return slots;
    }

    /// <summary>The slots of the best epoch's parameters.</summary>
    public static IEnumerable<TensorSlot> OfBest(NetworkDescription network) =>
        Of(network, stateVariables: 0).Select(static slot => slot with { Name = BestPrefix + slot.Name, Group = Best });

    /// <summary>A shape as messages show it: <c>[128, 784]</c>.</summary>
    public static string Show(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape.Select(static size => size.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The names PyTorch gives the tensors in an nn.Sequential of the same layers, in which each activation is a module, too.</summary>
    private static string[] Names(NetworkDescription network)
    {
        Dictionary<string, int> modules = [];
        int next = 0;
        foreach (LayerDescription layer in network.Layers)
        {
            modules[layer.Name] = next++;
            next += layer.Activation is "" or "Identity" ? 0 : 1;
        }

        return
        [
            .. network.Tensors.Select(tensor =>
            {
                string[] parts = tensor.Name.Split('.');
                string role = parts[1] == "Weights" ? "weight" : "bias";
                return string.Create(CultureInfo.InvariantCulture, $"{modules[parts[0]]}.{role}");
            }),
        ];
    }
}
