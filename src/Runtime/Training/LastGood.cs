using System;

namespace Unrolled.Runtime;

/// <summary>A copy of all that training changes, to go back to.</summary>
/// <remarks>As stored, so that taking it is three copies of memory.</remarks>
internal sealed class LastGood
{
    private readonly ITrainable _network;
    private readonly INetworkState _state;
    private readonly float[] _parameters;
    private readonly float[] _optimizer;
    private readonly float[] _hyperParameters;
    private int _seed;

    public LastGood(ITrainable network, INetworkState state)
    {
        _network = network;
        _state = state;
        _parameters = new float[network.RawParameters.Length];
        _optimizer = new float[network.RawOptimizerState.Length];
        _hyperParameters = new float[state.HyperParameters.Length];
    }

    /// <summary>Updates made when it was taken.</summary>
    public long Steps { get; private set; }

    public void Take()
    {
        _network.RawParameters.CopyTo(_parameters);
        _network.RawOptimizerState.CopyTo(_optimizer);
        _state.HyperParameters.CopyTo(_hyperParameters);
        _seed = _network.Seed;
        Steps = _network.Steps;
    }

    public void Restore()
    {
        _parameters.CopyTo(_network.RawParameters);
        _optimizer.CopyTo(_network.RawOptimizerState);
        _state.Restore(_seed, Steps, _hyperParameters);
    }
}
