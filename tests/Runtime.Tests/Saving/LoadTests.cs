using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>What loading a good file does.</summary>
public sealed class LoadTests
{
    [Fact]
    public void Weights_come_back_and_nothing_else_changes()
    {
        Classifier saved = new(1);
        Training.Train(saved, 5);
        Classifier network = new(2) { LearningRate = 0.25f };
        Training.Train(network, 2);
        NetworkBits before = NetworkBits.Of(network);

        NetworkFileInfo info = network.Load(new MemoryStream(FileParts.Bytes(saved)));

        NetworkBits after = NetworkBits.Of(network);
        Assert.Equal(NetworkBits.Of(saved).Parameters, after.Parameters);
        Assert.Equal(before, after with { Parameters = before.Parameters });
        Assert.False(info.IsCheckpoint);
        Assert.True(info.IsVerified);
        Assert.Equal(typeof(NetworkFile).Assembly.GetName().Version!.ToString(3), info.Version);
    }

    [Fact]
    public void The_weights_of_a_checkpoint_can_be_had_alone()
    {
        WithAdam saved = new(1);
        Training.Train(saved, 5);
        byte[] file = FileParts.Bytes(saved, checkpoint: true);
        foreach (INetwork network in new INetwork[] { new Deployed(), new WithAdam(4), new Classifier(5) })
        {
            NetworkBits before = NetworkBits.Of(network);
            Assert.True(network.Load(new MemoryStream(file)).IsCheckpoint);
            NetworkBits after = NetworkBits.Of(network);
            Assert.Equal(NetworkBits.Of(saved).Parameters, after.Parameters);
            Assert.Equal(before, after with { Parameters = before.Parameters });
        }
    }

    [Fact]
    public void Training_goes_on_from_a_checkpoint_bit_for_bit()
    {
        AssertGoesOn(new Classifier(1) { LearningRate = 0.03f, Momentum = 0.7f }, new Classifier(99));
        AssertGoesOn(new WithAdam(1) { LearningRate = 0.03f, Beta1 = 0.7f, Epsilon = 1e-5f }, new WithAdam(99));
    }

