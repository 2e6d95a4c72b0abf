using System;
using System.IO;
using Google.Protobuf;
using Unrolled.Onnx;
using Unrolled.Onnx.Schema;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Writes any generated network as an ONNX file, which ONNX Runtime and many others run.</summary>
/// <remarks>
/// The graph is what <see cref="INetwork.Predict"/> computes, in floats and with any number of rows: it has one input of (batch × inputs) and one
/// output of (batch × outputs). Dropout is not in it, but for the scale of its classical form. Weights keep the names and the orientation they have
/// in safetensors files. Outputs differ from Predict's in their last digits, since other programs sum in another order.
/// <para>Exporting reads the network, so it may run beside <see cref="INetwork.Predict"/> but not while another thread trains or loads.</para>
/// </remarks>
public static class OnnxFile
{
    /// <summary>Writes the network to a file, all of it or nothing: a file of that name is replaced when the new one is on the disk.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; <c>.onnx</c> is the usual extension. A temporary file is made in the same directory.</param>
    /// <param name="options">Names and normalisers; <c>input</c>, <c>output</c> and none unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a name is empty or taken, or a normaliser has another number of columns; nothing was written.</exception>
    /// <exception cref="NotSupportedException">The network was not generated and has a layer that this does not know, or has 2 GB of parameters; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to, or <paramref name="path"/> is one.</exception>
    public static void ExportOnnx(this INetwork network, string path, OnnxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = ModelBuilder.Build(network, options);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes the network to a stream, from its position on; the stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <param name="options">Names and normalisers; <c>input</c>, <c>output</c> and none unless given.</param>
    /// <exception cref="ArgumentException">A name is empty or taken, or a normaliser has another number of columns; nothing was written.</exception>
    /// <exception cref="NotSupportedException">The network was not generated and has a layer that this does not know, or has 2 GB of parameters; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void ExportOnnx(this INetwork network, Stream stream, OnnxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelBuilder.Build(network, options).WriteTo(stream);
    }
}
