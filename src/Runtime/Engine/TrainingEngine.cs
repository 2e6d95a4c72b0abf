using System;
using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>Training of one network: every argument is checked before anything is written, and the loss before any parameter changes.</summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
/// <remarks>Losses are thread-safe while nothing writes the parameters; everything else is for one thread at a time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class TrainingEngine<TPrograms> : LossEngine<TPrograms>, INetworkState
    where TPrograms : struct, ITrainingPrograms
{
    private HyperParameterValues _hyperParameters;

    /// <inheritdoc/>
    public TrainingEngine(NetworkMemory memory)
        : base(memory)
    {
        for (int i = 0; i < TPrograms.Description.HyperParameters.Count; i++)
        {
            _hyperParameters[i] = TPrograms.Description.HyperParameters[i].Value;
        }
    }

    /// <summary>Updates made.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the last step applied its gradients without storing them.</summary>
    public bool GradientsAreStale { get; private set; }

    /// <summary>Whether there are gradients to apply: computed or filled in by the caller, and neither the network started again nor its state replaced since.</summary>
    public bool HasGradients { get; private set; }

    /// <summary>The gradients as stored. Whoever asks for them may fill them, so that they count as computed, unless a step left them stale.</summary>
    public Span<float> RawGradients
    {
        get
        {
            HasGradients = !GradientsAreStale;
            return Gradients();
        }
    }

    /// <summary>The optimiser's state as stored.</summary>
    public Span<float> RawOptimizerState => Block.Span(TPrograms.ParameterLength + TrainedLength, TPrograms.StateVariables * TrainedLength);

    /// <summary>The first hyper-parameter, for programs.</summary>
    internal ref float HyperParameters => ref HyperParameterValues.First(ref _hyperParameters);

    /// <summary>Floats of the parameters that are trained.</summary>
    private static int TrainedLength => TPrograms.ParameterLength - TPrograms.FrozenLength;

    /// <summary>The regularisation term.</summary>
    public float Penalty => (float)TPrograms.Penalty(RawParameters);

    /// <summary>A hyper-parameter, by its place in the optimiser's list.</summary>
    public float HyperParameter(int index) => _hyperParameters[index];

    /// <summary>Sets a hyper-parameter, by its place in the optimiser's list, after checking its range.</summary>
    public void SetHyperParameter(int index, float value)
    {
        TPrograms.Description.HyperParameters[index].Check(value);
        _hyperParameters[index] = value;
    }

    /// <inheritdoc/>
    public override void Initialize(int seed)
    {
        base.Initialize(seed);
        RawOptimizerState.Clear();
        Steps = 0;
        HasGradients = false;
        StartAnew();
    }

    /// <summary>Takes over all state.</summary>
    public void CopyFrom(TrainingEngine<TPrograms>? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        base.CopyFrom(other);
        other.RawOptimizerState.CopyTo(RawOptimizerState);
        Steps = other.Steps;
        HasGradients = false;
        StartAnew();
    }

    /// <summary>Takes over all memory, masks the caller gave included, and the hyper-parameters.</summary>
    public void CloneFrom(TrainingEngine<TPrograms> other)
    {
        other.Block.Span(0, TPrograms.BlockLength).CopyTo(Block.Span(0, TPrograms.BlockLength));
        CopyFrom(other);
        _hyperParameters = other._hyperParameters;
        GradientsAreStale = other.GradientsAreStale;
        HasGradients = other.HasGradients;
        (_gradientMass, _gradientCalls) = (other._gradientMass, other._gradientCalls);
    }

    /// <summary>A step on soft targets.</summary>
    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        ref float t = ref Prepare(inputs, targets, out int rows);
        FillScale(rows);
        return Step(inputs, ref t, rows, update: true);
    }

    /// <summary>A step on soft targets with a weight for each row.</summary>
    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights)
    {
        Guard.RowWeights(rowWeights, CheckRows(inputs), Name);
        ref float t = ref Prepare(inputs, targets, out int rows);
        FillScale(rows, rowWeights);
        return Step(inputs, ref t, rows, update: true);
    }

    /// <summary>A step on labels.</summary>
    public float TrainStep<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels)
        where TLabel : unmanaged
    {
        ref float t = ref Prepare(inputs, labels, out int rows);
        FillScale(rows);
        return Step(inputs, ref t, rows, update: true);
    }

    /// <summary>A step on labels with a weight for each row.</summary>
    public float TrainStep<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels, ReadOnlySpan<float> rowWeights)
        where TLabel : unmanaged
    {
        Guard.RowWeights(rowWeights, CheckRows(inputs), Name);
        ref float t = ref Prepare(inputs, labels, out int rows);
        FillScale(rows, rowWeights);
        return Step(inputs, ref t, rows, update: true);
    }

    /// <summary>A step on one row and its label.</summary>
    public float TrainStep(ReadOnlySpan<float> row, int label)
    {
        Guard.Length(row.Length, 1, TPrograms.Inputs, nameof(row), Name);
        Guard.Label(label, TPrograms.Classes, Name);
        ref float t = ref Prepare(new ReadOnlySpan<int>(in label));
        FillScale(1);
        return Step(row, ref t, 1, update: true, nameof(row));
    }

    /// <summary>Views on the gradients of a layer, by the places of its tensors.</summary>
    public DenseView DenseGradients(int weights, int bias) => Views(TPrograms.ParameterLength, weights, bias);

    /// <summary>The output activation on the logits that the last step kept, for traces.</summary>
    public void ActivateKept(int rows) => TPrograms.ActivateKept(ref Block.Start, rows);

    private Span<float> Gradients() => Block.Span(TPrograms.ParameterLength, TrainedLength);
}
