using System;
using System.Linq;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>Files that went wrong on the way.</summary>
internal static class Mutation
{
    /// <summary>The file with some bytes changed, cut out, doubled or put in.</summary>
    public static byte[] Of(byte[] file, Random random)
    {
        byte[] bytes = [.. file];
        for (int change = random.Next(4); change >= 0; change--)
        {
            int at = random.Next(bytes.Length + 1);
            int length = Math.Min(random.Next(1, 6), bytes.Length - at);
            bytes = random.Next(5) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[(at + length)..]],
                2 => [.. bytes[..(at + length)], .. bytes[at..]],
                3 => [.. bytes[..at], .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (byte)random.Next(256)), .. bytes[at..]],
                _ => [.. bytes.Select((value, i) => i == at ? (byte)(value ^ (1 << random.Next(8))) : value)],
            };
        }

        return bytes;
    }
}
