using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Files between this library and PyTorch, both ways: the same outputs.</summary>
public sealed class TorchTests
{
    private const string ClassifierModules = "nn.Linear(7, 20), nn.ReLU(), nn.Dropout(0.4), nn.Linear(20, 9), nn.Tanh(), nn.Linear(9, 4, bias=False), nn.Softmax(-1)";

    private const string GalleryModules =
        "nn.Linear(5, 6), nn.Linear(6, 7), nn.LeakyReLU(), nn.Linear(7, 8, bias=False), nn.ELU(), nn.Linear(8, 7), nn.Sigmoid(), nn.Linear(7, 6), nn.Softplus(), "
        + "nn.Linear(6, 9), nn.SiLU(), nn.Linear(9, 8), nn.GELU(), nn.Linear(8, 7), nn.GELU('tanh'), nn.Linear(7, 6), nn.Tanh(), nn.Linear(6, 3), nn.Softmax(-1)";

    private const string WideModules = "nn.Linear(300, 200), nn.GELU(), nn.Linear(200, 1)";

    private const int Rows = 50;

    [TorchFact]
    public void PyTorch_takes_our_files() =>
        AssertSame((new Classifier(1), ClassifierModules, null), (new Gallery(2), GalleryModules, null), (new Wide(3), WideModules, null));

    [TorchFact]
    public void We_take_files_of_PyTorch() =>
        AssertSame((new Classifier(1), ClassifierModules, "F32"), (new Gallery(2), GalleryModules, "F32"), (new Wide(3), WideModules, "F32"));

    [TorchFact]
    public void We_take_its_other_precisions() =>
        AssertSame((new Classifier(1), ClassifierModules, "F16"), (new Classifier(1), ClassifierModules, "BF16"), (new Classifier(1), ClassifierModules, "F64"));

    [TorchFact]
    public void PyTorch_finds_the_parameters_and_the_best_epochs_in_a_checkpoint()
    {
        using TemporaryFolder folder = new();
        Classifier network = new(1);
        TrainingHistory history = Histories.Fit(network);
        Classifier best = new(2);
        best.CopyParametersFrom(history.BestParameters);
        Training.Train(network, 1);
        network.SaveCheckpoint(folder.File("run.safetensors"), new TrainingHistory(
            history.Epochs, history.Reason, history.Monitor, history.Best, history.Position with { Steps = network.Steps }, history.BestParameters.ToArray(), null));
        File.WriteAllBytes(folder.File("inputs"), MemoryMarshal.AsBytes(Inputs(network).AsSpan()));
        JsonArray jobs = [Job("", "now"), Job("best.", "best")];
        File.WriteAllText(folder.File("jobs.json"), jobs.ToJsonString());
        Run(folder.File("jobs.json"));
        AssertSame(network, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File("now"))));
        AssertSame(best, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File("best"))));

        JsonObject Job(string prefix, string outputs) => new()
        {
            ["modules"] = ClassifierModules,
            ["file"] = folder.File("run.safetensors"),
            ["inputs"] = folder.File("inputs"),
            ["outputs"] = folder.File(outputs),
            ["prefix"] = prefix,
        };
    }

    /// <summary>Has PyTorch load our file or, given a type, write its own, and compares outputs.</summary>
    private static void AssertSame(params (INetwork Network, string Modules, string? Type)[] cases)
    {
        using TemporaryFolder folder = new();
        JsonArray jobs = [];
        for (int p = 0; p < cases.Length; p++)
        {
            (INetwork network, string modules, string? type) = cases[p];
            JsonObject job = new() { ["modules"] = modules, ["file"] = folder.File($"{p}.safetensors"), ["inputs"] = folder.File($"{p}.inputs"), ["outputs"] = folder.File($"{p}.outputs") };
            if (type is null)
            {
                network.Save(folder.File($"{p}.safetensors"));
            }
            else
            {
                job["type"] = type;
            }

            File.WriteAllBytes(folder.File($"{p}.inputs"), MemoryMarshal.AsBytes(Inputs(network).AsSpan()));
            jobs.Add(job);
        }

        File.WriteAllText(folder.File("jobs.json"), jobs.ToJsonString());
        Run(folder.File("jobs.json"));
        for (int p = 0; p < cases.Length; p++)
        {
            INetwork network = cases[p].Network;
            if (cases[p].Type is not null)
            {
                network.Load(folder.File($"{p}.safetensors"));
            }

            AssertSame(network, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File($"{p}.outputs"))));
        }
    }

    private static void AssertSame(INetwork network, ReadOnlySpan<float> expected)
    {
        float[] actual = new float[Rows * network.Description.Outputs];
        network.Predict(Inputs(network), actual);
        Assert.Equal(actual.Length, expected.Length);
        Assert.True(actual.Distinct().Count() >= Rows, "The outputs hardly depend on the inputs.");

        // Relative to the largest: a sum that cancels has no precision of its own.
        float largest = actual.Max(Math.Abs);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= 1e-6f * largest, $"Output {i} of {network.Description.Name} is {actual[i]:R} here and {expected[i]:R} in PyTorch.");
        }
    }

    private static float[] Inputs(INetwork network)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, Rows * network.Description.Inputs).Select(_ => (4f * random.NextSingle()) - 2f)];
    }

    private static void Run(string jobs)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Saving", "torch_files.py");
        using Process process = Process.Start(new ProcessStartInfo(TorchFactAttribute.Python, [script, jobs]) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
