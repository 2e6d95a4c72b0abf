using System;

namespace Unrolled;

/// <summary>What a view that no network made says of itself.</summary>
internal static class Unbound
{
    public static InvalidOperationException Error() => new("This view is a default value and belongs to no network: take it from one, as in net.Dense1.Weights.");
}
