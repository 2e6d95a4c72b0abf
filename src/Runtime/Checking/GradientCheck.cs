using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled;

/// <summary>What came of comparing a network's gradients with central differences of its loss in double precision.</summary>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class GradientCheck
{
    /// <summary>The error up to which gradients agree: rounding in single precision leaves some 1e-6, a wrong formula seldom less than 1e-2.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>Collects a comparison.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="rows">Rows of the step.</param>
    /// <param name="loss">J of the network.</param>
    /// <param name="referenceLoss">J in double precision.</param>
    /// <param name="tensors">The parameter of each tensor that is furthest off.</param>
    /// <param name="compared">Gradients compared.</param>
    /// <param name="skipped">Gradients at a kink.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GradientCheck(string network, int rows, float loss, double referenceLoss, ParameterCheck[] tensors, int compared, int skipped)
    {
        Network = network;
        Rows = rows;
        Loss = loss;
        ReferenceLoss = referenceLoss;
        Tensors = Array.AsReadOnly(tensors);
        Compared = compared;
        Skipped = skipped;
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>Rows of the step.</summary>
    public int Rows { get; }

    /// <summary>J, the data loss over the rows, as the network computes it.</summary>
    public float Loss { get; }

    /// <summary>J in double precision.</summary>
    public double ReferenceLoss { get; }

    /// <summary>The parameter of each tensor whose gradient is furthest off, in the order of the tensors; none of a tensor of which nothing could be compared.</summary>
    public IReadOnlyList<ParameterCheck> Tensors { get; }

    /// <summary>Gradients compared.</summary>
    public int Compared { get; }

    /// <summary>Gradients that were not compared, since the loss has a kink within a millionth of the parameter: there it has no derivative. A ReLU whose input is 0 is one.</summary>
    public int Skipped { get; }

    /// <summary>The parameter whose gradient is furthest off.</summary>
    /// <exception cref="InvalidOperationException">Every parameter was skipped.</exception>
    public ParameterCheck Worst => Tensors.MaxBy(tensor => tensor.Error)
        ?? throw new InvalidOperationException($"{Network}: all {Skipped} gradients are at a kink, so that none was compared: use other inputs.");

    /// <summary>Whether something was compared and every gradient, and the loss, agrees to <see cref="Tolerance"/>.</summary>
    /// <remarks>Gradients of a network whose loss is nearly 0 consist of rounding: check a network that has something left to learn.</remarks>
    public bool Agrees => Tensors.Count > 0 && Tensors.All(tensor => tensor.Error <= Tolerance) && Math.Abs(Loss - ReferenceLoss) <= Tolerance * (Math.Abs(ReferenceLoss) + Tolerance);

    /// <summary>A table of the worst parameter of each tensor, at most 80 columns where names are short, the same in every culture.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Network}: backpropagation beside central differences in double precision\n");
        text.Append(CultureInfo.InvariantCulture, $"{Rows:N0} {(Rows == 1 ? "row" : "rows")}, {Compared:N0} gradients");
        text.Append(Skipped == 0 ? "\n" : string.Create(CultureInfo.InvariantCulture, $"; {Skipped:N0} more are at a kink, where there is no derivative\n"));
        text.Append(CultureInfo.InvariantCulture, $"loss {Loss:G7}, in double precision {ReferenceLoss:G10}\n\n");
        int width = Tensors.Select(tensor => tensor.Name.Length).Append("furthest off".Length).Max();
        text.Append(CultureInfo.InvariantCulture, $"{"furthest off".PadRight(width)}  {"analytic",14}  {"numeric",14}  {"error",8}\n");
        foreach (ParameterCheck tensor in Tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tensor.Name.PadRight(width)}  {tensor.Analytic,14:G7}  {tensor.Numeric,14:G9}  {tensor.Error,8:0.0e0}\n");
        }

        return text.Append(Agrees ? "all agree" : string.Create(CultureInfo.InvariantCulture, $"NOT all agree to {Tolerance}")).ToString();
    }
}
