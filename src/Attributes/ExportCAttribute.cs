using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Makes the network callable from C, and so from any language that can call C.</summary>
/// <remarks>
/// <para>The generator adds functions for it, whose names begin with the prefix (<c>digit_create</c>, <c>digit_predict</c>, <c>digit_train_step</c>, <c>digit_save</c>, <c>digit_load</c>,
/// <c>digit_destroy</c>, <c>digit_last_error</c>), and the build writes their header beside the assembly (<c>digit.h</c>). They are there once the project is published as a native shared library:
/// <c>PublishAot</c> and <c>NativeLib</c> = <c>Shared</c>. No function throws: each returns 0 or a negative code.</para>
/// <example>
/// <code>
/// [Network(784, Batch = 64)]
/// [Dense(128, Activation.Relu)]
/// [Dense(10, Activation.Softmax)]
/// [CrossEntropy]
/// [Sgd(LearningRate = 0.1)]
/// [ExportC("digit")]
/// public sealed partial class DigitNet;
/// </code>
/// </example>
/// </remarks>
/// <param name="prefix">What the names of functions and the header begin with: a letter, then up to 63 letters, digits and single underscores; unlike those of the project's other networks.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExportCAttribute(string prefix) : Attribute
{
    /// <summary>What the names of functions and the header begin with.</summary>
    public string Prefix { get; } = prefix;
}
