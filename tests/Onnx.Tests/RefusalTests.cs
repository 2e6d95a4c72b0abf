using System;
using System.IO;
using System.Linq;
using Unrolled.Onnx.Schema;
using Xunit;

namespace Unrolled.Onnx.Tests;

/// <summary>What cannot be exported, or not to there, and what is left on the disk then.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-onnx-");

    private string File => Path.Combine(_folder.FullName, "net.onnx");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void File_is_written_and_replaced_as_a_whole()
    {
        INetwork first = Cases.Network(nameof(ReluNet));
        INetwork second = Cases.Network(nameof(SoftmaxNet));

        first.ExportOnnx(File);
        Assert.Equal(Cases.Export(first), Read());
        second.ExportOnnx(File);

        Assert.Equal(Cases.Export(second), Read());
        Assert.Equal(["net.onnx"], _folder.GetFiles().Select(static file => file.Name));
    }

    [Fact]
    public void Stream_stays_open_and_is_written_from_its_position()
    {
        using MemoryStream stream = new();
        stream.WriteByte(9);
        new ReluNet(seed: 1).ExportOnnx(stream);

        Assert.True(stream.CanWrite);
        Assert.Equal(9, stream.ToArray()[0]);
        Assert.Equal(Cases.Export(new ReluNet(seed: 1)), ModelProto.Parser.ParseFrom(stream.ToArray()[1..]));
    }

    [Fact]
    public void Bad_paths_are_refused()
    {
        ReluNet network = new();

        Assert.Throws<ArgumentNullException>("path", () => network.ExportOnnx((string)null!));
        Assert.Throws<ArgumentException>("path", () => network.ExportOnnx(""));
        Assert.Throws<ArgumentNullException>("stream", () => network.ExportOnnx((Stream)null!));
        Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).ExportOnnx(File));
        Assert.Throws<DirectoryNotFoundException>(() => network.ExportOnnx(Path.Combine(_folder.FullName, "missing", "net.onnx")));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void Names_that_are_empty_or_taken_are_refused()
    {
        const string Taken = " is '{0}', which is the name of something else in the graph of ReluNet: choose another. (Parameter 'options')";

        Refused<ArgumentException>("InputName is empty: give it a name. (Parameter 'options')", new OnnxOptions { InputName = "" });
        Refused<ArgumentException>("OutputName is empty: give it a name. (Parameter 'options')", new OnnxOptions { OutputName = null! });
        Refused<ArgumentException>("OutputName" + string.Format(Taken, "x"), new OnnxOptions { InputName = "x", OutputName = "x" });
        Refused<ArgumentException>("InputName" + string.Format(Taken, "0.weight"), new OnnxOptions { InputName = "0.weight" });
    }

    [Fact]
    public void Normalizers_of_other_networks_are_refused()
    {
        Normalizer three = new([0f, 0f, 0f], [1f, 1f, 1f]);

        Refused<ArgumentException>("InputNormalizer has 3 columns; ReluNet has 5 inputs: pass one with 5. (Parameter 'options')", new OnnxOptions { InputNormalizer = three });
        Refused<ArgumentException>("OutputNormalizer has 3 columns; ReluNet has 4 outputs: pass one with 4. (Parameter 'options')", new OnnxOptions { OutputNormalizer = three });
    }

    [Fact]
    public void Networks_that_were_not_generated_may_have_what_is_not_exported()
    {
        Refused<NotSupportedException>("Dense1 has the activation Maxout, which is not exported: use one of those of Unrolled.Activation.", Described("Dense", "Maxout"));
        Refused<NotSupportedException>("Dense1 has the activation Elu and no ActivationParameter: describe the layer with one.", Described("Dense", "Elu"));
        Refused<NotSupportedException>("Other is a layer of the kind Embedding; only Dense and Dropout are exported.", Described("Embedding", ""));
        Refused<NotSupportedException>("Handmade has no dense layer: there is nothing to export.", new NetworkDescription("Handmade", 2, 2, 1, null, null, [], []));
    }

    /// <summary>Found before the parameters are copied.</summary>
    [Fact]
    public void Networks_of_2_GB_are_refused()
    {
        TensorDescription weights = new("Dense1.Weights", 32768, 16384, 0, new PanelLayout(32768, 16384, 64, 256, 0), transposed: false, limit: 0f);
        NetworkDescription large = new("Large", 32768, 16384, 1, null, null, [new LayerDescription("Dense1", "Dense", 32768, 16384, "Relu", false, "")], [weights]);

        Refused<NotSupportedException>("Large has 536,870,912 parameters; an ONNX file has room for 532,676,607: save it as safetensors.", large);
    }

    private static NetworkDescription Described(string kind, string activation)
    {
        TensorDescription weights = new("Dense1.Weights", 2, 2, 0, new PanelLayout(2, 2, 16, 1, 0), transposed: false, limit: 0f);
        LayerDescription dense = new("Dense1", "Dense", 2, 2, kind == "Dense" ? activation : "Relu", bias: false, "");
        LayerDescription[] layers = kind == "Dense" ? [dense] : [dense, new LayerDescription("Other", kind, 2, 2, activation, bias: false, "")];
        return new NetworkDescription("Handmade", 2, 2, 1, null, null, layers, [weights]);
    }

    private void Refused<TException>(string message, NetworkDescription description)
        where TException : Exception => Refused<TException>(message, new Handmade(description), null);

    private void Refused<TException>(string message, OnnxOptions options)
        where TException : Exception => Refused<TException>(message, new ReluNet(), options);

    private void Refused<TException>(string message, INetwork network, OnnxOptions? options)
        where TException : Exception
    {
        System.IO.File.WriteAllText(File, "before");

        Assert.Equal(message, Assert.Throws<TException>(() => network.ExportOnnx(File, options)).Message);

        Assert.Equal("before", System.IO.File.ReadAllText(File));
        Assert.Single(_folder.GetFiles());
    }

    private ModelProto Read() => ModelProto.Parser.ParseFrom(System.IO.File.ReadAllBytes(File));
}
