using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Unrolled.KernelProbe.Guarding;

/// <summary>Shows, for every network of an assembly, that nothing outside the caller's spans or of earlier calls is touched or takes part in a result.</summary>
internal static class GuardCommand
{
    /// <summary>NaN around the spans, NaN from an earlier call, NaN in another row.</summary>
    public static void CheckSurroundings(string assembly) => ForEach(assembly, static (type, rows, expected) =>
    {
        if (expected.Any(bits => !float.IsFinite(BitConverter.UInt32BitsToSingle(bits))))
        {
            throw new InvalidOperationException($"{type.Name}, {rows} rows: the results are not finite to begin with.");
        }

        Expect(expected, Run(Create(type), rows, new Surrounded(float.NaN)), $"{type.Name}, {rows} rows: what lies around the spans takes part in a result.");
        Expect(expected, Run(Poison(Create(type)), rows, new Surrounded(0f)), $"{type.Name}, {rows} rows: NaN of an earlier call takes part in a result.");
        CheckNeighbours(type, rows);
    });

    /// <summary>Spans that end, and spans that start, at a page that must not be touched.</summary>
    public static void CheckPages(string assembly) => ForEach(assembly, static (type, rows, expected) =>
    {
        Expect(expected, Run(Create(type), rows, new BesidePage(atEnd: true)), $"{type.Name}, {rows} rows: other results before an inaccessible page.");
        Expect(expected, Run(Create(type), rows, new BesidePage(atEnd: false)), $"{type.Name}, {rows} rows: other results behind an inaccessible page.");
    });

    private static void ForEach(string assembly, Action<Type, int, List<uint>> check)
    {
        foreach (Type type in Assembly.LoadFrom(Path.GetFullPath(assembly)).GetTypes().Where(type => type.IsAssignableTo(typeof(ITrainable))))
        {
            // Printed before, so that a fault shows where it happened.
            Console.Write($"{type.Name} ");
            int batch = Create(type).Description.Batch;
            foreach (int rows in Enumerable.Range(1, batch).Where(rows => rows <= 5 || rows >= batch - 1 || rows == 8))
            {
                check(type, rows, Run(Create(type), rows, new Surrounded(0f)));
            }
        }

        Console.WriteLine();
    }

    private static ITrainable Create(Type type) => (ITrainable)Activator.CreateInstance(type, 1)!;

    private static List<uint> Run(ITrainable network, int rows, Placement placement)
    {
        using (placement)
        {
            return new Scenario(network, rows, placement).Run();
        }
    }

    /// <summary>Leaves NaN in every buffer of a full batch: activations, δ, scratch. The parameters stay as they were, as the loss is not finite.</summary>
    private static ITrainable Poison(ITrainable network)
    {
        NetworkDescription description = network.Description;
        float[] inputs = new float[description.Batch * description.Inputs];
        float[] targets = new float[description.Batch * description.Outputs];
        Array.Fill(inputs, float.NaN);
        Array.Fill(targets, float.NaN);
        network.Predict(inputs, new float[targets.Length]);
        network.Loss(inputs, targets);
        try
        {
            network.TrainStep(inputs, targets);
        }
        catch (NonFiniteLossException)
        {
            return network;
        }

        throw new InvalidOperationException($"{description.Name} trained on NaN.");
    }

    /// <summary>A row of NaN between others leaves their predictions alone.</summary>
    private static void CheckNeighbours(Type type, int rows)
    {
        ITrainable network = Create(type);
        int inputs = network.Description.Inputs;
        int outputs = network.Description.Outputs;
        float[] clean = Training.Numbers.Signed(9, rows, rows * inputs);
        float[] dirty = [.. clean];
        int nan = rows / 2;
        dirty.AsSpan(nan * inputs, inputs).Fill(float.NaN);
        float[] expected = new float[rows * outputs];
        float[] actual = new float[rows * outputs];
        network.Predict(clean, expected);
        network.Predict(dirty, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            if (i / outputs == nan ? !float.IsNaN(actual[i]) : actual[i] != expected[i])
            {
                throw new InvalidOperationException($"{type.Name}, row {i / outputs} of {rows}: row {nan} is NaN, and output {i % outputs} is {actual[i]} instead of {expected[i]}.");
            }
        }
    }

    private static void Expect(List<uint> expected, List<uint> actual, string message)
    {
        if (!expected.SequenceEqual(actual))
        {
            throw new InvalidOperationException(message);
        }
    }
}
