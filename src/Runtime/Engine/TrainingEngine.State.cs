using System;

namespace Unrolled.Runtime;

/// <content>What a checkpoint holds besides the parameters.</content>
public sealed unsafe partial class TrainingEngine<TPrograms>
{
    int INetworkState.StateVariables => TPrograms.StateVariables;

    Span<float> INetworkState.OptimizerState => RawOptimizerState;

    ReadOnlySpan<float> INetworkState.HyperParameters => ((ReadOnlySpan<float>)_hyperParameters)[..TPrograms.Description.HyperParameters.Count];

    void INetworkState.Restore(int seed, long steps, ReadOnlySpan<float> hyperParameters)
    {
        hyperParameters.CopyTo(_hyperParameters);
        Seed = seed;
        Steps = steps;
        HasGradients = false;
        StartAnew();
    }
}
