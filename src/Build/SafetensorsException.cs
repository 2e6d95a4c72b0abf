using System;

namespace Unrolled.Build;

/// <summary>What is wrong with a file, as a sentence without its name and without a full stop: <c>ends after 17 bytes</c>.</summary>
internal sealed class SafetensorsException(string message) : Exception(message);
