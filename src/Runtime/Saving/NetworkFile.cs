using System;
using System.Collections.Generic;
using System.IO;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Saves any generated network as a safetensors file and loads such files, from here or from PyTorch.</summary>
/// <remarks>
/// There are two kinds of file. <b>Weights</b> hold the parameters under the names and in the orientation that PyTorch gives them in an
/// <c>nn.Sequential</c> of the same layers, so that <c>load_state_dict</c> takes them. <b>Checkpoints</b> hold the optimiser's state, its
/// hyper-parameters, the steps made and the seed besides, and if wanted the history of the training: it goes on from one as if it had never stopped, bit for bit.
/// <para>Saving reads the network, so it may run beside <see cref="INetwork.Predict"/> but not while another thread trains or loads; loading must be alone.</para>
/// <para>
/// A load that fails leaves the network as it was. Files are not trusted: whatever is wrong with one is a <see cref="NetworkFileException"/>,
/// and memory stays within a few times the network's own size, and up to 300 bytes for each epoch of a history, of which a file has at most 65,536.
/// </para>
/// </remarks>
public static class NetworkFile
{
    /// <summary>Saves the weights to a file, all of it or nothing: a file of that name is replaced when the new one is on the disk.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; <c>.safetensors</c> is the usual extension. A temporary file is made in the same directory.</param>
    /// <param name="extras">Numbers to keep beside the weights, by name, such as the means and scales that inputs are normalised with. PyTorch does not see them.</param>
    /// <exception cref="ArgumentException"><paramref name="extras"/> are too many, or one has no name or no values; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to, or <paramref name="path"/> is one.</exception>
    public static void Save(this INetwork network, string path, IReadOnlyDictionary<string, float[]>? extras = null) =>
        AtomicFile.Write(path, NetworkWriter.Prepare(network, isCheckpoint: false, null, extras).WriteTo);

    /// <summary>Writes the weights to a stream, from its position on; the stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <param name="extras">Numbers to keep beside the weights, by name. PyTorch does not see them.</param>
    /// <exception cref="ArgumentException"><paramref name="extras"/> are too many, or one has no name or no values; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save(this INetwork network, Stream stream, IReadOnlyDictionary<string, float[]>? extras = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkWriter.Prepare(network, isCheckpoint: false, null, extras).WriteTo(stream);
    }

    /// <summary>Saves everything that training depends on to a file, all of it or nothing, as <see cref="Save(INetwork, string, IReadOnlyDictionary{string, float[]})"/> does.</summary>
    /// <param name="network">The network. Save between steps: gradients and masks given by the caller are not kept.</param>
    /// <param name="path">The file. A temporary file is made in the same directory.</param>
    /// <param name="history">What <see cref="Trainer.Fit"/> knows of the epochs so far, its best parameters included, for <see cref="NetworkFileInfo.History"/>: the history it returned, or that of a report. Without one the file has none.</param>
    /// <param name="extras">Numbers to keep beside, by name.</param>
    /// <exception cref="ArgumentException"><paramref name="history"/> is of other steps or another network, or <paramref name="extras"/> are too many, or one has no name or no values; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to, or <paramref name="path"/> is one.</exception>
    public static void SaveCheckpoint(this INetwork network, string path, TrainingHistory? history = null, IReadOnlyDictionary<string, float[]>? extras = null) =>
        AtomicFile.Write(path, NetworkWriter.Prepare(network, isCheckpoint: true, history, extras).WriteTo);

    /// <summary>Writes everything that training depends on to a stream, from its position on; the stream stays open.</summary>
    /// <param name="network">The network. Save between steps: gradients and masks given by the caller are not kept.</param>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <param name="history">What <see cref="Trainer.Fit"/> knows of the epochs so far, its best parameters included, for <see cref="NetworkFileInfo.History"/>: the history it returned, or that of a report. Without one the file has none.</param>
    /// <param name="extras">Numbers to keep beside, by name.</param>
    /// <exception cref="ArgumentException"><paramref name="history"/> is of other steps or another network, or <paramref name="extras"/> are too many, or one has no name or no values; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void SaveCheckpoint(this INetwork network, Stream stream, TrainingHistory? history = null, IReadOnlyDictionary<string, float[]>? extras = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkWriter.Prepare(network, isCheckpoint: true, history, extras).WriteTo(stream);
    }

    /// <summary>Loads the weights from a file: one of <c>Save</c>, a checkpoint, or a state dictionary of PyTorch's.</summary>
    /// <remarks>The optimiser's state, <c>Steps</c>, seed and hyper-parameters stay as they are. Values in half, brain and double precision become floats.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <returns>What else the file said.</returns>
    /// <exception cref="NetworkFileException">The file is not a safetensors file of these layers, or was damaged; the network is as it was.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read; the network is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static NetworkFileInfo Load(this INetwork network, string path)
    {
        using FileStream stream = Open(path);
        return new NetworkReader(network, stream, Path.GetFileName(path)).Read(isCheckpoint: false);
    }

    /// <summary>Loads the weights from a stream, which must end where the file does and stays open.</summary>
    /// <remarks>The optimiser's state, <c>Steps</c>, seed and hyper-parameters stay as they are. Values in half, brain and double precision become floats.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that can be read; it need not seek.</param>
    /// <returns>What else the file said.</returns>
    /// <exception cref="NetworkFileException">It is not a safetensors file of these layers, or was damaged; the network is as it was.</exception>
    /// <exception cref="IOException">The stream cannot be read; the network is as it was.</exception>
    public static NetworkFileInfo Load(this INetwork network, Stream stream) => new NetworkReader(network, stream, "The stream").Read(isCheckpoint: false);

    /// <summary>Loads everything that training depends on from a file of <see cref="SaveCheckpoint(INetwork, string, TrainingHistory, IReadOnlyDictionary{string, float[]})"/>.</summary>
    /// <remarks>Afterwards there are no gradients to apply, as after <c>CopyFrom</c>.</remarks>
    /// <param name="network">The network: same layers, same optimiser.</param>
    /// <param name="path">The file.</param>
    /// <returns>What else the file said.</returns>
    /// <exception cref="NetworkFileException">The file is not a checkpoint of these layers and this optimiser, or was damaged; the network is as it was.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read; the network is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static NetworkFileInfo LoadCheckpoint(this INetwork network, string path)
    {
        using FileStream stream = Open(path);
        return new NetworkReader(network, stream, Path.GetFileName(path)).Read(isCheckpoint: true);
    }

    /// <summary>Loads everything that training depends on from a stream, which must end where the file does and stays open.</summary>
    /// <remarks>Afterwards there are no gradients to apply, as after <c>CopyFrom</c>.</remarks>
    /// <param name="network">The network: same layers, same optimiser.</param>
    /// <param name="stream">A stream that can be read; it need not seek.</param>
    /// <returns>What else the file said.</returns>
    /// <exception cref="NetworkFileException">It is not a checkpoint of these layers and this optimiser, or was damaged; the network is as it was.</exception>
    /// <exception cref="IOException">The stream cannot be read; the network is as it was.</exception>
    public static NetworkFileInfo LoadCheckpoint(this INetwork network, Stream stream) => new NetworkReader(network, stream, "The stream").Read(isCheckpoint: true);

    /// <summary>Without a buffer of its own: the reader has one.</summary>
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
}
