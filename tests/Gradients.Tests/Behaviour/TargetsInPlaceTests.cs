using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.Threading;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Targets whose width 16 divides are read where the caller has them.</summary>
public class TargetsInPlaceTests
{
    private readonly float[] _x = new Draw(1).Matrix(Reconstruction.Batch, Reconstruction.Inputs).ToFloats();
    private readonly float[] _t = new Draw(2).Matrix(Reconstruction.Batch, Reconstruction.Outputs).ToFloats();

    [Fact]
    public void Targets_stay_as_they_were()
    {
        Reconstruction net = new(1);
        float[] before = [.. _t];
        net.TrainStep(_x, _t);
        net.ComputeGradients(_x, _t);
        net.Backward(_x, _t);
        net.Loss(_x, _t);
        Assert.True(Tensors.SameBits(before, _t));
    }

    [Fact]
    public void Inputs_may_be_their_own_targets()
    {
        Reconstruction one = new(1);
        Reconstruction other = new(1);
        float[] copy = [.. _x];
        Assert.Equal(one.TrainStep(_x, copy), other.TrainStep(_x, _x));
        Assert.True(Tensors.SameBits(one.RawParameters, other.RawParameters));
    }

    [Fact]
    public void Input_gradients_may_take_the_place_of_the_targets()
    {
        Reconstruction net = new(1);
        float[] dx = new float[_x.Length];
        float[] dt = new float[_t.Length];
        net.ComputeGradients(_x, _t, dx, dt);
        float[] dtAgain = new float[_t.Length];
        net.ComputeGradients(_x, _t, _t, dtAgain);
        Assert.True(Tensors.SameBits(dx, _t));
        Assert.True(Tensors.SameBits(dt, dtAgain));
    }
}
