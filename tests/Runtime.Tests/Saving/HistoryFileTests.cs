using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Unrolled.Runtime.Tests.Training;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>The history of a training in a checkpoint: what is written, what comes back, and what is refused.</summary>
public sealed class HistoryFileTests
{
    private const int Columns = 11;

    private readonly Classifier _saved = new(1);
    private readonly Classifier _network = new(2);
    private readonly TrainingHistory _history;
    private readonly FileParts _file;

    public HistoryFileTests()
    {
        _history = Histories.Fit(_saved);
        _file = new FileParts(Histories.Bytes(_saved, _history));
    }

    [Fact]
    public void Epochs_are_a_table_and_the_best_parameters_are_tensors()
    {
        string[] names = [.. _file.Header.Select(static entry => entry.Key).Where(static key => key != "__metadata__")];
        string[] parameters = ["0.weight", "0.bias", "3.weight", "3.bias", "5.weight"];
        Assert.Equal(["history.epochs", .. parameters, .. parameters.Select(static name => "optimizer.1." + name), .. parameters.Select(static name => "best." + name)], names);

        // At the beginning of the data, whatever lies behind it: at a multiple of its elements' size.
        Assert.Equal("F64", (string)_file.Header["history.epochs"]!["dtype"]!);
        Assert.Equal(0, (long)_file.Header["history.epochs"]!["data_offsets"]![0]!);
        Assert.Equal([3, Columns], _file.Shape("history.epochs"));
        double[] row = [.. _file.Tensor("history.epochs").Chunk(8).Select(static bytes => BitConverter.ToDouble(bytes)).Skip(Columns).Take(Columns)];
        TrainingEpoch epoch = _history.Epochs[1];
        Evaluation validation = epoch.Validation!.Value;
        Assert.Equal([2, 8, epoch.Loss, 0.05f, epoch.Elapsed.TotalSeconds, 24, validation.Loss, validation.Accuracy, validation.TopKAccuracy, double.NaN, double.NaN], row);

        Classifier best = new(3);
        best.CopyParametersFrom(_history.BestParameters);
        Assert.Equal(FileParts.Of(best).Floats("3.weight"), _file.Floats("best.3.weight"));
        Assert.Equal([9, 20], _file.Shape("best.3.weight"));
    }

    [Fact]
    public void The_history_comes_back()
    {
        using GermanCulture german = new();
        NetworkFileInfo info = _network.LoadCheckpoint(new MemoryStream(_file.Join()));
        Assert.True(info.IsVerified);
        Assert.Equal(HistoryBits.Of(_history), HistoryBits.Of(info.History!));
        Assert.Equal(_history.Epochs.Select(static epoch => epoch.Elapsed), info.History!.Epochs.Select(static epoch => epoch.Elapsed));
        Assert.Equal(_history.Position, info.History.Position);
        Assert.Null(info.History.Confusion);
        Assert.Equal(NetworkBits.Of(_saved), NetworkBits.Of(_network));
        Assert.Equal(_file.Join(), new FileParts(Histories.Bytes(_network, info.History)).Join());
    }

    [Fact]
    public void A_history_may_have_no_epoch_and_no_best_parameters()
    {
        TrainingHistory none = Histories.OfEpochs(0);
        NetworkFileInfo info = _network.LoadCheckpoint(new MemoryStream(Histories.Bytes(new Classifier(1), none)));
        Assert.Equal(HistoryBits.Of(none), HistoryBits.Of(info.History!));
        Assert.True(info.History!.BestParameters.IsEmpty);
        Assert.Null(_network.LoadCheckpoint(new MemoryStream(FileParts.Bytes(new Classifier(1), checkpoint: true))).History);
    }

    [Fact]
    public void The_weights_can_be_had_alone()
    {
        foreach (INetwork network in new INetwork[] { new Deployed(), new WithAdam(4), new Classifier(5) })
        {
            NetworkFileInfo info = network.Load(new MemoryStream(_file.Join()));
            Assert.True(info.IsVerified);
            Assert.Null(info.History);
            Assert.Equal(NetworkBits.Of(_saved).Parameters, NetworkBits.Of(network).Parameters);
        }
    }

