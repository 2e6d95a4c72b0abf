using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>Measures, against their definitions written out in double precision.</summary>
public sealed class EvaluatorTests
{
    private const int Tolerance = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Labels(int topK)
    {
        Dataset data = Samples.Labels(60);
        Classes network = Trained(new Classes(1), data);
        Evaluator evaluator = new(network, data, topK);
        Evaluation found = evaluator.Evaluate();
        double[][] outputs = Outputs(network, data);

        int[] named = [.. outputs.Select(row => Array.IndexOf(row, row.Max()))];
        Assert.Equal(60, found.Rows);
        Assert.Equal(outputs.Select((row, r) => -Math.Log(row[data.Labels[r]])).Average(), found.Loss, Tolerance);
        Assert.Equal(named.Where((label, r) => label == data.Labels[r]).Count() / 60.0, found.Accuracy);
        Assert.Equal(Enumerable.Range(0, 60).Count(r => outputs[r].OrderDescending().Take(topK).Contains(outputs[r][data.Labels[r]])) / 60.0, found.TopKAccuracy);
        Assert.True(double.IsNaN(found.MeanAbsoluteError) && double.IsNaN(found.R2));
        Assert.InRange(found.Accuracy, 0.4, 0.99);
        Assert.True(topK < 3 || found.TopKAccuracy == 1);

        ConfusionMatrix confusion = evaluator.Confusion!;
        for (int actual = 0; actual < 3; actual++)
        {
            for (int predicted = 0; predicted < 3; predicted++)
            {
                Assert.Equal(Enumerable.Range(0, 60).Count(r => data.Labels[r] == actual && named[r] == predicted), confusion[actual, predicted]);
            }

            Assert.Equal(confusion[actual, actual] / (double)data.Labels.ToArray().Count(label => label == actual), confusion.Recall(actual));
            Assert.Equal(confusion[actual, actual] / (double)named.Count(label => label == actual), confusion.Precision(actual));
        }

        // Counted anew each time.
        Assert.Equal(found, evaluator.Evaluate());
        Assert.Equal(60, confusion[0, 0] + confusion[0, 1] + confusion[0, 2] + confusion[1, 0] + confusion[1, 1] + confusion[1, 2] + confusion[2, 0] + confusion[2, 1] + confusion[2, 2]);
    }

    /// <summary>Blocks of rows count for what their labels weigh: the last block has the heavy class.</summary>
    [Fact]
    public void Class_weights_weigh_the_loss()
    {
        const int rows = 50_000;
        float[] inputs = new float[rows * 5];
        Random random = new(1);
        foreach (ref float value in inputs.AsSpan())
        {
            value = (2 * random.NextSingle()) - 1;
        }

        int[] labels = [.. Enumerable.Range(0, rows).Select(static r => r < 40_000 ? 2 * (r % 2) : 1)];
        Dataset data = Dataset.WithLabels(inputs, labels, 3);
        UnequalClasses network = new(1);
        double[] weights = [0.25, 3, 0];
        double sum = Outputs(network, data).Select((row, r) => -row.Select((y, k) => weights[k] * ((labels[r] == k ? 0.9 : 0) + (0.1 / 3)) * Math.Log(y)).Sum()).Sum();
        double expected = sum / labels.Sum(label => weights[label]);
        Assert.Equal(expected, new Evaluator(network, data).Evaluate().Loss, 4);
        Assert.Equal(expected, network.Loss(inputs, labels), 4);

        Dataset none = Dataset.WithLabels(inputs[..50], [.. Enumerable.Repeat(2, 10)], 3);
        Assert.Equal(0, new Evaluator(network, none).Evaluate().Loss);
    }

    [Fact]
    public void Soft_targets()
    {
        Dataset data = Samples.Targets(60);
        Classes network = Trained(new Classes(1), data);
        Evaluation found = new Evaluator(network, data, 2).Evaluate();
        double[][] outputs = Outputs(network, data);
        int[] classes = [.. Enumerable.Range(0, 60).Select(r => Array.IndexOf(data.TargetsOf(r).ToArray(), 0.8f))];

        Assert.Equal(outputs.Select((row, r) => -row.Select((y, k) => data.TargetsOf(r)[k] * Math.Log(y)).Sum()).Average(), found.Loss, Tolerance);
        Assert.Equal(outputs.Where((row, r) => Array.IndexOf(row, row.Max()) == classes[r]).Count() / 60.0, found.Accuracy);
        Assert.Equal(outputs.Where((row, r) => row.Count(y => y > row[classes[r]]) < 2).Count() / 60.0, found.TopKAccuracy);
        AssertErrors(outputs, data, found);
    }

    [Fact]
    public void One_output()
    {
        Dataset labels = Samples.Labels(60, classes: 2);
        YesOrNo network = Trained(new YesOrNo(1), labels);
        double[][] outputs = Outputs(network, labels);
        Evaluator evaluator = new(network, labels);
        Evaluation found = evaluator.Evaluate();
        Assert.Equal(outputs.Select((row, r) => -Math.Log(labels.Labels[r] == 1 ? row[0] : 1 - row[0])).Average(), found.Loss, 5);
        Assert.Equal(outputs.Where((row, r) => (row[0] > 0.5 ? 1 : 0) == labels.Labels[r]).Count() / 60.0, found.Accuracy);
        Assert.Equal(2, evaluator.Confusion!.Classes);
        Assert.Equal(Enumerable.Range(0, 60).Count(r => labels.Labels[r] == 1 && outputs[r][0] <= 0.5), evaluator.Confusion[1, 0]);

        // The same classes as targets.
        Dataset targets = Dataset.WithTargets(labels.InputValues, [.. labels.Labels.ToArray().Select(label => (float)label)], 60);
        Evaluation soft = new Evaluator(network, targets).Evaluate();
        Assert.Equal((found.Accuracy, found.TopKAccuracy, found.Loss), (soft.Accuracy, soft.TopKAccuracy, soft.Loss));
        AssertErrors(outputs, targets, soft);
    }

