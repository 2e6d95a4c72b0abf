using System.Collections.Generic;
using Unrolled.Benchmarks;

namespace Unrolled.Scaling;

/// <summary>One network of a curve.</summary>
/// <param name="Curve">Which curve.</param>
/// <param name="Size">Its place on the curve: the width, or the rows of a step.</param>
/// <param name="Workload">A training step of it.</param>
internal sealed record Point(Curve Curve, int Size, Workload Workload);

/// <summary>What grows along a curve.</summary>
internal enum Curve
{
    /// <summary>All four widths of the network, at 64 rows.</summary>
    Width,

    /// <summary>The rows of a step, at width 256.</summary>
    Batch,
}

/// <summary>The networks of both curves, each ordered by size.</summary>
internal static class Points
{
    /// <summary>A sample has about so many operations: long beside the clock's resolution, short beside a time slice.</summary>
    private const long FlopsPerSample = 20_000_000;

    public static IReadOnlyList<Point> All()
    {
        Width256 middle = new();
        return
        [
            Step(Curve.Width, 16, 64, Width16.TrainingFlops, new Width16()),
            Step(Curve.Width, 32, 64, Width32.TrainingFlops, new Width32()),
            Step(Curve.Width, 48, 64, Width48.TrainingFlops, new Width48()),
            Step(Curve.Width, 64, 64, Width64.TrainingFlops, new Width64()),
            Step(Curve.Width, 100, 64, Width100.TrainingFlops, new Width100()),
            Step(Curve.Width, 128, 64, Width128.TrainingFlops, new Width128()),
            Step(Curve.Width, 200, 64, Width200.TrainingFlops, new Width200()),
            Step(Curve.Width, 256, 64, Width256.TrainingFlops, middle),
            Step(Curve.Width, 384, 64, Width384.TrainingFlops, new Width384()),
            Step(Curve.Width, 512, 64, Width512.TrainingFlops, new Width512()),
            Step(Curve.Width, 768, 64, Width768.TrainingFlops, new Width768()),
            Step(Curve.Width, 1024, 64, Width1024.TrainingFlops, new Width1024()),
            Step(Curve.Width, 1536, 64, Width1536.TrainingFlops, new Width1536()),
            Step(Curve.Width, 2048, 64, Width2048.TrainingFlops, new Width2048()),
            Step(Curve.Width, 3072, 64, Width3072.TrainingFlops, new Width3072()),
            Step(Curve.Width, 4096, 64, Width4096.TrainingFlops, new Width4096()),

            Step(Curve.Batch, 1, 1, Batch1.TrainingFlops, new Batch1()),
            Step(Curve.Batch, 2, 2, Batch2.TrainingFlops, new Batch2()),
            Step(Curve.Batch, 4, 4, Batch4.TrainingFlops, new Batch4()),
            Step(Curve.Batch, 8, 8, Batch8.TrainingFlops, new Batch8()),
            Step(Curve.Batch, 16, 16, Batch16.TrainingFlops, new Batch16()),
            Step(Curve.Batch, 32, 32, Batch32.TrainingFlops, new Batch32()),
            Step(Curve.Batch, 64, 64, Width256.TrainingFlops, middle),
            Step(Curve.Batch, 128, 128, Batch128.TrainingFlops, new Batch128()),
            Step(Curve.Batch, 256, 256, Batch256.TrainingFlops, new Batch256()),
            Step(Curve.Batch, 512, 512, Batch512.TrainingFlops, new Batch512()),
            Step(Curve.Batch, 1024, 1024, Batch1024.TrainingFlops, new Batch1024()),
        ];
    }

    private static Point Step(Curve curve, int size, int rows, long flops, ITrainable network)
    {
        float[][] inputs = MiniBatches.Inputs(network, rows);
        int calls = (int)(FlopsPerSample / flops) + 1;
        return new Point(curve, size, Workload.Step(network, $"{curve} {size}", flops, inputs, MiniBatches.Targets(network, rows), calls));
    }
}
