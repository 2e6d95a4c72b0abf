using System;
using System.Globalization;

namespace Unrolled.Runtime;

/// <summary>Whether data and options suit a network, before anything is trained on it.</summary>
internal static class TrainingChecks
{
    /// <summary>Checks that the rows are rows of the network.</summary>
    /// <exception cref="ArgumentException">They have another shape.</exception>
    public static void Shape(ITrainable network, Dataset data, string argument)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data, argument);
        NetworkDescription to = network.Description;
        if (data.Inputs != to.Inputs)
        {
            throw new ArgumentException(Words.Text($"A row of {argument} has {Words.Count(data.Inputs, "input")}; {to.Name} takes {to.Inputs:N0}: pass rows of {to.Inputs:N0}."), argument);
        }

        if (data.HasLabels && network is ILabelTrainable)
        {
            int classes = Math.Max(to.Outputs, 2);
            if (data.Classes > classes)
            {
                throw new ArgumentException(Words.Text($"{argument} has {Words.Count(data.Classes, "class", "classes")}; {to.Name} tells {classes:N0} apart: pass labels of at most {classes:N0} classes."), argument);
            }
        }
        else if (data.HasLabels && data.Classes != to.Outputs)
        {
            throw new ArgumentException(Words.Text($"{argument} has {Words.Count(data.Classes, "class", "classes")}; {to.Name} has {Words.Count(to.Outputs, "output")}: pass as many classes, or targets."), argument);
        }
        else if (!data.HasLabels && data.Targets != to.Outputs)
        {
            throw new ArgumentException(Words.Text($"A row of {argument} has {Words.Count(data.Targets, "target")}; {to.Name} has {Words.Count(to.Outputs, "output")}: pass as many targets."), argument);
        }
    }

    /// <summary>Checks the options' ranges.</summary>
    /// <exception cref="ArgumentException">Two contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    public static void Options(TrainingOptions options, ITrainable network)
    {
        NetworkDescription to = network.Description;
        Option(options.Epochs >= 1, nameof(options.Epochs), options.Epochs, "set at least 1");
        if (options.BatchSize is { } rows)
        {
            Option(rows >= 1 && rows <= to.Batch, nameof(options.BatchSize), rows, Words.Text($"{to.Name} was declared with Batch = {to.Batch:N0}; set 1 to {to.Batch:N0}, or declare a larger Batch"));
        }

        Option(options.TopK >= 1 && options.TopK <= to.Outputs, nameof(options.TopK), options.TopK, Words.Text($"{to.Name} has {Words.Count(to.Outputs, "output")}; set 1 to {to.Outputs:N0}"));
        Option(options.Patience is null or >= 1, nameof(options.Patience), options.Patience ?? 0, "set at least 1 epoch");
        Option(options.MinimumImprovement is >= 0 and <= double.MaxValue, nameof(options.MinimumImprovement), options.MinimumImprovement, "set a finite number of at least 0");
        Option(options.ValidationFraction is >= 0 and < 1, nameof(options.ValidationFraction), options.ValidationFraction, "set the share of rows to hold out, at least 0 and below 1");
        Option(options.TimeBudget is null || options.TimeBudget > TimeSpan.Zero, nameof(options.TimeBudget), options.TimeBudget ?? default, "set a time above zero");
        Option(options.ReportInterval >= TimeSpan.Zero, nameof(options.ReportInterval), options.ReportInterval, "set at least zero");
        StartStep(options.StartStep, network);
        if (options.ValidationFraction > 0 && options.Validation is not null)
        {
            throw new ArgumentException(
                Words.Text($"Validation has {Words.Count(options.Validation.Rows, "row")} and ValidationFraction is {options.ValidationFraction:R}: set one of the two."), nameof(options));
        }
    }

    /// <summary>Checks that the measure watched will have a value.</summary>
    /// <exception cref="ArgumentException">It will not.</exception>
    public static void Monitor(TrainingOptions options, ITrainable network, Dataset? validation)
    {
        string? missing = options.Monitor switch
        {
            Metric.Loss => null,
            _ when validation is null => "validation rows, and there are none: set Validation or ValidationFraction",
            Metric.Accuracy or Metric.TopKAccuracy => validation.HasLabels || network is ILabelTrainable ? null : "classes, and the validation rows have targets: watch MeanAbsoluteError or R2",
            Metric.MeanAbsoluteError or Metric.R2 => validation.HasLabels ? "targets, and the validation rows have labels: watch Loss or Accuracy" : null,
            _ => throw new ArgumentOutOfRangeException(nameof(options.Monitor), options.Monitor, "There is no such measure."),
        };
        if (missing is not null)
        {
            throw new ArgumentException($"{options.Monitor} needs {missing}.", nameof(options));
        }
    }

    /// <summary>The place of the learning rate among the optimiser's hyper-parameters.</summary>
    public static int LearningRate(ITrainable network)
    {
        int index = 0;
        while (network.Description.HyperParameters[index].Name != nameof(LearningRate))
        {
            index++;
        }

        return index;
    }

    /// <summary>Checks that the network has made the steps that the training begins after.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has not.</exception>
    public static void StartStep(long step, ITrainable network) => Option(
        step >= 0 && step <= network.Steps, nameof(TrainingOptions.StartStep), step, Words.Text($"{network.Description.Name} has made {network.Steps:N0} steps; set 0 to {network.Steps:N0}"));

    /// <summary>Checks that the training can go on from the history that the options have.</summary>
    /// <exception cref="ArgumentException">It is of another training.</exception>
    public static void Resume(TrainingOptions options, ITrainable network, int stepsPerEpoch, int validationRows)
    {
        if (options.Resume is not { } history)
        {
            return;
        }

        NetworkDescription to = network.Description;
        long steps = history.Position.Steps;
        long epoch = (steps - options.StartStep) / stepsPerEpoch;
        string? wrong = null;
        if (steps != network.Steps)
        {
            wrong = Words.Text($"Resume is of a training of {steps:N0} steps, and {to.Name} has made {network.Steps:N0}: pass the history that the network was saved with.");
        }
        else if (history.Epochs.Count > 0 && (history.Epochs[^1].Epoch != epoch || history.Epochs[^1].Steps != options.StartStep + (epoch * stepsPerEpoch)))
        {
            wrong = Words.Text($"Resume has finished epoch {history.Epochs[^1].Epoch:N0} after {steps:N0} steps; with {stepsPerEpoch:N0} steps an epoch from step {options.StartStep:N0} on that is epoch {epoch:N0}: pass the data, BatchSize and StartStep of before.");
        }
        else if (history.Epochs.Count > 0 && (history.Epochs[^1].Validation?.Rows ?? 0) != validationRows)
        {
            wrong = Words.Text($"Resume measured {history.Epochs[^1].Validation?.Rows ?? 0:N0} validation rows and there are {validationRows:N0} now: pass the validation rows of before.");
        }
        else if (history.Monitor != options.Monitor)
        {
            wrong = $"Resume watched {history.Monitor} and Monitor is {options.Monitor}: set Monitor to {history.Monitor}.";
        }
        else if (!history.BestParameters.IsEmpty && history.BestParameters.Length != to.ParameterCount)
        {
            wrong = Words.Text($"Resume has {history.BestParameters.Length:N0} parameters of its best epoch, and {to.Name} has {to.ParameterCount:N0}: pass a history of the same network.");
        }
        else if (options.KeepBest && history.BestEpoch > 0 && history.BestParameters.IsEmpty)
        {
            wrong = Words.Text($"KeepBest needs the parameters of epoch {history.BestEpoch:N0}, the best so far, and Resume has none: set KeepBest in all runs or in none.");
        }

        if (wrong is not null)
        {
            throw new ArgumentException(wrong, nameof(options));
        }
    }

    private static void Option(bool isRight, string name, IFormattable value, string wanted)
    {
        if (!isRight)
        {
            throw new ArgumentOutOfRangeException(name, Words.Text($"{name} is {Number(value)}: {wanted}."));
        }
    }

    private static string Number(IFormattable value) => value.ToString(value is int or long ? "N0" : null, CultureInfo.InvariantCulture);
}