    [Fact]
    public void Regression_and_labels_for_it()
    {
        Dataset data = Samples.Targets(60);
        Regression network = Trained(new Regression(1), data);
        double[][] outputs = Outputs(network, data);
        Evaluator evaluator = new(network, data);
        Evaluation found = evaluator.Evaluate();
        Assert.Equal(outputs.SelectMany((row, r) => row.Select((y, k) => (y - data.TargetsOf(r)[k]) * (y - data.TargetsOf(r)[k]))).Average(), found.Loss, Tolerance);
        Assert.True(double.IsNaN(found.Accuracy) && double.IsNaN(found.TopKAccuracy));
        Assert.Null(evaluator.Confusion);
        AssertErrors(outputs, data, found);

        Dataset labels = Samples.Labels(60);
        Evaluation named = new Evaluator(network, labels, 2).Evaluate();
        Assert.Equal(outputs.SelectMany((row, r) => row.Select((y, k) => (y - (labels.Labels[r] == k ? 1 : 0)) * (y - (labels.Labels[r] == k ? 1 : 0)))).Average(), named.Loss, Tolerance);
        Assert.Equal(outputs.Where((row, r) => Array.IndexOf(row, row.Max()) == labels.Labels[r]).Count() / 60.0, named.Accuracy);
        Assert.True(double.IsNaN(named.MeanAbsoluteError));
    }

    /// <summary>More rows than a block has: the same as their parts.</summary>
    [Fact]
    public void Many_rows()
    {
        Dataset data = Samples.Targets(50_000);
        Regression network = new(2);
        Evaluation found = new Evaluator(network, data).Evaluate();
        double[][] outputs = Outputs(network, data);
        Assert.Equal(50_000, found.Rows);
        Assert.Equal(network.Loss(data.InputValues, data.TargetValues), found.Loss, Tolerance);
        AssertErrors(outputs, data, found);

        Dataset labels = Samples.Labels(50_000);
        Classes classes = new(2);
        int[] named = new int[50_000];
        classes.PredictLabels(labels.InputValues, named);
        Assert.Equal(named.Where((label, r) => label == labels.Labels[r]).Count() / 50_000.0, new Evaluator(classes, labels).Evaluate().Accuracy);
    }

    [Fact]
    public void Of_equal_outputs_the_first_counts()
    {
        Regression network = new(1);
        network.CopyParametersFrom(new float[Regression.ParameterCount]);
        Dataset data = Dataset.WithLabels(new float[15], [0, 1, 2]);
        Assert.Equal(1 / 3.0, new Evaluator(network, data, 1).Evaluate().TopKAccuracy);
        Assert.Equal(2 / 3.0, new Evaluator(network, data, 2).Evaluate().TopKAccuracy);
        Assert.Equal(1.0, new Evaluator(network, data, 3).Evaluate().TopKAccuracy);
    }

    [Fact]
    public void Targets_that_never_vary_leave_nothing_to_explain()
    {
        Dataset data = Dataset.WithTargets(new float[10], [1, 2, 3, 1, 2, 3], 2);
        Assert.True(double.IsNaN(new Evaluator(new Regression(1), data).Evaluate().R2));
    }

    [Fact]
    public void A_confusion_matrix_is_a_table()
    {
        Dataset data = Samples.Labels(60);
        Evaluator evaluator = new(new Classes(1), data);
        evaluator.Evaluate();
        string[] lines = evaluator.Confusion!.ToString().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal(["0", "1", "2"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["1", $"{evaluator.Confusion[1, 0]}", $"{evaluator.Confusion[1, 1]}", $"{evaluator.Confusion[1, 2]}"], lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("no class 3", Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Confusion[0, 3]).Message);
    }

    private static void AssertErrors(double[][] outputs, Dataset data, Evaluation found)
    {
        double[][] targets = [.. Enumerable.Range(0, data.Rows).Select(r => data.TargetsOf(r).ToArray().Select(t => (double)t).ToArray())];
        double[] means = [.. Enumerable.Range(0, data.Targets).Select(k => targets.Average(row => row[k]))];
        double errors = outputs.Zip(targets, (y, t) => y.Zip(t, (a, b) => (a - b) * (a - b)).Sum()).Sum();
        double spread = targets.Sum(row => row.Zip(means, (t, mean) => (t - mean) * (t - mean)).Sum());
        Assert.Equal(outputs.Zip(targets, (y, t) => y.Zip(t, (a, b) => Math.Abs(a - b)).Average()).Average(), found.MeanAbsoluteError, 10);
        Assert.Equal(1 - (errors / spread), found.R2, 10);
    }

    private static TNetwork Trained<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : ITrainable
    {
        Trainer.Fit(network, data, new() { Epochs = 3 });
        return network;
    }

    private static double[][] Outputs(ITrainable network, Dataset data)
    {
        float[] outputs = new float[data.Rows * network.Description.Outputs];
        network.Predict(data.InputValues, outputs);
        return [.. outputs.Select(y => (double)y).Chunk(network.Description.Outputs)];
    }
}
