using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Unrolled.Generator.Tests.Weights;

/// <summary>Files of weights, byte by byte.</summary>
internal static class Files
{
    /// <summary>A vector of two floats, 1 and 2.</summary>
    public static byte[] Small => With("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]);

    public static byte[] With(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }

    public static string Write(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
