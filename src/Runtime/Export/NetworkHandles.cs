using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using Unrolled.Generator.Emission;

namespace Unrolled.Runtime;

/// <summary>Networks by number, for callers that cannot hold objects. A number that never was one, or no longer is, is noticed.</summary>
/// <remarks>
/// A handle is the index of a slot and, above it, how often the slot was taken. A 64-bit process never sees one again; in a 32-bit one a slot's handles come again after 4,095 networks.
/// Thread-safe; finding takes no lock.
/// </remarks>
internal static class NetworkHandles
{
    /// <summary>Bits of the index.</summary>
    private const int IndexBits = 20;

    private const nuint First = (nuint)1 << IndexBits;

    private static readonly Lock s_lock = new();

    /// <summary>The slots that are free, with the handles they had last; has room for all slots, so that taking a handle back needs no memory.</summary>
    private static readonly Stack<nuint> s_free = new();

    /// <summary>Replaced when it is full; who still reads an old one sees what was there.</summary>
    private static Slot?[] s_slots = new Slot?[16];

    private static int s_used;

    public static nint Add(object network)
    {
        lock (s_lock)
        {
            // What takes memory first: where it fails, no slot is lost.
            bool isFree = s_free.TryPeek(out nuint last);
            if (!isFree)
            {
                Reserve();
            }

            nuint handle = Next(isFree ? last : (nuint)s_used);
            Slot slot = new((nint)handle, network);
            if (isFree)
            {
                s_free.Pop();
            }
            else
            {
                s_used++;
            }

            Volatile.Write(ref s_slots[handle % First], slot);
            return (nint)handle;
        }
    }

    /// <summary>The network, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object? Find(nint handle)
    {
        Slot?[] slots = Volatile.Read(ref s_slots);
        nuint index = (nuint)handle % First;
        return index < (nuint)slots.Length && Volatile.Read(ref slots[index]) is { } slot && slot.Handle == handle ? slot.Network : null;
    }

    public static void Remove(nint handle, object network)
    {
        lock (s_lock)
        {
            // Two threads may have found it.
            if (Find(handle) != network)
            {
                ThrowUnknown();
            }

            Volatile.Write(ref s_slots[(nuint)handle % First], null);
            s_free.Push((nuint)handle);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ThrowUnknown() =>
        throw new CExportException(CError.BadNetwork, "network is NULL, of another kind, or destroyed: pass what the function with this prefix that ends in _create returned.");

    /// <summary>The handle of the same slot after that one; its count is never 0, so that no handle is.</summary>
    private static nuint Next(nuint handle)
    {
        nuint next = unchecked(handle + First);
        return next >= First ? next : next + First;
    }

    /// <summary>Makes room for one slot more.</summary>
    private static void Reserve()
    {
        if (s_used == (int)First)
        {
            throw new CExportException(CError.Failed, Words.Text($"There are {s_used:N0} networks, which are the most: destroy some."));
        }

        s_free.EnsureCapacity(s_used + 1);
        if (s_used == s_slots.Length)
        {
            Slot?[] slots = new Slot?[2 * s_used];
            s_slots.CopyTo(slots, 0);
            Volatile.Write(ref s_slots, slots);
        }
    }

    /// <summary>Never changed, so that no thread sees one's handle with another's network.</summary>
    private sealed class Slot(nint handle, object network)
    {
        public nint Handle { get; } = handle;

        public object Network { get; } = network;
    }
}
