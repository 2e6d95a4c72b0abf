using System.Globalization;
using System.Text;

namespace Unrolled.Generator.Shapes;

/// <summary>The hash by which files and classes are compared: one for the runtime, which writes files, and the generator, which builds them in.</summary>
internal static class ArchitectureHash
{
    /// <summary>The 64-bit FNV-1a hash of a text's bytes in UTF-8, as 16 hexadecimal digits.</summary>
    public static string Of(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 0x100000001B3);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
