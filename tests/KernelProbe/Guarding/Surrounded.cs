using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Values with another value all around them, more than a kernel's tile away on both sides: NaN, so that whatever takes part in a result shows, or zero for comparison.</summary>
internal sealed unsafe class Surrounded(float by) : Placement
{
    private const int Margin = 1024;

    private readonly List<nint> _blocks = [];

    public override void Dispose()
    {
        foreach (nint block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }

        _blocks.Clear();
    }

    protected override nint Reserve(int bytes)
    {
        int floats = (bytes + 3) / sizeof(float);
        float* block = (float*)NativeMemory.Alloc((nuint)(floats + (2 * Margin)), sizeof(float));
        for (int i = 0; i < floats + (2 * Margin); i++)
        {
            block[i] = by;
        }

        _blocks.Add((nint)block);
        return (nint)(block + Margin);
    }
}
