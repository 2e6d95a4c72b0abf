using System;

namespace Unrolled.Samples;

/// <summary>The command line cannot be understood; the message is one line for the user.</summary>
public sealed class UsageException(string message) : Exception(message);
