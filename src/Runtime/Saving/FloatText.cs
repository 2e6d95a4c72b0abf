using System;
using System.Buffers.Binary;

namespace Unrolled.Runtime;

/// <summary>Floats as text in metadata: their bytes, little-endian, in base 64.</summary>
internal static class FloatText
{
    public static string Write(ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <returns>The floats; null for a text of anything else.</returns>
    public static float[]? Read(string text)
    {
        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length) || length % sizeof(float) != 0)
        {
            return null;
        }

        float[] values = new float[length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return values;
    }
}
