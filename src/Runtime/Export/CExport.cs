using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Unrolled.Generator.Emission;

namespace Unrolled.Runtime;

/// <summary>What generated functions for C are made of: pointers and counts become spans, handles become networks, exceptions become codes.</summary>
/// <remarks>Thread-safe. Nothing here allocates but <see cref="Add"/>, <see cref="Path"/> and what fails.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class CExport
{
    /// <summary>Gives a network a handle and keeps it alive until <see cref="Remove"/>.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The handle: not 0, and no other network's, also after this one is gone.</returns>
    public static nint Add(object network) => NetworkHandles.Add(network);

    /// <summary>The network of a handle.</summary>
    /// <param name="handle">The handle: any number.</param>
    /// <typeparam name="T">The network's class.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(nint handle)
        where T : class
    {
        if (NetworkHandles.Find(handle) is not T network)
        {
            NetworkHandles.ThrowUnknown();
            return null!;
        }

        return network;
    }

    /// <summary>Takes a handle back. Calls that have its network already go on with it.</summary>
    /// <param name="handle">The handle: any number.</param>
    /// <typeparam name="T">The network's class.</typeparam>
    public static void Remove<T>(nint handle)
        where T : class => NetworkHandles.Remove(handle, Get<T>(handle));

    /// <summary>Values to be read.</summary>
    /// <param name="pointer">Where they are; anything where there are none.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="name">The argument's name.</param>
    /// <typeparam name="T">Their type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Input<T>(nint pointer, nuint count, string name)
        where T : unmanaged => Output<T>(pointer, count, name);

    /// <summary>Room for values to be written.</summary>
    /// <param name="pointer">Where it is; anything where there is none.</param>
    /// <param name="count">For how many.</param>
    /// <param name="name">The argument's name.</param>
    /// <typeparam name="T">Their type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Output<T>(nint pointer, nuint count, string name)
        where T : unmanaged
    {
        if (count > int.MaxValue)
        {
            CExportException.ThrowCount(count, name);
        }

        if (pointer == 0 && count > 0)
        {
            CExportException.ThrowNull(count, name);
        }

        return new Span<T>((void*)pointer, (int)count);
    }

    /// <summary>Hands out a number, where somebody wants it.</summary>
    /// <param name="pointer">Where to, or 0.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(nint pointer, float value)
    {
        if (pointer != 0)
        {
            Unsafe.WriteUnaligned((void*)pointer, value);
        }
    }

    /// <summary>The name of a file.</summary>
    /// <param name="path">UTF-8 that ends with a zero.</param>
    public static string Path(nint path)
    {
        if (path == 0)
        {
            throw new CExportException(CError.NullPointer, "path is NULL: pass the name of a file.");
        }

        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)path);
        if (text.IsEmpty || !Utf8.IsValid(text))
        {
            throw new CExportException(CError.BadFile, $"path is {(text.IsEmpty ? "empty" : "not UTF-8")}: pass the name of a file in UTF-8.");
        }

        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Remembers what went wrong, for <see cref="LastError"/>. Throws nothing: who calls it is about to return to C.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <returns>Its code.</returns>
    public static int Failed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        try
        {
            ErrorText.Set(MessageOf(exception));
        }
        catch (Exception)
        {
            // Messages are put together where they are asked for, which may fail where memory is short, and some are not ours.
            ErrorText.Set("The message could not be made, probably for lack of memory: the code says what kind of failure it was.");
        }

        return (int)CodeOf(exception);
    }

    /// <summary>What the last call that failed on this thread would say: UTF-8 that ends with a zero, empty if none did.</summary>
    /// <returns>An address, valid as long as the thread runs; the next failure writes over it.</returns>
    public static nint LastError() => ErrorText.Address;

    /// <summary>Without what .NET adds: messages name their arguments.</summary>
    private static ReadOnlySpan<char> MessageOf(Exception exception)
    {
        ReadOnlySpan<char> message = exception.Message;
        return exception is ArgumentException { ParamName: { } name } && message.LastIndexOf($" (Parameter '{name}')") is > 0 and var end ? message[..end] : message;
    }

    private static CError CodeOf(Exception exception) => exception switch
    {
        CExportException known => known.Code,
        NonFiniteLossException or ArgumentOutOfRangeException { HResult: Guard.NotFinite } => CError.NotFinite,
        ArgumentOutOfRangeException { ParamName: "labels" } => CError.BadLabel,
        ArgumentException => CError.BadLength,
        IOException or UnauthorizedAccessException => CError.BadFile,
        _ => CError.Failed,
    };
}
