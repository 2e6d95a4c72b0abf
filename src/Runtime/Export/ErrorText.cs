using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Unrolled.Runtime;

/// <summary>The message of a thread's last failure, where C can read it.</summary>
internal static unsafe class ErrorText
{
    /// <summary>Longer messages are cut; only names of files make them so long.</summary>
    private const int Capacity = 2048;

    /// <summary>Pinned, and garbage when the thread is.</summary>
    [ThreadStatic]
    private static byte[]? t_text;

    /// <summary>Where it begins: UTF-8 that ends with a zero.</summary>
    public static nint Address
    {
        get
        {
            // Constants of the program do not move, and neither does what is pinned.
            ReadOnlySpan<byte> text = t_text ?? "\0"u8;
            return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
        }
    }

    /// <summary>Replaces the message; where there is no memory for a thread's first one, it stays empty. Throws nothing.</summary>
    public static void Set(ReadOnlySpan<char> message)
    {
        try
        {
            t_text ??= GC.AllocateArray<byte>(Capacity, pinned: true);
        }
        catch (OutOfMemoryException)
        {
            // The code has to do.
            return;
        }

        _ = Utf8.FromUtf16(message, t_text.AsSpan(0, Capacity - 1), out _, out int length);
        t_text[length] = 0;
    }
}
