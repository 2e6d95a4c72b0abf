namespace Unrolled.GeneratorCost;

/// <summary>Files as any program has them, with attributes, arrays, spans and calls, but no network.</summary>
internal static class PlainFiles
{
    /// <summary>A file whose names end in a number.</summary>
    public static string Source(int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Plain;

        /// <summary>Readings of a sensor.</summary>
        [Serializable]
        public sealed partial class Readings{{number}}(int capacity)
        {
            private static readonly float[] s_weights = new float[16];

            private readonly List<float> _values = new(capacity);

            [Obsolete("Kept for old callers.")]
            public int Count => _values.Count;

            public float Mean => _values.Count == 0 ? 0f : _values.Sum() / _values.Count;

            public void Add(ReadOnlySpan<float> values)
            {
                Span<float> scaled = stackalloc float[values.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    scaled[i] = values[i] * s_weights[i % s_weights.Length];
                }

                foreach (float value in scaled)
                {
                    _values.Add(value);
                }
            }

            public bool Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
                inputs[..Math.Min(inputs.Length, outputs.Length)].CopyTo(outputs);
                return outputs.Length > 0 && TrainStep(inputs.ToArray(), new[] { 1, 2, 3 }) > {{number}};
            }

            public IEnumerable<string> Describe() => _values.Where(v => v > Mean).Select(v => $"{v:F2} of {Count}").OrderBy(text => text.Length);

            private static float TrainStep(float[] inputs, int[] labels)
            {
                Dictionary<int, float> sums = [];
                for (int i = 0; i < inputs.Length; i++)
                {
                    int label = labels[i % labels.Length];
                    sums[label] = sums.GetValueOrDefault(label) + inputs[i];
                }

                return sums.Values.DefaultIfEmpty(0f).Max();
            }
        }
        """;
}
