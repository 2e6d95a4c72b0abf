using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Unrolled.Generator.Emission;

namespace Unrolled.Runtime;

/// <summary>An argument that only callers from C can get wrong. It never leaves the library.</summary>
internal sealed class CExportException(CError code, string message) : Exception(message)
{
    /// <summary>What the function returns.</summary>
    public CError Code { get; } = code;

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ThrowCount(nuint count, string name) =>
        throw new CExportException(CError.BadLength, Words.Text($"{name} has a count of {(ulong)count:N0}, and {int.MaxValue:N0} values are the most: pass the number of values."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ThrowNull(nuint count, string name) =>
        throw new CExportException(CError.NullPointer, Words.Text($"{name} is NULL, with a count of {(ulong)count:N0}: pass the memory that is meant."));
}
