namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Programs around calls of a network.</summary>
internal static class CallSitePrograms
{
    /// <summary>A program in which nothing is known of the arguments x, y and labels.</summary>
    public static string Wrap(string statements, string types) => $$"""
        using System;
        static class Program
        {
            internal static void Run(Net net, float[] x, float[] y, int[] labels)
            {
                {{statements}}
            }
            internal static float[] Make() => new float[Environment.ProcessorCount];
        }
        {{types}}
        """;
}
