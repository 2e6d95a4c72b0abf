using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Builds the parameters of a safetensors file into the program: every new network has them, and no file is needed where it runs.</summary>
/// <remarks>
/// <para>The project lists the file as <c>&lt;UnrolledWeights Include="models/digits.safetensors" /&gt;</c>. What <c>Save</c>, <c>SaveCheckpoint</c> or PyTorch wrote is taken. While the
/// project is compiled, tensors are compared with the layers, and what differs is an error. Up to 131,072 values become constants of the program, larger files a resource, which each new network reads.</para>
/// <para>The class may train, too: then it starts from these parameters.</para>
/// <example>
/// <code>
/// [Network(784)]
/// [Dense(128, Activation.Relu)]
/// [Dense(10, Activation.Softmax)]
/// [Weights("digits.safetensors")]
/// public sealed partial class DigitReader;
/// </code>
/// </example>
/// </remarks>
/// <param name="file">The file as the project lists it, or the end of that path.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WeightsAttribute(string file) : Attribute
{
    /// <summary>The file as the project lists it, or the end of that path from a directory's name on.</summary>
    public string File { get; } = file;
}
