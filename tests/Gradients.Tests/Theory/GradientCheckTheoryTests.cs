using System;
using System.Linq;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>Every network's own check of its gradients: the emitted definition in double precision is a second witness beside the tests' reference.</summary>
public class GradientCheckTheoryTests
{
    private const int PerTensor = 16;

    public static TheoryData<int, string> Networks => CompiledTheory.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Agrees(int index, string network)
    {
        Trial trial = Trial.Of(index, TheoryNetwork.All[index].Batch);
        GradientCheck check = trial.Network.CheckGradients(trial.Inputs, trial.Targets, PerTensor);
        Assert.True(check.Agrees && check.Worst.Error < Agreement.Tolerance, $"{network}: {check}");
        Assert.Equal(trial.Network.Description.Tensors.Where(tensor => !tensor.IsFrozen).Sum(tensor => Math.Min(PerTensor, tensor.Count)), check.Compared + check.Skipped);
        Assert.True(check.Skipped <= check.Compared / 20, $"{network}: {check}");
    }
}
