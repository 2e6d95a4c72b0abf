using System.Globalization;
using System.Linq;

namespace Unrolled.GeneratorCost;

/// <summary>Methods far longer than anybody writes by hand: whatever analyzers do to a call in them must not grow with what stands around it.</summary>
internal static class LongMethods
{
    public const int RightCalls = 1000;

    public const int WrongCalls = 100;

    /// <summary>Calls that are all right.</summary>
    public static string Right { get; } = Method(RightCalls, """
        float[] a# = new float[8];
        int[] labels# = [0, 2];
        for (int i = 0; i < a#.Length; i++) { a#[i] = x[i] - #; }
        if (net.Loss(a#, labels#) > 0.5f) { _ = net.TrainStep(a#, labels#); }

        """);

    /// <summary>Calls that are wrong, among conditions, guards and assignments that excuse none of them.</summary>
    public static string Wrong { get; } = Method(WrongCalls, """
        float[] a# = new float[7];
        a#[0] = x[#];
        float sum# = Sum(x, #);
        if (sum# < 0) { throw new InvalidOperationException("#"); }
        for (int i = 0; i < labels.Length; i++) { if (labels[i] == #) { sum# += i; } }
        bool loud# = sum# > # && labels.Length > #;
        if (loud#) { Console.WriteLine(sum#); }
        net.Predict(a#, y);

        """);

    private static string Method(int count, string statements) => $$"""
        using System;
        namespace Ten;
        internal static class Long
        {
            public static void Run(Flowers net, float[] x, float[] y, int[] labels)
            {
                {{string.Concat(Enumerable.Range(0, count).Select(i => statements.Replace("#", i.ToString(CultureInfo.InvariantCulture), System.StringComparison.Ordinal)))}}
            }

            private static float Sum(float[] x, int count)
            {
                if (count < 0) { throw new ArgumentOutOfRangeException(nameof(count)); }
                float sum = 0;
                for (int i = 0; i < count && i < x.Length; i++) { sum += x[i]; }
                return sum;
            }
        }
        """;
}
