using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace Unrolled.KernelProbe.Training;

/// <summary>Named lists of floats in a file, bit for bit.</summary>
internal static class Recording
{
    public static void Write(BinaryWriter writer, string section, float[] values)
    {
        writer.Write(section);
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(values));
    }

    public static IReadOnlyList<(string Section, uint[] Bits)> Read(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path));
        List<(string, uint[])> sections = [];
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            string section = reader.ReadString();
            uint[] bits = new uint[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bits.AsSpan()));
            sections.Add((section, bits));
        }

        return sections;
    }
}
