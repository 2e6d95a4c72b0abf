using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Values between two pages that must not be touched, right at one of them: to read or write one byte past the end, or before the start, ends the process. Linux only.</summary>
/// <param name="atEnd">Whether the values touch the page behind them; else the one before them.</param>
internal sealed class BesidePage(bool atEnd) : Placement
{
    private const int None = 0;
    private const int ReadWrite = 1 | 2;
    private const int PrivateAnonymous = 0x02 | 0x20;

    private readonly List<(nint Address, nint Length)> _mappings = [];

    public override void Dispose()
    {
        foreach ((nint address, nint length) in _mappings)
        {
            _ = Unmap(address, length);
        }

        _mappings.Clear();
    }

    protected override nint Reserve(int bytes)
    {
        nint page = Environment.SystemPageSize;
        nint used = (bytes + page - 1) / page * page;
        nint length = used + (2 * page);
        nint address = Map(0, length, None, PrivateAnonymous, -1, 0);
        if (address == -1 || (used > 0 && Protect(address + page, used, ReadWrite) != 0))
        {
            throw new InvalidOperationException($"No guarded memory: error {Marshal.GetLastPInvokeError()}.");
        }

        _mappings.Add((address, length));
        return atEnd ? address + page + used - bytes : address + page;
    }

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static extern int Protect(nint address, nint length, int protection);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static extern int Unmap(nint address, nint length);
}