    [Fact]
    public void Of_very_many_epochs_the_last_are_kept()
    {
        const int Most = 65_536;
        TrainingHistory history = Histories.OfEpochs(Most + 3);
        ((INetwork)_saved).State!.Restore(1, Most + 3, _saved.Description.HyperParameters.Select(static h => h.Value).ToArray());
        TrainingHistory found = _network.LoadCheckpoint(new MemoryStream(Histories.Bytes(_saved, history))).History!;
        Assert.Equal((Most, 4, Most + 3, Most + 3), (found.Epochs.Count, found.Epochs[0].Epoch, found.Epochs[^1].Epoch, found.BestEpoch));
        Assert.Equal(history.Epochs.Skip(3), found.Epochs);
    }

    [Fact]
    public void A_history_of_another_moment_or_network_is_not_saved()
    {
        MemoryStream stream = new();
        _saved.TrainStep(new float[7], new int[1]);
        Assert.StartsWith(
            "The history is of a training of 12 steps, and Classifier has made 13: save both at the same moment, or without a history.",
            Assert.Throws<ArgumentException>("history", () => _saved.SaveCheckpoint(stream, _history)).Message);
        OtherNetwork other = new();
        ((INetwork)other).State!.Restore(1, 12, [0.1f]);
        Assert.Contains("parameters of its best epoch, and OtherNetwork has ", Assert.Throws<ArgumentException>("history", () => other.SaveCheckpoint(stream, _history)).Message);
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData("epochs", "65537", "a number from 0 to 65,536 is expected")]
    [InlineData("epochs", "-1", "a number from 0 to 65,536 is expected")]
    [InlineData("epochs", "2", "history.epochs is [2, 11] in its metadata and [3, 11] in the file")]
    [InlineData("epochs", null, "no metadata entry unrolled.history.epochs")]
    [InlineData("reason", "1", "has 1 as metadata entry unrolled.history.reason; one of Completed, NoImprovement, Cancelled, OutOfTime, Running is expected")]
    [InlineData("reason", null, "no metadata entry unrolled.history.reason")]
    [InlineData("monitor", "loss", "has loss as metadata entry unrolled.history.monitor; one of Loss, Accuracy, TopKAccuracy, MeanAbsoluteError, R2 is expected")]
    [InlineData("best_epoch", "4", "has 4 as metadata entry unrolled.history.best_epoch; a number from 1 to 3, the last epoch's, is expected")]
    [InlineData("best_epoch", "1.5", "has 1.5 as metadata entry unrolled.history.best_epoch; a number from 0 to 4,503,599,627,370,496 is expected")]
    [InlineData("best_epoch", "0", "unrolled.history.best_value; NaN, since there is no best epoch, is expected")]
    [InlineData("best_value", "NaN", "has NaN as metadata entry unrolled.history.best_value; a number is expected")]
    [InlineData("best_value", "0,5", "has 0,5 as metadata entry unrolled.history.best_value")]
    [InlineData("best_value", null, "no metadata entry unrolled.history.best_value")]
    [InlineData("improved_to", "NaN", "metadata entry unrolled.history.improved_to; a number is expected")]
    [InlineData("epochs_without_improvement", "4", "has 4 as metadata entry unrolled.history.epochs_without_improvement; a number from 0 to 3, the last epoch's, is expected")]
    [InlineData("epochs_without_improvement", "2147483648", "a number from 0 to 2,147,483,647 is expected")]
    [InlineData("best_parameters", "2", "a number from 0 to 1 is expected")]
    [InlineData("best_parameters", "0", "best.0.weight is [20, 7] in the file and missing in Classifier")]
    [InlineData("loss_sum", "Infinity", "has Infinity as metadata entry unrolled.history.loss_sum; a finite number is expected")]
    [InlineData("loss_mass", "-1", "has -1 as metadata entry unrolled.history.loss_mass; a number from 0 to ")]
    [InlineData("seconds", "1e12", "has 1e12 as metadata entry unrolled.history.seconds; a number from 0 to ")]
    [InlineData("seconds", "NaN", "has NaN as metadata entry unrolled.history.seconds")]
    public void Metadata(string key, string? text, string message)
    {
        if (text is null)
        {
            _file.Metadata.Remove("unrolled.history." + key);
        }
        else
        {
            _file.Metadata["unrolled.history." + key] = text;
        }

        Assert.Contains(message, Refusal.Require(_network, _file.Join(), checkpoint: true).Message);
    }

