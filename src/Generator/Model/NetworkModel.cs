using System.Linq;

namespace Unrolled.Generator.Model;

/// <summary>A network as its author annotated it, every size inferred and every value checked: what lowering starts from.</summary>
/// <remarks>Immutable and compared by value, for the incremental pipeline: no symbol, node, location or compilation may enter.</remarks>
internal sealed record NetworkModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Inputs per row.</summary>
    public required int Inputs { get; init; }

    /// <summary>The largest number of rows of a training step.</summary>
    public required int Batch { get; init; }

    /// <summary>Whether straight lines are forced everywhere.</summary>
    public bool UnrollsFully { get; init; }

    /// <summary>The layers from input to output; at least one dense layer.</summary>
    public required EquatableArray<LayerModel> Layers { get; init; }

    /// <summary>The loss, or null for a network without one.</summary>
    public required LossModel? Loss { get; init; }

    /// <summary>The penalties on the weights; they add up.</summary>
    public required EquatableArray<PenaltyModel> Penalties { get; init; }

    /// <summary>The optimiser, or null.</summary>
    public required OptimizerModel? Optimizer { get; init; }

    /// <summary>The bound on the gradients that updates take, or null.</summary>
    public ClippingModel? Clipping { get; init; }

    /// <summary>The file that the parameters come from; null where they are drawn.</summary>
    public WeightsModel? Weights { get; init; }

    /// <summary>Whether <c>Training = false</c> has dropped what only training needs.</summary>
    public bool IsForInference { get; init; }

    /// <summary>Whether the network has gradients.</summary>
    public bool Trains => !IsForInference && (Loss is not null || Optimizer is not null);

    /// <summary>Whether storage and the order of sums are those of a network that trains: also of one that is only not to train here, so that both predict the same bits.</summary>
    public bool HasTrainedLayout => Trains || WouldTrain;

    /// <summary>How it is called from C, or null where it is not.</summary>
    public ExportModel? Export { get; init; }

    /// <summary>Floating-point operations of one row forward.</summary>
    public long ForwardFlops => Layers.Sum(layer => layer.ForwardFlops);

    /// <summary>Whether the declaration has an error: then only the surface is emitted, with bodies that throw, so that calls still bind.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Members that are not emitted, since the author has others in their place, which is one of the errors; as <see cref="GeneratedNames"/> writes them.</summary>
    public EquatableArray<string> Taken { get; init; }

    /// <summary>Whether it would train but for <see cref="IsForInference"/>.</summary>
    private bool WouldTrain { get; init; }

    /// <summary>The same network without what only training needs; its loss can still be evaluated.</summary>
    public NetworkModel WithoutTraining() => this with
    {
        IsForInference = true,
        WouldTrain = Trains,
        Layers = Layers.Select(layer => layer is DenseModel dense ? dense with { IsFrozen = false } : layer).ToEquatableArray(),
        Penalties = default,
        Optimizer = null,
        Clipping = null,
    };
}

/// <summary>A layer with its name and both of its sizes.</summary>
/// <param name="Name">A valid identifier, unique in the network: <c>Dense1</c>.</param>
/// <param name="Inputs">Values per row that go in.</param>
/// <param name="Outputs">Values per row that come out.</param>
internal abstract record LayerModel(string Name, int Inputs, int Outputs)
{
    /// <summary>Floating-point operations of one row forward: those of the matrix product, beside which all others are few.</summary>
    public virtual long ForwardFlops => 0;
}

/// <summary>A fully connected layer A = φ(X·W + b).</summary>
/// <param name="Activation">The activation's name in the catalogue (<c>Relu</c>).</param>
/// <param name="Parameter">The activation's parameter (slope, α), 0 where it has none.</param>
/// <param name="Bias">Whether b exists.</param>
/// <param name="Initializer">The initialiser's name in the catalogue, the default resolved: <c>He</c>, <c>Glorot</c> or <c>PyTorch</c>.</param>
internal sealed record DenseModel(string Name, int Inputs, int Outputs, string Activation, double Parameter, bool Bias, string Initializer)
    : LayerModel(Name, Inputs, Outputs)
{
    /// <summary>Whether training leaves it as it is.</summary>
    public bool IsFrozen { get; init; }

    public override long ForwardFlops => 2L * Inputs * Outputs;
}

/// <summary>A dropout layer.</summary>
/// <param name="Rate">The share of units dropped, 0 ≤ rate &lt; 1; 0 where the caller gives the mask.</param>
/// <param name="Scale">True: kept units × 1/(1 − rate) in training. False: plain mask in training, × (1 − rate) in Predict.</param>
/// <param name="CallerMask">Whether the caller fills the mask.</param>
internal sealed record DropoutModel(string Name, int Width, double Rate, bool Scale, bool CallerMask)
    : LayerModel(Name, Width, Width);

/// <summary>A loss.</summary>
/// <param name="Kind">Its name in the catalogue (<c>CrossEntropy</c>).</param>
/// <param name="Parameter">Its parameter (δ), 0 where it has none.</param>
internal sealed record LossModel(string Kind, double Parameter)
{
    /// <summary>ε: the share of each target spread over all outputs, 0 ≤ ε &lt; 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>A weight for each output; none where all count alike.</summary>
    public EquatableArray<double> ClassWeights { get; init; }

    /// <summary>Whether the loss takes other targets than the caller's.</summary>
    public bool AdjustsTargets => LabelSmoothing != 0 || ClassWeights.Count > 0;
}

/// <summary>A penalty on all weight matrices.</summary>
/// <param name="Kind">The penalty's name in the catalogue (<c>L2</c>).</param>
/// <param name="Lambda">λ ≥ 0.</param>
internal sealed record PenaltyModel(string Kind, double Lambda);

/// <summary>An optimiser with its hyper-parameters in the order of its catalogue entry.</summary>
/// <param name="Kind">The optimiser's name in the catalogue (<c>Sgd</c>).</param>
/// <param name="Values">The initial value of each hyper-parameter (for Sgd: learning rate, momentum).</param>
/// <param name="Variant">A named form of the update, or empty: <c>Nesterov</c>.</param>
internal sealed record OptimizerModel(string Kind, EquatableArray<double> Values, string Variant);

/// <summary>A bound on gradients.</summary>
/// <param name="Kind">The form's name in the catalogue (<c>Norm</c>).</param>
/// <param name="Bound">The initial value of the bound.</param>
internal sealed record ClippingModel(string Kind, double Bound);
