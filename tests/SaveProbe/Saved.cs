namespace Unrolled.SaveProbe;

/// <summary>What the probe saves: a few pieces of data, and little for the JIT to do.</summary>
[Network(96)]
[Dense(80, Activation.Relu)]
[Dense(7, Activation.Softmax)]
[CrossEntropy]
[Adam]
public sealed partial class Saved
{
    /// <summary>Gives the network the one state that belongs to a seed.</summary>
    public void Prepare(int seed)
    {
        Initialize(seed);
        RawOptimizerState.Fill(seed);
    }
}
