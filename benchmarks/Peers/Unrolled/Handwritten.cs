using System;
using System.Linq;

namespace Unrolled.Peers;

/// <summary>The network as a .NET developer would write it, for any shape: W stored outputs × inputs, so that a sum is a dot product of two rows.</summary>
/// <typeparam name="TPrimitives">How its inner loops are written.</typeparam>
internal sealed class Handwritten<TPrimitives>
    where TPrimitives : struct, IPrimitives
{
    private readonly Workload _workload;
    private readonly Layer[] _layers;
    private int _steps;

    private Handwritten(Workload workload)
    {
        _workload = workload;
        _layers = [.. Enumerable.Range(0, workload.Layers).Select(l => new Layer(workload, l))];
    }

    public static Contender Create(Workload workload)
    {
        Handwritten<TPrimitives> net = new(workload);
        net.SetParameters(Numbers.Parameters(workload));
        BatchSource data = new(workload);
        Action<int> predict = calls => { while (calls-- > 0) { net.Predict(data.Next()).CopyTo(data.Outputs, 0); } };
        Action<int> step = calls => { while (calls-- > 0) { net.Step(data.Next(), data.Labels); } };
        return new(workload, data, workload.Trains ? step : predict, net.CopyParametersTo);
    }

    private float[] Predict(float[] inputs)
    {
        float[] x = inputs;
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Forward(x);
            x = _layers[l].Outputs;
            if (_workload.Activates(l))
            {
                TPrimitives.Relu(x);
            }
        }

        for (int row = 0; row < _workload.Rows && _workload.Ending == Ending.Softmax; row++)
        {
            TPrimitives.Softmax(x.AsSpan(row * _workload.Outputs, _workload.Outputs));
        }

        return x;
    }

    private void Step(float[] inputs, int[] labels)
    {
        LastDelta(Predict(inputs), inputs, labels, _layers[^1].Deltas);
        _steps++;
        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
            {
                _layers[l].Backward(_layers[l - 1]);
            }

            _layers[l].Update(l > 0 ? _layers[l - 1].Outputs : inputs, _steps);
        }
    }

    private void LastDelta(float[] y, float[] x, int[] labels, float[] deltas)
    {
        float scale = 1f / _workload.Rows;
        if (_workload.Ending == Ending.Softmax)
        {
            y.CopyTo(deltas, 0);
            for (int row = 0; row < labels.Length; row++)
            {
                deltas[(row * _workload.Outputs) + labels[row]] -= 1;
            }

            TPrimitives.Scale(deltas, scale);
            return;
        }

        for (int i = 0; i < deltas.Length; i++)
        {
            deltas[i] = y[i] > 0 ? 2 * scale * (y[i] - x[i]) : 0;
        }
    }

    private void SetParameters(ReadOnlySpan<float> source)
    {
        foreach (Layer layer in _layers)
        {
            for (int i = 0; i < layer.Ins; i++)
            {
                for (int o = 0; o < layer.Outs; o++)
                {
                    layer.Weights[(o * layer.Ins) + i] = source[(i * layer.Outs) + o];
                }
            }

            source.Slice(layer.Weights.Length, layer.Outs).CopyTo(layer.Bias);
            source = source[(layer.Weights.Length + layer.Outs)..];
        }
    }

    private void CopyParametersTo(Span<float> destination)
    {
        foreach (Layer layer in _layers)
        {
            for (int i = 0; i < layer.Ins; i++)
            {
                for (int o = 0; o < layer.Outs; o++)
                {
                    destination[(i * layer.Outs) + o] = layer.Weights[(o * layer.Ins) + i];
                }
            }

            layer.Bias.CopyTo(destination[layer.Weights.Length..]);
            destination = destination[(layer.Weights.Length + layer.Outs)..];
        }
    }

    private sealed class Layer(Workload workload, int number)
    {
        private readonly float[] _gradient = new float[workload.IsAdam ? workload.Widths[number] * workload.Widths[number + 1] : 0];
        private readonly float[] _biasGradient = new float[workload.Widths[number + 1]];
        private readonly float[] _m = new float[workload.Widths[number] * workload.Widths[number + 1]];
        private readonly float[] _v = new float[workload.Widths[number] * workload.Widths[number + 1]];
        private readonly float[] _biasM = new float[workload.Widths[number + 1]];
        private readonly float[] _biasV = new float[workload.Widths[number + 1]];

        public int Ins => workload.Widths[number];

        public int Outs => workload.Widths[number + 1];

        public float[] Weights { get; } = new float[workload.Widths[number] * workload.Widths[number + 1]];

        public float[] Bias { get; } = new float[workload.Widths[number + 1]];

        public float[] Outputs { get; } = new float[workload.Rows * workload.Widths[number + 1]];

        public float[] Deltas { get; } = new float[workload.Rows * workload.Widths[number + 1]];

        public void Forward(float[] x)
        {
            for (int row = 0; row < workload.Rows; row++)
            {
                for (int o = 0; o < Outs; o++)
                {
                    Outputs[(row * Outs) + o] = Bias[o] + TPrimitives.Dot(x.AsSpan(row * Ins, Ins), Weights.AsSpan(o * Ins, Ins));
                }
            }
        }

        /// <summary>δ of the layer before: δ·W where its ReLU let something through.</summary>
        public void Backward(Layer before)
        {
            Array.Clear(before.Deltas);
            for (int row = 0; row < workload.Rows; row++)
            {
                for (int o = 0; o < Outs; o++)
                {
                    TPrimitives.AddScaled(Weights.AsSpan(o * Ins, Ins), Deltas[(row * Outs) + o], before.Deltas.AsSpan(row * Ins, Ins));
                }
            }

            for (int i = 0; i < before.Deltas.Length; i++)
            {
                if (before.Outputs[i] <= 0)
                {
                    before.Deltas[i] = 0;
                }
            }
        }

        public void Update(float[] x, int step)
        {
            if (workload.IsAdam)
            {
                float rate = (float)(workload.LearningRate / (1 - Math.Pow(0.9, step)));
                float root = (float)(1 / Math.Sqrt(1 - Math.Pow(0.999, step)));
                Array.Clear(_gradient);
                Array.Clear(_biasGradient);
                Accumulate(x, 1, _gradient, _biasGradient);
                TPrimitives.Adam(Weights, _gradient, _m, _v, rate, root);
                TPrimitives.Adam(Bias, _biasGradient, _biasM, _biasV, rate, root);
                return;
            }

            if (workload.L2 > 0)
            {
                TPrimitives.Scale(Weights, 1 - (workload.LearningRate * 2 * workload.L2));
            }

            Accumulate(x, -workload.LearningRate, Weights, Bias);
        }

        /// <summary>W ← W + s·δᵀ·X, b ← b + s·Σδ.</summary>
        private void Accumulate(float[] x, float s, float[] weights, float[] bias)
        {
            for (int row = 0; row < workload.Rows; row++)
            {
                for (int o = 0; o < Outs; o++)
                {
                    float delta = s * Deltas[(row * Outs) + o];
                    TPrimitives.AddScaled(x.AsSpan(row * Ins, Ins), delta, weights.AsSpan(o * Ins, Ins));
                    bias[o] += delta;
                }
            }
        }
    }
}