    [Fact]
    public void Tensors_without_metadata()
    {
        foreach (string key in _file.Metadata.Select(static entry => entry.Key).Where(static key => key.StartsWith("unrolled.history.", StringComparison.Ordinal)).ToArray())
        {
            _file.Metadata.Remove(key);
        }

        NetworkFileException error = Refusal.Require(_network, _file.Join(), checkpoint: true);
        Assert.Equal(["history.epochs", "best.0.weight", "best.0.bias", "best.3.weight", "best.3.bias", "best.5.weight"], error.Tensors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tensors_that_are_missing_or_of_another_shape(bool checkpoint)
    {
        _file.Header["best.3.weight"]!["shape"] = new JsonArray(20, 9);
        _file.Header.Remove("best.0.bias");
        _file.Header.Remove("history.epochs");
        NetworkFileException error = Refusal.Require(_network, _file.Join(), checkpoint);
        Assert.Equal(
            "The stream does not fit Classifier: best.0.bias is [20] in Classifier and missing in the file; best.3.weight is [9, 20] in Classifier and [20, 9] in the file; "
            + "history.epochs is [3, 11] in its metadata and missing in the file.",
            error.Message);
        Assert.Equal(["best.0.bias", "best.3.weight", "history.epochs"], error.Tensors);
    }

    [Theory]
    [InlineData(1, 0, 3, "has 3 as the epoch's number in row 1 of history.epochs; 2 is expected")]
    [InlineData(0, 0, 0, "has 0 as the epoch's number in row 0 of history.epochs; a whole number from 1 to 12 is expected")]
    [InlineData(0, 0, 1.5, "has 1.5 as the epoch's number")]
    [InlineData(2, 0, double.NaN, "has NaN as the epoch's number in row 2")]
    [InlineData(1, 1, 4, "has 4 as steps in row 1 of history.epochs; a whole number from 5 to 12 is expected")]
    [InlineData(2, 1, 13, "has 13 as steps in row 2 of history.epochs; a whole number from 9 to 12 is expected")]
    [InlineData(0, 2, double.NaN, "has NaN as the loss in row 0 of history.epochs; a finite number is expected")]
    [InlineData(0, 3, 0.1, "has 0.1 as the learning rate in row 0 of history.epochs; a float is expected")]
    [InlineData(0, 4, -1, "has -1 as seconds in row 0 of history.epochs; a number from 0 to 900,000,000,000 is expected")]
    [InlineData(0, 5, 2147483648, "has 2147483648 as validation rows in row 0 of history.epochs; a whole number from 0 to 2,147,483,647 is expected")]
    public void Rows(int row, int column, double value, string message)
    {
        BitConverter.TryWriteBytes(_file.Data.AsSpan(((row * Columns) + column) * sizeof(double)), value);
        Checksum checksum = new();
        checksum.Append(_file.Data);
        _file.Metadata["unrolled.data_crc32c"] = checksum.ToString();
        NetworkFileException error = Refusal.Require(_network, _file.Join(), checkpoint: true);
        Assert.Contains(message, error.Message);
        Assert.Equal(["history.epochs"], error.Tensors);

        // Whoever wants the weights alone does not look at the table.
        _network.Load(new MemoryStream(_file.Join()));
    }

    [Fact]
    public void Epochs_in_another_precision()
    {
        byte[] table = _file.Tensor("history.epochs");
        _file.Header["history.epochs"]!["dtype"] = "F32";
        _file.Header["history.epochs"]!["data_offsets"] = new JsonArray(0, table.Length / 2);
        foreach (string name in _file.Header.Select(static entry => entry.Key).Where(static key => key is not "__metadata__" and not "history.epochs"))
        {
            JsonArray offsets = _file.Header[name]!["data_offsets"]!.AsArray();
            _file.Header[name]!["data_offsets"] = new JsonArray((long)offsets[0]! - (table.Length / 2), (long)offsets[1]! - (table.Length / 2));
        }

        _file.Data = _file.Data[(table.Length / 2)..];
        NetworkFileException error = Refusal.Require(_network, _file.Join(), checkpoint: true);
        Assert.Equal("The stream has history.epochs as F32: F64 is expected.", error.Message);
        Assert.False(_network.Load(new MemoryStream(_file.Join())).IsVerified);
        Assert.Equal(NetworkBits.Of(_saved).Parameters, NetworkBits.Of(_network).Parameters);
    }
}

/// <summary>Another network with the same optimiser.</summary>
[Network(7)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[Sgd]
public sealed partial class OtherNetwork;
