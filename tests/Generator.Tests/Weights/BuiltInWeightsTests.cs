using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Build;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Weights;

/// <summary>From a network that was saved to one with its parameters built in: the same outputs, to the last bit.</summary>
public sealed class BuiltInWeightsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-weights-");

    public static TheoryData<string> Networks => new(
        "[Network(7)] [Dense(5, Activation.Relu)] [Dense(3, Activation.Softmax)]",
        "[Network(7)] [Dense(5, Activation.LeakyRelu, Slope = 0.02)] [Dropout(0.3, Scale = false)] [Dense(33, Activation.Elu, Alpha = 1.5, Bias = false)] [Dense(2)]",
        "[Network(19)] [Dropout(0.5)] [Dense(40, Activation.Gelu)] [Dense(17, Activation.GeluTanh)] [Dense(16, Activation.Silu)] [Dropout(Mask = MaskSource.Caller)] [Dense(1, Activation.Sigmoid)]",
        "[Network(3)] [Dense(64, Activation.Softplus)] [Freeze] [Dense(2, Activation.Tanh)] [MeanSquaredError] [Adam]",
        "[Network(300)] [Dense(4)]");

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_HasTheParametersOfTheFile(string annotations)
    {
        INetwork saved = Create(annotations, 7);
        saved.Save(PathOf("net.safetensors"));

        INetwork built = Create(annotations + "[Weights(\"net.safetensors\")]", 8, ManifestOf("net.safetensors"));

        Assert.Equal(Parameters(saved), Parameters(built));
        Assert.Equal(Predict(saved), Predict(built));
        Assert.Equal(8, built.Seed);

        // Starting again is starting from the file.
        built.CopyParametersFrom(new float[built.Description.ParameterCount]);
        built.Initialize(9);
        Assert.Equal(Parameters(saved), Parameters(built));
    }

    /// <summary>Means and scales come along, whatever becomes of the parameters.</summary>
    [Theory]
    [InlineData("[Network(4)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(400)] [Dense(400)]")]
    public void Extras_AreBuiltIn(string annotations)
    {
        Dictionary<string, float[]> extras = new() { ["input.mean"] = [1.5f, -0f, float.Epsilon], ["\"odd\"\nname"] = [.. Enumerable.Range(0, 25)] };
        Create(annotations, 1).Save(PathOf("net.safetensors"), extras);

        GeneratorRun run = Run(annotations + "[Weights(\"net.safetensors\")]", ManifestOf("net.safetensors")).AssertClean();

        Extra extra = run.Load().GetType("Net")!.GetMethod("Extra")!.CreateDelegate<Extra>();
        Assert.All(extras, one => Assert.Equal(one.Value, extra(one.Key).ToArray()));
        Assert.StartsWith("net.safetensors keeps no numbers called 'mean' beside its parameters; it has input.mean, ", Assert.Throws<ArgumentException>(() => extra("mean").Length).Message);
    }

    /// <summary>The class that is deployed needs nothing of what trains.</summary>
    [Fact]
    public void InferenceClass_TakesACheckpointOfATrainedOne()
    {
        INetwork saved = Create("[Network(7)] [Dropout(0.2)] [Dense(5, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Adam]", 7);
        Dataset data = Dataset.WithLabels([.. Enumerable.Range(0, 21).Select(i => MathF.Sin(i))], [0, 1, 2]);
        TrainingHistory history = Trainer.Fit((ITrainable)saved, data, new() { Epochs = 2, KeepBest = true });
        saved.SaveCheckpoint(PathOf("net.safetensors"), history);

        INetwork built = Create("[Network(7)] [Dropout(0.4)] [Dense(5, Activation.Relu, Name = \"Hidden\")] [Dense(3, Activation.Softmax)] [Weights(\"net.safetensors\")]", 0, ManifestOf("net.safetensors"));

        Assert.Equal(Parameters(saved), Parameters(built));
    }

    [Fact]
    public void Clone_HasTheParametersOfTheOriginalAndNotTheFiles()
    {
        const string annotations = "[Network(2)] [Dense(2)]";
        Create(annotations, 1).Save(PathOf("net.safetensors"));
        INetwork built = Create(annotations + "[Weights(\"net.safetensors\")]", 0, ManifestOf("net.safetensors"));
        built.CopyParametersFrom([1, 2, 3, 4, 5, 6]);

        INetwork clone = (INetwork)built.GetType().GetMethod("Clone")!.Invoke(built, null)!;

        Assert.Equal([1, 2, 3, 4, 5, 6], Parameters(clone));
    }

    /// <summary>What is read aside is not kept: the values are where the program lies.</summary>
    [Fact]
    public void Constants_AllocateNothing()
    {
        const string annotations = "[Network(100)] [Dense(100)]";
        Create(annotations, 1).Save(PathOf("net.safetensors"));
        INetwork built = Create(annotations + "[Weights(\"net.safetensors\")]", 0, ManifestOf("net.safetensors"));

        long before = GC.GetAllocatedBytesForCurrentThread();
        built.Initialize(1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void OtherActivation_IsAnError()
    {
        Create("[Network(2)] [Dense(2, Activation.LeakyRelu, Slope = 0.1)]", 1).Save(PathOf("net.safetensors"));

        GeneratorRun run = Run("[Network(2)] [Dense(2, Activation.LeakyRelu, Slope = 0.2)] [Weights(\"net.safetensors\")]", ManifestOf("net.safetensors"));

        Assert.Equal(["UNR0603"], run.Ids);
        Assert.Contains("2 inputs; Dense(2, LeakyRelu, Slope = 0.1), where 'Net' has 2 inputs; Dense(2, LeakyRelu, Slope = 0.2)", run.Diagnostics[0].GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void NoFileListed_IsAnErrorThatSaysHow()
    {
        CSharpCompilation project = GeneratorHarness.Compile("[Network(2)] [Dense(2)] [Weights(\"net.safetensors\")] partial class Net;");

        GeneratorRunResult result = GeneratorHarness.CreateDriver(files: []).RunGenerators(project).GetRunResult().Results.Single();

        Assert.Equal(
            "Network 'Net' takes its parameters from 'net.safetensors', but the project lists no file of weights: add <UnrolledWeights Include=\"net.safetensors\" /> to an ItemGroup of the project",
            Assert.Single(result.Diagnostics).GetMessage());
    }

    /// <summary>A scalar is a tensor, too: its value must not reach another's.</summary>
    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},\"0.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[4,12]},\"0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}")]
    [InlineData("{\"0.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]},\"0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}")]
    public void Scalar_IsATensorTooMany(string header)
    {
        Files.Write(PathOf("net.safetensors"), Files.With(header, new byte[16]));

        GeneratorRun run = Run("[Network(2)] [Dense(1)] [Weights(\"net.safetensors\")]", ManifestOf("net.safetensors"));

        Assert.Equal("'models/net.safetensors' does not fit network 'Net': a is [] in the file and missing in 'Net'", Assert.Single(run.Diagnostics).GetMessage());
    }

    /// <summary>What the build did not write, or not to its end.</summary>
    [Theory]
    [InlineData("tensor\t0\\.weight\t1 2\n 3F800000\ntensor\t0\\.bias\t1\n 3F800000\n")]
    [InlineData("tensor\t0\\.weight\t1 2\n 3F800000 zzzzzzzz\ntensor\t0\\.bias\t1\n 3F800000\n")]
    [InlineData("tensor\t0\\.weight\t1 2\n 3F800000 40000000\ntensor\t0\\.weight\t1 2\n 3F800000 40000000\ntensor\t0\\.bias\t1\n 3F800000\n")]
    [InlineData("tensor\t0\\.weight\t1 2\n 3F800000 40000000\ntensor\t0\\.bias\t1\n 3F800000\nextra\tm\t1\n 3F800000\nextra\tm\t1\n 3F800000\n")]
    [InlineData("tensor\t\\m\t1 2\n")]
    [InlineData("tensor\t0\\.weight\tone\n")]
    [InlineData("tensor\n")]
    [InlineData("nothing")]
    public void TornManifest_IsAnError(string rest)
    {
        GeneratorRun run = Run("[Network(2)] [Dense(1)] [Weights(\"net.safetensors\")]", WeightsFiles.Of("net.safetensors", rest));

        Assert.StartsWith("'net.safetensors' has a manifest, ", Assert.Single(run.Diagnostics).GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    /// <summary>More values than become constants: the compiler sees names and shapes, the program reads the resource.</summary>
    [Fact]
    public void LargeFile_BecomesAResource()
    {
        const string annotations = "[Network(512)] [Dense(256, Activation.Relu)] [Dense(2)]";
        Create(annotations, 3).Save(PathOf("net.safetensors"));
        string text = Manifest.Of("net.safetensors", PathOf("net.safetensors"), "Unrolled/net.safetensors", out bool isResource);

        GeneratorRun run = Run(annotations + "[Weights(\"net.safetensors\")]", WeightsFiles.Of(text)).AssertClean();

        Assert.True(isResource);
        Assert.Contains("EmbeddedWeights.Load(network, typeof(Weights).Assembly, \"Unrolled/net.safetensors\")", run.Files["Net.Weights.g.cs"]);
        INetwork Load(string name) => (INetwork)Activator.CreateInstance(run.Load((name, PathOf("net.safetensors"))).GetType("Net")!, 0)!;
        Assert.Equal(Parameters(Create(annotations, 3)), Parameters(Load("Unrolled/net.safetensors")));
        Exception thrown = Assert.IsType<InvalidOperationException>(Assert.ThrowsAny<Exception>(() => Load("another")).InnerException);
        Assert.Contains("has no resource 'Unrolled/net.safetensors' with the parameters of Net", thrown.Message);
    }

    /// <summary>The most values that become constants.</summary>
    [Fact]
    public void Limit_IsInclusive()
    {
        Create("[Network(512)] [Dense(256, Bias = false)]", 3).Save(PathOf("most.safetensors"));
        Create("[Network(512)] [Dense(256, Bias = false)] [Dense(1, Bias = false)]", 3).Save(PathOf("more.safetensors"));

        _ = Manifest.Of("most", PathOf("most.safetensors"), "Unrolled/most", out bool isMostResource);
        _ = Manifest.Of("more", PathOf("more.safetensors"), "Unrolled/more", out bool isMoreResource);

        Assert.False(isMostResource);
        Assert.True(isMoreResource);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private delegate ReadOnlySpan<float> Extra(string name);

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static float[] Predict(INetwork network)
    {
        float[] outputs = new float[3 * network.Description.Outputs];
        network.Predict([.. Enumerable.Range(0, 3 * network.Description.Inputs).Select(i => MathF.Sin(i))], outputs);
        return outputs;
    }

    private static INetwork Create(string annotations, int seed, params AdditionalText[] manifests) =>
        (INetwork)Activator.CreateInstance(Run(annotations, manifests).AssertClean().Load().GetType("Net")!, seed)!;

    private static GeneratorRun Run(string annotations, params AdditionalText[] manifests) =>
        GeneratorHarness.Run(GeneratorHarness.Compile(annotations + " public partial class Net;"), manifests);

    private AdditionalText ManifestOf(string name) => WeightsFiles.Of(Manifest.Of("models/" + name, PathOf(name), "Unrolled/" + name, out _));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
