using System.Collections.Generic;
using System.Text;

namespace Unrolled;

/// <summary>Writes a trace as equations and matrices, at most 80 columns wide.</summary>
internal static class TraceWriter
{
    public static string Write(NetworkTrace trace)
    {
        StringBuilder text = new();
        int rows = trace.Layers[0].Z.GetLength(0);
        text.Append($"{trace.Network}: {TraceNumber.Count(rows)} {(rows == 1 ? "row" : "rows")}, {trace.LossName} J = {TraceNumber.Long(trace.Loss)}\n");
        for (int i = 0; i < trace.Layers.Count; i++)
        {
            WriteForward(text, trace.Layers, i);
        }

        for (int i = trace.Layers.Count - 1; i >= 0; i--)
        {
            WriteBackward(text, trace, i);
        }

        return text.ToString();
    }

    private static void WriteForward(StringBuilder text, IReadOnlyList<LayerTrace> layers, int index)
    {
        LayerTrace layer = layers[index];
        string l = TraceNumber.Subscript(index + 1);
        string plusBias = layer.Bias is null ? "" : $" + b{l}";
        text.Append($"\n{LayerTable.Fit(layer.Name, 30)}: Z{l} = X{l}·W{l}{plusBias}, A{l} = {layer.Activation}(Z{l})\n");
        if (index > 0)
        {
            text.Append($"X{l} = A{TraceNumber.Subscript(index)}{(PassesUnchanged(layers, index - 1) ? "" : " ⊙ r (dropout)")}\n");
        }

        Append(text, $"X{l}", layer.Inputs);
        Append(text, $"W{l}", layer.Weights);
        if (layer.Bias is not null)
        {
            Append(text, $"b{l}", Row(layer.Bias));
        }

        Append(text, $"Z{l}", layer.Z);
        text.Append(TraceNumber.Element(layer, l));
        Append(text, $"A{l}", layer.A);
    }

    private static void WriteBackward(StringBuilder text, NetworkTrace trace, int index)
    {
        LayerTrace layer = trace.Layers[index];
        string l = TraceNumber.Subscript(index + 1);
        string next = TraceNumber.Subscript(index + 2);
        bool isLast = index == trace.Layers.Count - 1;
        string mask = isLast || PassesUnchanged(trace.Layers, index) ? "" : " ⊙ r";
        string delta = isLast ? $"∂J/∂Z{l}" : $"(Δ{next}·W{next}ᵀ{mask}) ⊙ {layer.Activation}′(Z{l})";
        text.Append($"\n{LayerTable.Fit(layer.Name, 24)}, backward: Δ{l} = {delta}, dW{l} = X{l}ᵀ·Δ{l}\n");
        if (isLast && trace.Targets.Length > 0)
        {
            Append(text, "T", trace.Targets);
            text.Append($"{LayerTable.Fit(trace.DeltaEquation, 80)}\n");
        }

        Append(text, $"Δ{l}", layer.Delta);
        Append(text, $"dW{l}{(trace.HasPenalties ? ", without penalties" : "")}", Product(layer.Inputs, layer.Delta));
        if (layer.Bias is not null)
        {
            text.Append($"db{l} = Σ over the rows of Δ{l}\n");
            Append(text, $"db{l}", ColumnSums(layer.Delta));
        }
    }

    /// <summary>Whether the next layer read exactly what this one put out: no dropout in between, or none that dropped anything.</summary>
    private static bool PassesUnchanged(IReadOnlyList<LayerTrace> layers, int index)
    {
        float[,] from = layers[index].A;
        float[,] to = layers[index + 1].Inputs;
        for (int r = 0; r < from.GetLength(0); r++)
        {
            for (int c = 0; c < from.GetLength(1); c++)
            {
                if (!from[r, c].Equals(to[r, c]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Append(StringBuilder text, string name, float[,] matrix)
    {
        int rows = matrix.GetLength(0);
        int columns = matrix.GetLength(1);
        text.Append($"{name} ({TraceNumber.Count(rows)} × {TraceNumber.Count(columns)})\n");
        foreach (int r in TraceNumber.Shown(rows))
        {
            foreach (int c in TraceNumber.Shown(columns))
            {
                text.Append((r < 0 || c < 0 ? "…" : TraceNumber.Short(matrix[r, c])).PadLeft(TraceNumber.Column));
            }

            text.Append('\n');
        }
    }

    private static float[,] Row(float[] vector)
    {
        float[,] matrix = new float[1, vector.Length];
        for (int c = 0; c < vector.Length; c++)
        {
            matrix[0, c] = vector[c];
        }

        return matrix;
    }

    /// <summary>Xᵀ·Δ.</summary>
    private static float[,] Product(float[,] x, float[,] delta)
    {
        float[,] product = new float[x.GetLength(1), delta.GetLength(1)];
        for (int i = 0; i < product.GetLength(0); i++)
        {
            for (int o = 0; o < product.GetLength(1); o++)
            {
                double sum = 0;
                for (int r = 0; r < x.GetLength(0); r++)
                {
                    sum += (double)x[r, i] * delta[r, o];
                }

                product[i, o] = (float)sum;
            }
        }

        return product;
    }

    private static float[,] ColumnSums(float[,] delta)
    {
        float[,] ones = new float[delta.GetLength(0), 1];
        for (int r = 0; r < ones.Length; r++)
        {
            ones[r, 0] = 1f;
        }

        return Product(ones, delta);
    }
}
