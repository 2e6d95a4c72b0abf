using System.Collections.Generic;
using Xunit;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Tensors by their name in the formulas: dW1, db1, δ2, dx, …</summary>
internal sealed class NamedTensors : Dictionary<string, Matrix>
{
    /// <summary>Asserts that both sets name the same tensors and that each of them agrees.</summary>
    public void RequireAgreement(NamedTensors actual)
    {
        Assert.Equal(Keys, actual.Keys);
        foreach ((string name, Matrix expected) in this)
        {
            Agreement.Require(name, expected, actual[name]);
        }
    }
}
