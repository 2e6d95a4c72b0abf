using System;
using System.Text;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("", "00000000")]
    [InlineData("123456789", "e3069283")]
    [InlineData("The quick brown fox jumps over the lazy dog", "22620404")]
    public void Is_the_one_of_the_standard(string text, string expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Checksum checksum = new();
            checksum.Append(bytes.AsSpan(0, cut));
            checksum.Append(bytes.AsSpan(cut));
            Assert.Equal(expected, checksum.ToString());
        }
    }
}
