using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Through the interfaces a network does exactly what it does as its own type.</summary>
public class InterfaceTests
{
    private static readonly float[] X = new Draw(1).Matrix(5, 4).ToFloats();
    private static readonly int[] Labels = [0, 2, 1, 1, 0];
    private static readonly float[] Targets = Matrix.OneHot(Labels, 3).ToFloats();

    [Fact]
    public void Training_through_the_interface_is_training()
    {
        R1 typed = new(6);
        R1 other = new(6);
        ILabelTrainable general = other;
        Assert.Equal(typed.TrainStep(X, Labels), general.TrainStep(X, Labels));
        Assert.Equal(typed.TrainStep(X, Targets), general.TrainStep(X, Targets));
        Assert.Equal(typed.ComputeGradients(X, Labels), general.ComputeGradients(X, Labels));
        Assert.Equal(typed.ComputeGradients(X, Targets), general.ComputeGradients(X, Targets));
        Assert.True(Tensors.SameBits(typed.RawGradients, general.RawGradients));
        typed.ApplyGradients();
        general.ApplyGradients();
        Assert.True(Tensors.SameBits(typed.RawParameters, general.RawParameters));
        Assert.Equal((typed.Steps, typed.Seed), (general.Steps, general.Seed));
        Assert.Equal(3, general.Steps);
        Assert.Equal(typed.Penalty(), general.Penalty());
        Assert.Equal(typed.RawOptimizerState.Length, general.RawOptimizerState.Length);
    }

    [Fact]
    public void Inference_through_the_interface_is_inference()
    {
        R1 typed = new(6);
        ILabelTrainable general = typed;
        float[] direct = new float[15];
        float[] through = new float[15];
        typed.Predict(X, direct);
        general.Predict(X, through);
        Assert.True(Tensors.SameBits(direct, through));
        Assert.Equal(typed.Loss(X, Labels), general.Loss(X, Labels));
        Assert.Equal(typed.Loss(X, Targets), general.Loss(X, Targets));
        int[] labels = new int[5];
        int[] labelsThrough = new int[5];
        typed.PredictLabels(X, labels);
        general.PredictLabels(X, labelsThrough);
        Assert.Equal(labels, labelsThrough);
    }

    [Fact]
    public void Parameters_through_the_interface_are_the_parameters()
    {
        R1 typed = new(6);
        INetwork general = typed;
        float[] direct = new float[R1.ParameterCount];
        float[] through = new float[R1.ParameterCount];
        typed.CopyParametersTo(direct);
        general.CopyParametersTo(through);
        Assert.Equal(direct, through);
        general.Initialize(7);
        Assert.True(Tensors.SameBits(new R1(7).RawParameters, typed.RawParameters));
        general.CopyParametersFrom(direct);
        Assert.Equal(direct, new NetworkHandle(typed).CopyParameters());
        Assert.Same(typed.Description, general.Description);
    }
}
