using System;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Decides where the caller's values lie, and so what lies before and behind them. Everything placed is released together.</summary>
internal abstract unsafe class Placement : IDisposable
{
    /// <summary>A copy of some values, placed.</summary>
    public Placed<T> Place<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Placed<T> placed = new((T*)Reserve(values.Length * sizeof(T)), values.Length);
        values.CopyTo(placed.Span);
        return placed;
    }

    /// <summary>Room for so many values, filled with zero bits.</summary>
    public Placed<T> Room<T>(int count)
        where T : unmanaged => Place<T>(new T[count]);

    public abstract void Dispose();

    /// <summary>The address of so many bytes.</summary>
    protected abstract nint Reserve(int bytes);
}

/// <summary>Values at an address.</summary>
internal readonly unsafe struct Placed<T>(T* first, int count)
    where T : unmanaged
{
    private readonly T* _first = first;

    public Span<T> Span => new(_first, count);
}
