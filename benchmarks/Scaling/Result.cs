using System.Collections.Generic;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Scaling;

/// <summary>What was measured of one network.</summary>
/// <param name="Curve">The curve it is on.</param>
/// <param name="Size">Its width, or the rows of its step.</param>
/// <param name="Flops">Floating-point operations of a step.</param>
/// <param name="Seconds">A step, the median.</param>
/// <param name="Share">Its share of the FMA peak, the median.</param>
/// <param name="Change">Its share over that of the next smaller network of the curve; null for the first.</param>
internal sealed record Result(Curve Curve, int Size, double Flops, double Seconds, double Share, double? Change)
{
    /// <summary>A share this far below its neighbour's asks for an explanation.</summary>
    private const double Cliff = 0.85;

    /// <summary>Whether the share fell by more than 15 % against the next smaller network.</summary>
    public bool IsCliff => Change < Cliff;

    /// <summary>The results of both curves, in the order of the points.</summary>
    public static IReadOnlyList<Result> Of(IReadOnlyList<Point> points, IReadOnlyList<Samples> samples)
    {
        List<Result> results = [];
        foreach ((Point point, Samples measured) in points.Zip(samples))
        {
            double? before = results.LastOrDefault() is { } last && last.Curve == point.Curve ? last.Share : null;
            results.Add(new Result(point.Curve, point.Size, point.Workload.Flops, measured.Median, measured.MedianShare, measured.MedianShare / before));
        }

        return results;
    }
}