    [Fact]
    public void A_checkpoint_goes_through_a_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run.safetensors");
        WithAdam network = new(1);
        Training.Train(network, 4);
        network.SaveCheckpoint(path);
        WithAdam other = new(2);
        Assert.True(other.LoadCheckpoint(path).IsCheckpoint);
        Assert.Equal(NetworkBits.Of(network), NetworkBits.Of(other));
        Assert.False(new Deployed().Load(path).Version is null);
    }

    [Fact]
    public void A_network_without_a_loss_has_checkpoints()
    {
        WithoutLoss network = new(1);
        Step(network);
        WithoutLoss other = new(2);
        other.LoadCheckpoint(new MemoryStream(FileParts.Bytes(network, checkpoint: true)));
        Assert.Equal(NetworkBits.Of(network), NetworkBits.Of(other));
        Assert.NotEqual(0f, other.RawOptimizerState.ToArray().Max());
        Step(network);
        Step(other);
        Assert.Equal(NetworkBits.Of(network), NetworkBits.Of(other));

        static void Step(WithoutLoss network)
        {
            network.Backward([1f, -2f, 3f], [0.5f, -0.25f]);
            network.ApplyGradients();
        }
    }

    [Fact]
    public void A_network_without_an_optimiser_has_checkpoints()
    {
        Deployed other = new(2);
        other.LoadCheckpoint(new MemoryStream(FileParts.Bytes(new Deployed(-7), checkpoint: true)));
        Assert.Equal(NetworkBits.Of(new Deployed(-7)), NetworkBits.Of(other));
    }

    [Fact]
    public void There_are_no_gradients_after_a_checkpoint()
    {
        Classifier network = new(1);
        byte[] file = FileParts.Bytes(network, checkpoint: true);
        _ = network.ComputeGradients(new float[7], new int[1]);
        network.LoadCheckpoint(new MemoryStream(file));
        Assert.Throws<InvalidOperationException>(network.ApplyGradients);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        WithAdam saved = new(1);
        Training.Train(saved, 5);
        WithAdam network = new(2);
        network.RawOptimizerState.Fill(7f);
        network.LoadCheckpoint(new MemoryStream(FileParts.Bytes(saved, checkpoint: true)));
        Assert.Equal(saved.RawParameters.ToArray(), network.RawParameters.ToArray());
        Assert.Equal(saved.RawOptimizerState.ToArray(), network.RawOptimizerState.ToArray());
    }

    /// <summary>Files outlive versions: this one was written by 0.1.0, after three steps along constant gradients.</summary>
    [Fact]
    public void A_file_of_version_0_1_0()
    {
        WithoutLoss network = new(1);
        NetworkFileInfo info = network.LoadCheckpoint(new MemoryStream(FileOfVersion010.Bytes()));
        Assert.Equal(("0.1.0", true, true), (info.Version, info.IsCheckpoint, info.IsVerified));
        Assert.Equal((3, 4, 0.25f, 0.5f), (network.Steps, network.Seed, network.LearningRate, network.Momentum));
        Assert.Equal((0.51547724f, 0.265625f), (network.Dense1.Weights[2, 5], network.Dense2.Bias[1]));
        Assert.Equal(-0.4375f, network.RawOptimizerState[network.Description.Tensors[3].IndexOf(0, 1)]);
        Assert.Equal([1f, -2f, 0.5f], info.Extras["input.mean"]);
    }

    [Fact]
    public void A_file_of_another_program_needs_no_metadata()
    {
        FileParts file = FileParts.Of(new Classifier(1));
        file.Header.Remove("__metadata__");
        Classifier network = new(2);
        NetworkFileInfo info = network.Load(new MemoryStream(file.Join()));
        Assert.Equal(NetworkBits.Of(new Classifier(1)).Parameters, NetworkBits.Of(network).Parameters);
        Assert.Null(info.Version);
        Assert.False(info.IsVerified);
        Assert.False(info.IsCheckpoint);

        file.Header["__metadata__"] = new System.Text.Json.Nodes.JsonObject { ["format"] = "pt", ["größe"] = "klein" };
        Assert.Null(network.Load(new MemoryStream(file.Join())).Version);
    }

    [Fact]
    public void Tensors_may_come_in_any_order()
    {
        FileParts file = FileParts.Of(new Classifier(1));
        MemoryStream data = new();
        foreach (string name in new[] { "5.weight", "0.bias", "3.weight", "3.bias", "0.weight" })
        {
            byte[] bytes = file.Tensor(name);
            file.Header[name]!["data_offsets"] = new System.Text.Json.Nodes.JsonArray(data.Length, data.Length + bytes.Length);
            data.Write(bytes);
        }

        // The checksum is of the data as it was.
        file.Header.Remove("__metadata__");
        file.Data = data.ToArray();
        Classifier network = new(2);
        network.Load(new MemoryStream(file.Join()));
        Assert.Equal(NetworkBits.Of(new Classifier(1)).Parameters, NetworkBits.Of(network).Parameters);
    }

    [Fact]
    public void Half_brain_and_double_precision_become_floats()
    {
        Wide saved = new(1);
        saved.Dense1.Weights[0, 0] = float.NaN;
        saved.Dense1.Weights[0, 1] = float.NegativeInfinity;
        saved.Dense1.Weights[0, 2] = 1e-7f;
        FileParts file = FileParts.Of(saved);
        AssertLoaded("F16", static value => BitConverter.GetBytes((Half)value), static value => (float)(Half)value);
        AssertLoaded("BF16", static value => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)), static value => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000));
        AssertLoaded("F64", static value => BitConverter.GetBytes((double)value), static value => value);

        void AssertLoaded(string type, Func<float, byte[]> convert, Func<float, float> expected)
        {
            Wide network = new(2);
            Assert.False(network.Load(new MemoryStream(file.Converted(type, convert))).IsVerified);
            float[] before = new float[Wide.ParameterCount];
            float[] after = new float[Wide.ParameterCount];
            saved.CopyParametersTo(before);
            network.CopyParametersTo(after);
            Assert.Equal(before.Select(expected), after);
        }
    }

    [Fact]
    public void A_class_that_computes_in_another_order_is_not_asked_for_the_same_bits()
    {
        // Without training the weights lie the other way round, and sums are made of other parts.
        WithAdam saved = new(1);
        Deployed network = new();
        Assert.True(network.Load(new MemoryStream(FileParts.Bytes(saved))).IsVerified);
        TestVector test = TestVector.Of(saved);
        float[] output = new float[4];
        network.Predict(test.Input, output);
        Assert.NotEqual(test.Output, output);
    }

    [Fact]
    public void Networks_with_NaN_and_infinities_come_back()
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            Wide saved = new(1);
            saved.Dense2.Bias[0] = value;
            Wide network = new(2);
            Assert.True(network.Load(new MemoryStream(FileParts.Bytes(saved))).IsVerified);
            Assert.Equal(value, network.Dense2.Bias[0]);
        }
    }

    [Fact]
    public void A_stream_may_hand_out_a_few_bytes_at_a_time_and_stays_open()
    {
        TricklingStream stream = new(FileParts.Bytes(new Wide(1)));
        Wide network = new(2);
        network.Load(stream);
        Assert.Equal(NetworkBits.Of(new Wide(1)).Parameters, NetworkBits.Of(network).Parameters);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_file_may_begin_inside_a_stream()
    {
        MemoryStream stream = new();
        stream.WriteByte(77);
        new Classifier(1).Save(stream);
        stream.Position = 1;
        Classifier network = new(2);
        network.Load(stream);
        Assert.Equal(NetworkBits.Of(new Classifier(1)).Parameters, NetworkBits.Of(network).Parameters);
    }

    private static void AssertGoesOn<TNetwork>(TNetwork unbroken, TNetwork resumed)
        where TNetwork : ILabelTrainable
    {
        Training.Train(unbroken, 7);
        byte[] file = FileParts.Bytes(unbroken, checkpoint: true);
        Training.Train(unbroken, 9);

        Training.Train(resumed, 3);
        resumed.LoadCheckpoint(new MemoryStream(file));
        Assert.Equal(7, resumed.Steps);
        Training.Train(resumed, 9);
        Assert.Equal(NetworkBits.Of(unbroken), NetworkBits.Of(resumed));
    }
}
