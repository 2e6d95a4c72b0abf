using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

/// <summary>The ends of the range, the same in every form.</summary>
public sealed class VectorMathSpecialTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;

    [Fact]
    public void Where_the_range_is_known_fewer_operations_give_the_same_bits()
    {
        float[] ends = [-0f, 0f, 1f, -87.5f, -87.49999f, -87.50001f, 1.17549435e-38f, -1.17549435e-38f, Inf, -Inf, NaN, float.MaxValue, float.MinValue];
        IEnumerable<float> all = Enumerable.Range(0, (int)(uint.MaxValue / 997)).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 997));
        foreach (float x in ends.Concat(all))
        {
            Vector512<float> v = Vector512.Create(x);
            if (!(x > 0))
            {
                Assert.Equal(VectorMath.Exp(v).AsInt32(), VectorMath.ExpOfNonPositive(v).AsInt32());
            }

            if (!(x < 1.17549435e-38f))
            {
                Assert.Equal(VectorMath.Log(v).AsInt32(), VectorMath.LogOfNormal(v).AsInt32());
            }
        }
    }

    public static TheoryData<string> Functions => ["Exp", "Expm1", "Log", "Log1p", "Tanh", "Erf", "Sqrt", "Sign"];

    [Theory]
    [InlineData("Exp", Inf, Inf)]
    [InlineData("Exp", -Inf, 0f)]
    [InlineData("Exp", 1e4f, Inf)]
    [InlineData("Exp", -1e4f, 0f)]
    [InlineData("Exp", 88.73f, Inf)]
    [InlineData("Exp", -86.99f, 0f)]
    [InlineData("Exp", -87.4f, 0f)]
    [InlineData("Exp", -88f, 0f)]
    [InlineData("Exp", -100f, 0f)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", 1e-30f, 1f)]
    [InlineData("Expm1", Inf, Inf)]
    [InlineData("Expm1", -Inf, -1f)]
    [InlineData("Expm1", 88.73f, Inf)]
    [InlineData("Expm1", -17.4f, -1f)]
    [InlineData("Expm1", -1e30f, -1f)]
    [InlineData("Expm1", 0f, 0f)]
    [InlineData("Expm1", 1e-30f, 1e-30f)]
    [InlineData("Log", Inf, Inf)]
    [InlineData("Log", 0f, -Inf)]
    [InlineData("Log", -1f, NaN)]
    [InlineData("Log", -1e-45f, NaN)]
    [InlineData("Log", -Inf, NaN)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", 1e-45f, -103.27893f)]
    [InlineData("Log1p", Inf, Inf)]
    [InlineData("Log1p", -1f, -Inf)]
    [InlineData("Log1p", -1.0000001f, NaN)]
    [InlineData("Log1p", -Inf, NaN)]
    [InlineData("Log1p", 0f, 0f)]
    [InlineData("Log1p", 1e-30f, 1e-30f)]
    [InlineData("Log1p", 3.4028235e38f, 88.72284f)]
    [InlineData("Tanh", Inf, 1f)]
    [InlineData("Tanh", -Inf, -1f)]
    [InlineData("Tanh", 9.02f, 1f)]
    [InlineData("Tanh", 0f, 0f)]
    [InlineData("Tanh", 1e-45f, 1e-45f)]
    [InlineData("Erf", Inf, 1f)]
    [InlineData("Erf", -Inf, -1f)]
    [InlineData("Erf", 3.92f, 1f)]
    [InlineData("Erf", 1e30f, 1f)]
    [InlineData("Erf", 0f, 0f)]
    [InlineData("Sqrt", -1f, NaN)]
    [InlineData("Sqrt", Inf, Inf)]
    [InlineData("Sign", 0f, 0f)]
    [InlineData("Sign", 1e-45f, 1f)]
    [InlineData("Sign", -1e-45f, -1f)]
    [InlineData("Sign", -Inf, -1f)]
    public void Gives(string function, float x, float expected)
    {
        Assert.Equal(expected, Scalar(function)(x));
        Assert.Equal(expected, Apply(function, new Vector<float>(x))[0]);
        Assert.Equal(expected, Apply(function, Vector512.Create(x))[15]);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Carries_every_kind_of_NaN(string function)
    {
        foreach (uint bits in (uint[])[0x7FC00000, 0xFFC00000, 0x7FC00001, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F800001, 0x7FC12345])
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            Assert.True(float.IsNaN(Scalar(function)(x)));
            Assert.True(float.IsNaN(Apply(function, new Vector<float>(x))[0]));
            Assert.True(float.IsNaN(Apply(function, Vector512.Create(x))[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Has_the_same_bits_in_every_form(string function)
    {
        Func<float, float> scalar = Scalar(function);
        float[] x = new float[16];
        for (ulong bits = 0; bits < 1UL << 32; bits += 16 * 40009)
        {
            for (uint i = 0; i < 16; i++)
            {
                x[i] = BitConverter.UInt32BitsToSingle((uint)bits + (i * 40009));
            }

            Vector512<float> wide = Apply(function, Vector512.LoadUnsafe(ref x[0]));
            Vector<float> narrow = Apply(function, Vector.LoadUnsafe(ref x[0]));
            for (int i = 0; i < 16; i++)
            {
                uint expected = BitConverter.SingleToUInt32Bits(scalar(x[i]));
                Assert.Equal(expected, BitConverter.SingleToUInt32Bits(wide[i]));
                if (i < Vector<float>.Count)
                {
                    Assert.Equal(expected, BitConverter.SingleToUInt32Bits(narrow[i]));
                }
            }
        }
    }

    [Fact]
    public void Exp_of_large_negative_numbers_is_never_denormal()
    {
        for (float x = -86f; x > -90f; x -= 1e-4f)
        {
            float y = VectorMath.Exp(x);
            Assert.True(y == 0f || float.IsNormal(y), $"exp({x:R}) = {y:R}");
        }
    }

    [Fact]
    public void Log1p_of_denormals_is_within_two_steps()
    {
        for (int bits = 0; bits < BitConverter.SingleToInt32Bits(5e-38f); bits += 997)
        {
            float x = BitConverter.Int32BitsToSingle(bits);
            Assert.InRange(BitConverter.SingleToInt32Bits(VectorMath.Log1p(x)), bits - 2, bits + 2);
            Assert.InRange(BitConverter.SingleToInt32Bits(float.Abs(VectorMath.Log1p(-x))), bits - 2, bits + 2);
        }
    }

    private static Func<float, float> Scalar(string function) => function switch
    {
        "Exp" => VectorMath.Exp,
        "Expm1" => VectorMath.Expm1,
        "Log" => VectorMath.Log,
        "Log1p" => VectorMath.Log1p,
        "Tanh" => VectorMath.Tanh,
        "Erf" => VectorMath.Erf,
        "Sqrt" => VectorMath.Sqrt,
        _ => VectorMath.Sign,
    };

    private static Vector<float> Apply(string function, Vector<float> x) => function switch
    {
        "Exp" => VectorMath.Exp(x),
        "Expm1" => VectorMath.Expm1(x),
        "Log" => VectorMath.Log(x),
        "Log1p" => VectorMath.Log1p(x),
        "Tanh" => VectorMath.Tanh(x),
        "Erf" => VectorMath.Erf(x),
        "Sqrt" => VectorMath.Sqrt(x),
        _ => VectorMath.Sign(x),
    };

    private static Vector512<float> Apply(string function, Vector512<float> x) => function switch
    {
        "Exp" => VectorMath.Exp(x),
        "Expm1" => VectorMath.Expm1(x),
        "Log" => VectorMath.Log(x),
        "Log1p" => VectorMath.Log1p(x),
        "Tanh" => VectorMath.Tanh(x),
        "Erf" => VectorMath.Erf(x),
        "Sqrt" => VectorMath.Sqrt(x),
        _ => VectorMath.Sign(x),
    };
}
