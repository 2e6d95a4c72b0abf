using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>The messages: never inlined, so that a check stays a comparison and a call. The same text in every culture.</content>
public static partial class Guard
{
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRows(int length, int width, string argument, string network) =>
        throw new ArgumentException(Text($"{argument} has {Values(length)}; {network} takes {width:N0} per row: pass a multiple of {width:N0}."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowTrainingRows(int rows, int width, int batch, string argument, string network) =>
        throw (rows == 0
            ? new ArgumentException(Text($"{argument} is empty; a training step of {network} takes {(batch == 1 ? "" : "1 to ")}{Counted(batch, "row")} of {Values(width)}: pass at least one."), argument)
            : new ArgumentOutOfRangeException(
                argument, Text($"{argument} has {rows:N0} rows; {network} was declared with Batch = {batch:N0}: pass at most {Counted(batch, "row")}, or declare a larger Batch.")));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int actual, int rows, int width, string argument, string network) =>
        throw new ArgumentException(
            rows == 1
                ? Text($"{argument} has {Values(actual)}; {network} takes {width:N0} for a row: pass exactly {width:N0}.")
                : Text($"{argument} has {Values(actual)}; {network} has {width:N0} for each of {Counted(rows, "row")}: pass exactly {(long)rows * width:N0}."),
            argument);

    [DoesNotReturn]
    private static void ThrowMemory(long actual, long needed, string argument, string network) =>
        throw new ArgumentException(Text($"{argument} has {actual:N0} bytes; {network} takes {needed:N0}, its MemoryBytes: pass at least as many."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowCount(int actual, int rows, string argument, string network) => ThrowCount(actual, rows, argument, network, "");

    /// <summary>Whoever passes a label for each row and class means targets.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLabelCount(int actual, int rows, int classes, string network) =>
        ThrowCount(actual, rows, "labels", network, actual == (long)rows * classes ? ", or pass floats for targets" : "");

    [DoesNotReturn]
    private static void ThrowCount(int actual, int rows, string argument, string network, string remedy) =>
        throw new ArgumentException(Text($"{argument} has {Values(actual)}; {network} was given {Counted(rows, "row")}: pass one per row{remedy}."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLabel(int index, int label, int classes, string network) =>
        ThrowLabel("labels", Text($"labels[{index:N0}]"), label, classes, network);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLabel(string argument, string place, int label, int classes, string network) =>
        throw new ArgumentOutOfRangeException(argument, Text($"{place} is {label:N0}; {network} has {Counted(classes, "class", "classes")}: pass 0 to {classes - 1:N0}."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNotFinite(ReadOnlySpan<float> values, int width, string argument, string network)
    {
        throw new ArgumentOutOfRangeException(argument, $"{NotFiniteAmong(values, width, argument)}: {argument} of {network} must be finite.") { HResult = NotFinite };
    }

    /// <summary>The first value that is not finite, or null.</summary>
    private static string? NotFiniteAmong(ReadOnlySpan<float> values, int width, string argument)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return Text($"{argument}[{i:N0}] is {Words.NotFinite(values[i])} (row {i / width:N0})");
            }
        }

        return null;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRowWeight(int index, float weight, string network) =>
        throw new ArgumentOutOfRangeException("rowWeights", Text($"rowWeights[{index:N0}] is {weight:R}; {network} takes finite weights of 0 or more."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOverlap(string nameA, string nameB, string network) =>
        throw new ArgumentException($"{nameA} and {nameB} share memory; {network} writes one while it reads the other: pass separate memory.", nameB);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLoss(double loss, ReadOnlySpan<float> inputs, int width, string argument, long step, string network) =>
        throw new NonFiniteLossException(network, loss, step, NotFiniteAmong(inputs, width, argument));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowFraction(float value, string name) =>
        throw new ArgumentOutOfRangeException(name, Text($"{name} is {value:R}: pass a fraction from 0 to 1."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ThrowHyperParameter(float value, HyperParameterDescription range)
    {
        string wanted = range.IsPositive ? "a finite value above 0"
            : float.IsPositiveInfinity(range.Below) ? Text($"a finite value of at least {range.Minimum:R}")
            : Text($"a value of at least {range.Minimum:R} and below {range.Below:R}");
        throw new ArgumentOutOfRangeException(nameof(value), Text($"{range.Name} is {value:R}: set {wanted}."));
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowThreads(int value) =>
        throw new ArgumentOutOfRangeException("value", Text($"MaxDegreeOfParallelism is {value:N0}: set at least 1, which is the caller's own thread; Environment.ProcessorCount for all cores."));

    private static string Values(int count) => Counted(count, "value");

    private static string Counted(int count, string one, string? many = null) => Words.Count(count, one, many);

    private static string Text(FormattableString text) => Words.Text(text);
}
