using System;
using System.Reflection;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Programs around calls of a network <c>Net</c>.</summary>
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
            internal static float[] Make() => new float[100];
        }
        {{types}}
        """;

    /// <summary>The same in a namespace of its own, beside others.</summary>
    public static string Wrap(string statements, string types, int number) =>
        Wrap(statements, types).Replace("using System;", $"using System;\nnamespace Program{number};", StringComparison.Ordinal);

    /// <summary>Runs one of several programs on 5 rows.</summary>
    public static void Run(Assembly programs, int number)
    {
        object net = Activator.CreateInstance(programs.GetType("Net", throwOnError: true)!, 0)!;
        MethodInfo run = programs.GetType($"Program{number}.Program", throwOnError: true)!.GetMethod("Run", BindingFlags.NonPublic | BindingFlags.Static)!;
        run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [net, new float[20], new float[15], new[] { 0, 1, 2, 0, 1 }], null);
    }
}
