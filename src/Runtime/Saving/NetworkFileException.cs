using System;
using System.Collections.Generic;
using System.IO;

namespace Unrolled;

/// <summary>A file cannot be loaded into a network: it is no safetensors file, is damaged, or holds another network. The network is as it was.</summary>
public sealed class NetworkFileException : IOException
{
    /// <summary>States what is wrong.</summary>
    /// <param name="message">What was found, what was expected, what to do.</param>
    /// <param name="tensors">The tensors it is about, as the file calls them; none where it is about the file as a whole.</param>
    /// <param name="innerException">What led to it, if anything.</param>
    public NetworkFileException(string message, IReadOnlyList<string>? tensors = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Tensors = tensors ?? [];
    }

    /// <summary>The tensors it is about, as the file calls them: <c>0.weight</c>; empty where it is about the file as a whole.</summary>
    public IReadOnlyList<string> Tensors { get; }
}
