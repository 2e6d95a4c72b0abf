using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

public class DenormalsTests
{
    [Fact]
    public void Denormal_numbers_become_zero_and_no_others_change()
    {
        float[] some = [1, -1e-45f, 1.17549435e-38f, -1.17549421e-38f, float.NaN, float.NegativeInfinity, 0, 1e-40f, -1.17549435e-38f];
        for (int length = 0; length < 70; length++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(i => some[i % some.Length])];
            float[] expected = Array.ConvertAll(values, static value => float.IsSubnormal(value) ? 0 : value);

            Denormals.Flush(values);

            Assert.Equal(expected, values);
        }
    }
}
