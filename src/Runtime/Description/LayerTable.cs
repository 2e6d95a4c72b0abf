using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled;

/// <summary>Writes a network as a table: at most 80 columns, numbers in groups of three, the same in every culture.</summary>
internal static class LayerTable
{
    private const int Width = 80;
    private static readonly string[] s_heading = ["Layer", "Shape", "Activation", "Parameters"];

    public static string Write(NetworkDescription network)
    {
        List<string[]> rows = [s_heading];
        foreach (LayerDescription layer in network.Layers)
        {
            bool changesShape = layer.Kind == "Dense";
            long parameters = network.Tensors.Where(t => t.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal)).Sum(t => (long)t.Count);
            rows.Add(
            [
                layer.Name,
                changesShape ? $"{Number(layer.Inputs)} → {Number(layer.Outputs)}" : Number(layer.Outputs),
                string.Join(", ", new[] { changesShape ? layer.Activation : layer.Kind, layer.Options, IsFrozen(network, layer) ? "frozen" : "" }.Where(text => text.Length > 0)),
                Number(parameters),
            ]);
        }

        rows.Add(["Total", "", "", Number(network.ParameterCount)]);
        StringBuilder table = new();
        table.Append(Heading(network)).Append('\n').Append('\n');
        Append(table, rows);
        if (network.Loss is not null || network.Optimizer is not null)
        {
            string settings = network.HyperParameters.Count == 0 ? "" : $" ({string.Join(", ", network.HyperParameters)})";
            table.Append('\n').Append(Fit($"Loss: {network.Loss ?? "none"}{Adjustment(network)}, optimiser: {network.Optimizer ?? "none"}{settings}", Width)).Append('\n');
        }

        if (network.ClassWeights.Count > 0)
        {
            table.Append(Fit($"Class weights: {string.Join(", ", network.ClassWeights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}", Width)).Append('\n');
        }

        if (network.Penalties != "")
        {
            table.Append(Fit($"Penalties: {network.Penalties}", Width)).Append('\n');
        }

        return table.ToString();
    }

    private static bool IsFrozen(NetworkDescription network, LayerDescription layer) =>
        network.Tensors.Any(tensor => tensor.IsFrozen && tensor.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal));

    private static string Adjustment(NetworkDescription network) =>
        network.LabelSmoothing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (label smoothing {network.LabelSmoothing})");

    /// <summary>Cuts a text that is too long; the ellipsis says so.</summary>
    internal static string Fit(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), "…");

    private static string Heading(NetworkDescription network)
    {
        int[] widths = [network.Inputs, .. network.Layers.Where(layer => layer.Kind == "Dense").Select(layer => layer.Outputs)];
        string rest = $", batch {Number(network.Batch)}";
        string name = Fit(network.Name, Width / 2);
        string chain = string.Join(" → ", widths.Select(w => Number(w)));

        // Too many layers for a line: the first ones and the last.
        for (int shown = widths.Length - 2; name.Length + 2 + chain.Length + rest.Length > Width && shown > 0; shown--)
        {
            chain = string.Join(" → ", widths.Take(shown).Select(w => Number(w))) + " → … → " + Number(widths[^1]);
        }

        return $"{name}: {chain}{rest}";
    }

    private static void Append(StringBuilder table, List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, s_heading.Length).Select(column => rows.Max(row => row[column].Length))];
        int tooWide = Math.Max(0, widths.Sum() + (2 * (widths.Length - 1)) - Width);
        int nameCut = Math.Min(tooWide, Math.Max(0, widths[0] - 20));
        widths[0] -= nameCut;
        widths[2] -= tooWide - nameCut;
        for (int r = 0; r < rows.Count; r++)
        {
            if (r == 1 || r == rows.Count - 1)
            {
                table.Append(string.Join("  ", widths.Select(w => new string('-', w)))).Append('\n');
            }

            // Text is set left, numbers right.
            string[] row = rows[r];
            IEnumerable<string> cells = row.Select((cell, c) => c == 3 ? cell.PadLeft(widths[c]) : Fit(cell, widths[c]).PadRight(widths[c]));
            table.Append(string.Join("  ", cells)).Append('\n');
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
