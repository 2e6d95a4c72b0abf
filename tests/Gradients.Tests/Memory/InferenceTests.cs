using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Memory;

/// <summary>What <c>Training = false</c> leaves of a class that trains: the same predictions and losses, its files, and no more memory than parameters take.</summary>
public class InferenceTests
{
    public static TheoryData<Type, Type> Twins => new()
    {
        { typeof(R1), typeof(R1Inference) },
        { typeof(R4), typeof(R4Inference) },
        { typeof(R5), typeof(R5Inference) },
        { typeof(R6Relu), typeof(R6Inference) },
        { typeof(DigitsAdam), typeof(DigitsInference) },
        { typeof(Behaviour.WithoutLoss), typeof(PolicyInference) },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void Members_are_those_of_inference(Type training, Type inference)
    {
        string[] dropped = [.. Names(training).Except(Names(inference))];
        string[] left = [.. Names(inference)];

        Assert.Empty(left.Except(Names(training)));
        Assert.Empty(dropped.Intersect(["Predict", "PredictLogits", "Loss", "Clone", "RawParameters", "CopyFrom", "Dense1", "MaxDegreeOfParallelism", "MemoryBytes"]));
        Assert.Empty(left.Intersect(["TrainStep", "ComputeGradients", "Backward", "ApplyGradients", "Gradients", "RawGradients", "RawOptimizerState", "Steps", "Penalty", "LearningRate", "Trace", "Dropout1"]));
        Assert.Equal(training.GetMethod("Loss", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>)]) is null, inference.GetMethod("Loss", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>)]) is null);
        Assert.False(typeof(ITrainable).IsAssignableFrom(inference));
    }

    [Theory]
    [MemberData(nameof(Twins))]
    public void Memory_is_that_of_the_parameters(Type training, Type inference)
    {
        Construction twin = Construction.Of(inference);
        Construction original = Construction.All.FirstOrDefault(one => one.Type == training) ?? throw new InvalidOperationException(training.Name);

        Assert.Equal(original.Bytes("ParameterBytes"), twin.MemoryBytes);
        Assert.Equal(twin.MemoryBytes, twin.Bytes("ParameterBytes"));
        Assert.True(twin.MemoryBytes < original.MemoryBytes / 2);
    }

    [Theory]
    [MemberData(nameof(Twins))]
    public void Files_of_the_class_that_trains_load_and_give_the_same_bits(Type training, Type inference)
    {
        INetwork trained = Construction.Of(training).InOwnMemory();
        INetwork deployed = Construction.Of(inference).InOwnMemory();
        float[] x = new Draw(2).Matrix(7, trained.Description.Inputs).ToFloats();
        float[] t = new Draw(3).Matrix(7, trained.Description.Outputs, 0.1, 0.9).ToFloats();
        if (trained is ITrainable trainable)
        {
            for (int step = 0; step < 20; step++)
            {
                _ = trainable.TrainStep(x.AsSpan(0, trained.Description.Inputs), t.AsSpan(0, trained.Description.Outputs));
            }
        }

        using MemoryStream file = new();
        trained.Save(file);
        file.Position = 0;
        deployed.Load(file);

        Assert.True(Tensors.SameBits(Predictions(trained, x), Predictions(deployed, x)));
        Assert.Equal(trained.Description.ParameterCount, deployed.Description.ParameterCount);
        NetworkHandle handle = new(deployed);
        Assert.True(Tensors.SameBits(new NetworkHandle(trained).RawParameters, handle.RawParameters));
        if (handle.Has("Loss"))
        {
            Assert.Equal(new NetworkHandle(trained).Loss(x, t), handle.Loss(x, t));
        }

        using MemoryStream checkpoint = new();
        trained.SaveCheckpoint(checkpoint);
        checkpoint.Position = 0;
        _ = Assert.Throws<NetworkFileException>(() => deployed.LoadCheckpoint(checkpoint));
        checkpoint.Position = 0;
        deployed.Load(checkpoint);
        Assert.True(Tensors.SameBits(Predictions(trained, x), Predictions(deployed, x)));
    }

    [Fact]
    public void Losses_of_labels_and_on_several_threads_are_the_same()
    {
        DigitsAdam trained = new(1);
        DigitsInference deployed = new(1);
        float[] x = new Draw(2).Matrix(3000, 784).ToFloats();
        int[] labels = [.. Enumerable.Range(0, 3000).Select(static r => r % 10)];
        byte[] bytes = [.. labels.Select(static label => (byte)label)];
        float loss = trained.Loss(x, labels);

        Assert.Equal(loss, deployed.Loss(x, labels));
        Assert.Equal(loss, deployed.Loss(x, bytes));
        deployed.MaxDegreeOfParallelism = 2;
        Assert.Equal(loss, deployed.Loss(x, labels));
        Assert.Throws<ArgumentOutOfRangeException>(() => deployed.Loss(x.AsSpan(0, 784), [10]));
    }

    [Fact]
    public void A_clone_and_a_copy_work()
    {
        R1Inference net = new(4);
        R1Inference clone = net.Clone();
        R1Inference copy = new(5);
        copy.CopyFrom(net);
        Assert.True(Tensors.SameBits(net.RawParameters, clone.RawParameters));
        Assert.True(Tensors.SameBits(net.RawParameters, copy.RawParameters));
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => copy.CopyFrom(null!)).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => copy.BlendFrom(null!, 0.5f)).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => new R1().CopyFrom(null!)).ParamName);
    }

    private static string[] Names(Type type) => [.. type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(static m => m.Name).Distinct()];

    private static float[] Predictions(INetwork network, float[] x)
    {
        float[] y = new float[x.Length / network.Description.Inputs * network.Description.Outputs];
        network.Predict(x, y);
        return y;
    }
}
