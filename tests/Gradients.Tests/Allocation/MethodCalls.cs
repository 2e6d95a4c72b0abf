using System;
using System.Linq;
using System.Reflection;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Allocation;

/// <summary>A valid call of any method or property that the generator emits, found by its signature.</summary>
internal sealed class MethodCalls
{
    private readonly NetworkHandle _network;
    private readonly object _other;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly float[] _x;
    private readonly float[] _t;
    private readonly float[] _y;
    private readonly float[] _dx;
    private readonly float[] _dt;
    private readonly float[] _weights;
    private readonly float[] _parameters;
    private readonly int[] _labels;
    private readonly byte[] _bytes;
    private readonly int[] _predicted;

    public MethodCalls(NetworkHandle network)
    {
        NetworkDescription d = network.Description;
        (_network, _inputs, _outputs) = (network, d.Inputs, d.Outputs);
        _other = network.Clone().Network;
        int classes = Math.Max(2, d.Outputs);
        _labels = [.. Enumerable.Range(0, d.Batch).Select(r => r % classes)];
        _bytes = Array.ConvertAll(_labels, static l => (byte)l);
        _x = new Draw(1).Matrix(d.Batch, d.Inputs).ToFloats();
        _t = d.Outputs == 1 ? Array.ConvertAll(_labels, static l => (float)l) : Matrix.OneHot(_labels, d.Outputs).ToFloats();
        (_y, _dt, _dx) = (new float[_t.Length], new float[_t.Length], new float[_x.Length]);
        _weights = [.. Enumerable.Repeat(1f, d.Batch)];
        _predicted = new int[d.Batch];
        _parameters = network.CopyParameters();
    }

    /// <summary>The call, or null for a signature that is not known here.</summary>
    public Action? Of(MethodInfo method)
    {
        string signature = $"{method.ReturnType.Name}({string.Join(", ", method.GetParameters().Select(p => TypeName(p.ParameterType)))})";
        return signature switch
        {
            "Void()" => method.CreateDelegate<Action>(_network.Network),
            "Void(Reads<Single>, Writes<Single>)" => Rows(Bound<RowsCall>(method)),
            "Void(Reads<Single>, Writes<Int32>)" => Labels(Bound<LabelsCall>(method)),
            "Single(Reads<Single>)" => Row(Bound<RowCall>(method)),
            "Int32(Reads<Single>)" => Label(Bound<LabelCall>(method)),
            "Single(Reads<Single>, Reads<Single>)" => Targets(Bound<TargetsCall>(method)),
            "Single(Reads<Single>, Reads<Int32>)" => IntLabels(Bound<IntLabelsCall>(method)),
            "Single(Reads<Single>, Reads<Byte>)" => ByteLabels(Bound<ByteLabelsCall>(method)),
            "Single(Reads<Single>, Int32)" => RowLabel(Bound<RowLabelCall>(method)),
            "Single(Reads<Single>, Reads<Single>, Reads<Single>)" => Weighted(Bound<WeightedCall>(method)),
            "Single(Reads<Single>, Reads<Int32>, Reads<Single>)" => Weighted(Bound<WeightedIntLabelsCall>(method)),
            "Single(Reads<Single>, Reads<Byte>, Reads<Single>)" => Weighted(Bound<WeightedByteLabelsCall>(method)),
            "Single(Reads<Single>, Reads<Single>, Writes<Single>, Writes<Single>)" => Gradients(Bound<GradientsCall>(method)),
            "Single(Reads<Single>, Reads<Int32>, Writes<Single>)" => Gradients(Bound<IntLabelGradientsCall>(method)),
            "Single(Reads<Single>, Reads<Byte>, Writes<Single>)" => Gradients(Bound<ByteLabelGradientsCall>(method)),
            "Void(Reads<Single>, Reads<Single>, Writes<Single>)" => Backward(Bound<BackwardCall>(method)),
            "Void(Writes<Single>)" => CopyTo(Bound<CopyToCall>(method)),
            "Void(Reads<Single>)" => CopyFrom(Bound<CopyFromCall>(method)),
            "Void(Int32)" => With(Bound<Action<int>>(method), 5),
            "Void(Single)" => With(Bound<Action<float>>(method), 1e-6f),
            "Void(Network)" => Generic(nameof(WithOther), method, _network.Type),
            "Void(Network, Single)" => Generic(nameof(BlendWithOther), method, _network.Type),
            _ when method.ReturnType == typeof(Span<float>) => Storage(Bound<StorageCall>(method)),
            _ when method.GetParameters().Length == 0 => Generic(nameof(Value), method, method.ReturnType),
            _ => null,
        };
    }

    private string TypeNameOf(Type type) => type == _network.Type ? "Network" : type.Name;

    private string TypeName(Type type)
    {
        return type.IsGenericType
            ? $"{(type.GetGenericTypeDefinition() == typeof(Span<>) ? "Writes" : "Reads")}<{type.GenericTypeArguments[0].Name}>"
            : TypeNameOf(type);
    }

    private TDelegate Bound<TDelegate>(MethodInfo method)
        where TDelegate : Delegate => method.CreateDelegate<TDelegate>(_network.Network);

    private Action Generic(string helper, MethodInfo method, Type argument)
    {
        MethodInfo made = typeof(MethodCalls).GetMethod(helper, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(argument);
        return (Action)made.Invoke(this, [method])!;
    }

    private Action Value<T>(MethodInfo method)
    {
        Func<T> call = Bound<Func<T>>(method);
        return () => call();
    }

    private Action WithOther<T>(MethodInfo method) => With(Bound<Action<T>>(method), (T)_other);

    private Action BlendWithOther<T>(MethodInfo method)
    {
        Action<T, float> call = Bound<Action<T, float>>(method);
        T other = (T)_other;
        return () => call(other, 0.5f);
    }

    private static Action With<T>(Action<T> call, T value) => () => call(value);

    private static Action Storage(StorageCall call) => () => call();

    private Action Rows(RowsCall call) => () => call(_x, _y);

    private Action Labels(LabelsCall call) => () => call(_x, _predicted);

    private Action Row(RowCall call) => () => call(_x.AsSpan(0, _inputs));

    private Action Label(LabelCall call) => () => call(_x.AsSpan(0, _inputs));

    private Action Targets(TargetsCall call) => () => call(_x, _t);

    private Action IntLabels(IntLabelsCall call) => () => call(_x, _labels);

    private Action ByteLabels(ByteLabelsCall call) => () => call(_x, _bytes);

    private Action RowLabel(RowLabelCall call) => () => call(_x.AsSpan(0, _inputs), 1 % _outputs);

    private Action Weighted(WeightedCall call) => () => call(_x, _t, _weights);

    private Action Weighted(WeightedIntLabelsCall call) => () => call(_x, _labels, _weights);

    private Action Weighted(WeightedByteLabelsCall call) => () => call(_x, _bytes, _weights);

    private Action Gradients(GradientsCall call) => () => call(_x, _t, _dx, _dt);

    private Action Gradients(IntLabelGradientsCall call) => () => call(_x, _labels, _dx);

    private Action Gradients(ByteLabelGradientsCall call) => () => call(_x, _bytes, _dx);

    private Action Backward(BackwardCall call) => () => call(_x, _t, _dx);

    private Action CopyTo(CopyToCall call) => () => call(_parameters);

    private Action CopyFrom(CopyFromCall call) => () => call(_parameters);
}
