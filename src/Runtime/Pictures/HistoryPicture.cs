using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>A training's curves over its epochs: losses, the measure watched, and the learning rate if it changes.</summary>
internal static class HistoryPicture
{
    private const double Width = 760;
    private const double Left = 84;
    private const double Right = Width - 28;
    private const double Top = 62;
    private const double Heading = 32;
    private const double Foot = 44;

    /// <summary>Up to so many epochs each has a dot.</summary>
    private const int MostDots = 40;

    public static Svg Draw(TrainingHistory history)
    {
        Panel[] panels = [.. Panels(history)];
        double height = Top + panels.Sum(static panel => Heading + panel.Height) + Foot;
        Svg svg = new(Width, height, "Training");
        svg.Text("title", Left, 28, "Training", size: 17);
        svg.Text("muted", Left, 47, Subtitle(history));
        if (history.Epochs.Count == 0)
        {
            return svg;
        }

        Axis epochs = Axis.OfNumbers(history.Epochs[0].Epoch, history.Epochs[^1].Epoch, Left, Right);
        double y = Top;
        foreach (Panel panel in panels)
        {
            y += Heading;
            DrawPanel(svg, panel, epochs, history, y);
            y += panel.Height;
        }

        foreach (double tick in epochs.Ticks)
        {
            svg.Text("muted", epochs.At(tick), y + 18, epochs.Label(tick), "middle");
        }

        svg.Text("text", (Left + Right) / 2, y + 36, "epoch", "middle");
        if (HasBest(history))
        {
            bool isLeft = epochs.At(history.BestEpoch) > (Left + Right) / 2;
            svg.Text("best-fill", epochs.At(history.BestEpoch) + (isLeft ? -6 : 6), Top + Heading + 14, Words.Text($"best: epoch {history.BestEpoch:N0}"), isLeft ? "end" : "start");
        }

        return svg;
    }

    /// <summary>Whether the best epoch is among those drawn: of very many, a file keeps the last.</summary>
    private static bool HasBest(TrainingHistory history) => history.BestEpoch >= history.Epochs[0].Epoch;

    private static string Subtitle(TrainingHistory history)
    {
        string ended = history.Reason switch
        {
            StopReason.Completed => "all epochs done",
            StopReason.NoImprovement => "ended without further improvement",
            StopReason.Cancelled => "cancelled",
            StopReason.Running => "still running",
            _ => "out of time",
        };
        return history.Epochs.Count == 0
            ? $"no epoch was finished; {ended}"
            : Words.Text($"{history.Epochs.Count:N0} {(history.Epochs.Count == 1 ? "epoch" : "epochs")} in {history.Epochs[^1].Elapsed.TotalSeconds:N1} s, {history.Epochs[^1].Steps:N0} steps in all; {ended}");
    }

    private static IEnumerable<Panel> Panels(TrainingHistory history)
    {
        if (history.Epochs.Count == 0)
        {
            yield break;
        }

        bool isValidated = history.Epochs.Any(static epoch => epoch.Validation is not null);
        Curve training = new("training", "first", Values(history, static epoch => epoch.Loss), !isValidated && history.Monitor == Metric.Loss);
        Curve validation = new("validation", "second", Of(history, Metric.Loss), isValidated && history.Monitor == Metric.Loss);
        yield return new Panel("loss", 240, isValidated ? [training, validation] : [training]);

        if (Watched(history) is { } metric)
        {
            bool isShare = metric is Metric.Accuracy or Metric.TopKAccuracy;
            double[] values = [.. Of(history, metric).Select(value => isShare ? 100 * value : value)];
            yield return new Panel(Name(metric), 150, [new Curve("validation", "second", values, history.Monitor == metric)]);
        }

        double[] rates = Values(history, static epoch => epoch.LearningRate);
        if (rates.Any(rate => rate != rates[0]))
        {
            yield return new Panel("learning rate", 110, [new Curve("last step of the epoch", "third", rates, false)]);
        }
    }

    /// <summary>The measure watched or, where that is the loss, the one that says most to people.</summary>
    private static Metric? Watched(TrainingHistory history) => history.Monitor != Metric.Loss
        ? history.Monitor
        : new Metric?[] { Metric.Accuracy, Metric.R2 }.FirstOrDefault(metric => Of(history, metric!.Value).Any(double.IsFinite));

    private static string Name(Metric metric) => metric switch
    {
        Metric.Accuracy => "accuracy, %",
        Metric.TopKAccuracy => "top-k accuracy, %",
        Metric.MeanAbsoluteError => "mean absolute error",
        _ => "R²",
    };

    private static double[] Of(TrainingHistory history, Metric metric) => Values(history, epoch => epoch.Validation?[metric] ?? double.NaN);

    private static double[] Values(TrainingHistory history, Func<TrainingEpoch, double> value) => [.. history.Epochs.Select(value)];

    private static void DrawPanel(Svg svg, Panel panel, Axis epochs, TrainingHistory history, double top)
    {
        double bottom = top + panel.Height;
        Axis axis = Axis.Around(panel.Curves.SelectMany(static curve => curve.Values), bottom, top);
        svg.Text("text", Left, top - 9, panel.Name + (axis.IsLogarithmic ? " (logarithmic)" : ""), size: 13);
        DrawLegend(svg, panel.Curves, top - 9);
        foreach (double tick in axis.Ticks)
        {
            svg.Line("grid", Left, axis.At(tick), Right, axis.At(tick));
            svg.Text("muted", Left - 8, axis.At(tick) + 4, axis.Label(tick), "end");
        }

        foreach (double tick in epochs.Ticks)
        {
            svg.Line("axis", epochs.At(tick), bottom, epochs.At(tick), bottom + 4);
        }

        svg.Line("axis", Left, bottom, Right, bottom);
        if (HasBest(history))
        {
            svg.Line("best", epochs.At(history.BestEpoch), top, epochs.At(history.BestEpoch), bottom);
        }

        foreach (Curve curve in panel.Curves)
        {
            DrawCurve(svg, curve, epochs, axis, history);
        }
    }

    private static void DrawLegend(Svg svg, IReadOnlyList<Curve> curves, double y)
    {
        double x = Right;
        foreach (Curve curve in curves.Reverse())
        {
            svg.Text("text", x, y, curve.Name, "end");
            x -= (curve.Name.Length * 6.6) + 8;
            svg.Line(curve.Style, x - 18, y - 4, x, y - 4);
            x -= 34;
        }
    }

    /// <summary>A line through the values, with a gap wherever one is not finite.</summary>
    private static void DrawCurve(Svg svg, Curve curve, Axis epochs, Axis axis, TrainingHistory history)
    {
        List<(double, double)> piece = [];
        for (int i = 0; i <= curve.Values.Length; i++)
        {
            if (i < curve.Values.Length && double.IsFinite(curve.Values[i]))
            {
                (double x, double y) = (epochs.At(history.Epochs[i].Epoch), axis.At(curve.Values[i]));
                piece.Add((x, y));
                if (curve.Values.Length <= MostDots)
                {
                    svg.Dot(curve.Style + "-fill", x, y, 2.5);
                }

                if (curve.IsWatched && history.Epochs[i].Epoch == history.BestEpoch)
                {
                    svg.Dot("best-fill", x, y, 5);
                }
            }
            else if (piece.Count > 0)
            {
                svg.Curve(curve.Style, piece);
                piece.Clear();
            }
        }
    }

    private sealed record Panel(string Name, double Height, IReadOnlyList<Curve> Curves);

    private sealed record Curve(string Name, string Style, double[] Values, bool IsWatched);
}
