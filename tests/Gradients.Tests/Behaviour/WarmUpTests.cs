using System;
using System.Runtime;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>Code belongs to the class: what one network has done once, another does without the compiler.</summary>
public class WarmUpTests
{
    private static readonly float[] s_inputs = new float[WarmNet.Batch * WarmNet.Inputs];
    private static readonly int[] s_labels = new int[WarmNet.Batch];
    private static readonly float[] s_outputs = new float[WarmNet.Batch * WarmNet.Outputs];

    [Fact]
    public void A_second_network_compiles_nothing()
    {
        int first = CompiledBy(new WarmNet(1));
        int second = CompiledBy(new WarmNet(2));

        Assert.True(first > 10, $"Only {first} methods were compiled for the first.");
        Assert.Equal(0, second);
    }

    /// <summary>Methods that this thread has to compile for one row, a batch and a step.</summary>
    private static int CompiledBy(WarmNet net)
    {
        int before = (int)JitInfo.GetCompiledMethodCount(currentThread: true);
        net.Predict(s_inputs.AsSpan(0, WarmNet.Inputs), s_outputs.AsSpan(0, WarmNet.Outputs));
        net.Predict(s_inputs, s_outputs);
        _ = net.TrainStep(s_inputs, s_labels);
        return (int)JitInfo.GetCompiledMethodCount(currentThread: true) - before;
    }
}

[Network(9, Batch = 6)]
[Dense(20, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.01, Momentum = 0.9)]
internal sealed partial class WarmNet;
