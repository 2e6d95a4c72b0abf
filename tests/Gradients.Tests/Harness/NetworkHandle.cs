using System;
using System.Linq;
using System.Reflection;
using Unrolled.Runtime;

namespace Unrolled.Gradients.Tests.Harness;

internal delegate void RowsCall(ReadOnlySpan<float> inputs, Span<float> outputs);

internal delegate void LabelsCall(ReadOnlySpan<float> inputs, Span<int> labels);

internal delegate float TargetsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

internal delegate float IntLabelsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

internal delegate float ByteLabelsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels);

internal delegate float WeightedCall(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights);

internal delegate float WeightedIntLabelsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights);

internal delegate float WeightedByteLabelsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels, ReadOnlySpan<float> rowWeights);

internal delegate float RowLabelCall(ReadOnlySpan<float> row, int label);

internal delegate float RowCall(ReadOnlySpan<float> row);

internal delegate int LabelCall(ReadOnlySpan<float> row);

internal delegate float GradientsCall(
    ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> inputGradients, Span<float> targetGradients);

internal delegate float IntLabelGradientsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> inputGradients);

internal delegate float ByteLabelGradientsCall(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels, Span<float> inputGradients);

internal delegate void BackwardCall(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients);

internal delegate NetworkTrace TraceCall(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

internal delegate void CopyToCall(Span<float> destination);

internal delegate void CopyFromCall(ReadOnlySpan<float> source);

internal delegate Span<float> StorageCall();

/// <summary>The members of any generated network, bound by name and exact signature: what tests over many classes call.</summary>
internal sealed class NetworkHandle(object network)
{
    public object Network => network;

    public NetworkDescription Description => ((INetwork)network).Description;

    public Type Type => network.GetType();

    public RowsCall Predict => Bind<RowsCall>("Predict");

    public RowsCall PredictLogits => Bind<RowsCall>("PredictLogits");

    public TargetsCall Loss => Bind<TargetsCall>("Loss");

    public TargetsCall ComputeGradients => Bind<TargetsCall>("ComputeGradients");

    public GradientsCall ComputeAllGradients => Bind<GradientsCall>("ComputeGradients");

    public BackwardCall Backward => Bind<BackwardCall>("Backward");

    public TargetsCall TrainStep => Bind<TargetsCall>("TrainStep");

    public WeightedCall TrainStepWeighted => Bind<WeightedCall>("TrainStep");

    public Action ApplyGradients => Bind<Action>("ApplyGradients");

    public TraceCall Trace => Bind<TraceCall>("Trace");

    public Func<float> Penalty => Bind<Func<float>>("Penalty");

    public Span<float> RawParameters => Bind<StorageCall>("get_RawParameters")();

    public Span<float> RawGradients => Bind<StorageCall>("get_RawGradients")();

    public Span<float> RawOptimizerState => Bind<StorageCall>("get_RawOptimizerState")();

    public bool HasOptimizer => Has("ApplyGradients");

    public bool TakesLabels => Type.GetMethod("TrainStep", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>)]) is not null;

    public long Steps => (long)Property("Steps")!;

    public float LearningRate
    {
        get => (float)Property("LearningRate")!;
        set => Type.GetProperty("LearningRate")!.SetValue(network, value);
    }

    /// <summary>Sets a hyper-parameter of the optimiser.</summary>
    public void Set(string hyperParameter, float value) => Type.GetProperty(hyperParameter)!.SetValue(network, value);

    /// <summary>The caller's mask of a dropout layer.</summary>
    public MaskView Mask(string layer) => ((DropoutView)Property(layer)!).Mask;

    public bool Has(string member) => Type.GetMember(member).Length > 0;

    public void Initialize(int seed) => ((INetwork)network).Initialize(seed);

    /// <summary>Also of a network without an optimiser.</summary>
    public GradientCheck CheckGradients(float[] inputs, float[] targets, int mostPerTensor) =>
        ((IGradientDifferences)((INetwork)network).State!).CheckGradients(inputs, targets, mostPerTensor);

    public void CopyParametersFrom(float[] source) => ((INetwork)network).CopyParametersFrom(source);

    /// <summary>A second network in the same state.</summary>
    public NetworkHandle Clone() => new(Type.GetMethod("Clone", [])!.Invoke(network, [])!);

    public float[] CopyParameters()
    {
        float[] parameters = new float[Description.ParameterCount];
        ((INetwork)network).CopyParametersTo(parameters);
        return parameters;
    }

    /// <summary>The public method of that name with exactly the delegate's parameters.</summary>
    public TDelegate Bind<TDelegate>(string method)
        where TDelegate : Delegate
    {
        MethodInfo signature = typeof(TDelegate).GetMethod("Invoke")!;
        Type[] parameters = [.. signature.GetParameters().Select(static p => p.ParameterType)];
        MethodInfo found = Type.GetMethod(method, parameters)
            ?? throw new MissingMethodException($"{Type.Name} has no {method}({string.Join(", ", parameters.Select(static p => p.ToString()))}).");
        return found.CreateDelegate<TDelegate>(network);
    }

    private object? Property(string name)
    {
        PropertyInfo property = Type.GetProperty(name) ?? throw new MissingMemberException($"{Type.Name} has no property {name}.");
        return property.GetValue(network);
    }
}
