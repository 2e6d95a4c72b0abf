using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Onnx.Schema;
using Xunit;

namespace Unrolled.Onnx.Tests;

/// <summary>The networks that are exported, by name, with parameters and rows at which every branch of an activation is taken.</summary>
internal static class Cases
{
    public const int Rows = 40;

    private static readonly Dictionary<string, Func<INetwork>> s_networks = new Func<INetwork>[]
    {
        static () => new IdentityNet(), static () => new ReluNet(), static () => new LeakyReluNet(), static () => new EluNet(), static () => new SigmoidNet(), static () => new TanhNet(),
        static () => new SoftplusNet(), static () => new SiluNet(), static () => new GeluNet(), static () => new GeluTanhNet(), static () => new SoftmaxNet(),
        static () => new Classifier(), static () => new ClassicalDropout(), static () => new Wide(),
    }.ToDictionary(static make => make().Description.Name);

    public static IEnumerable<string> Names => s_networks.Keys;

    /// <summary>A network with biases, too, other than 0, and values before its activations up to about ±6.</summary>
    public static INetwork Network(string name)
    {
        INetwork network = s_networks[name]();
        float[] parameters = Draw(network.Description.ParameterCount, 2f / MathF.Sqrt(network.Description.Inputs), seed: 1);
        network.CopyParametersFrom(parameters);
        return network;
    }

    public static float[] Inputs(INetwork network) => Draw(Rows * network.Description.Inputs, 2f, seed: 2);

    public static float[] Predict(INetwork network, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / network.Description.Inputs * network.Description.Outputs];
        network.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>What a file of it says, read from the bytes.</summary>
    public static ModelProto Export(INetwork network, OnnxOptions? options = null)
    {
        using System.IO.MemoryStream stream = new();
        network.ExportOnnx(stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    /// <summary>1e-5 of the largest output, or of 1: a sum that cancels has no precision of its own.</summary>
    public static void RequireClose(IReadOnlyList<float> expected, IReadOnlyList<double> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.True(expected.Count < Rows || expected.Distinct().Count() >= Rows / 2, $"{what}: the outputs hardly depend on the inputs.");
        float largest = Math.Max(1f, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-5 * largest, $"{what}: output {i} is {actual[i]:R}; Predict gave {expected[i]:R}.");
        }
    }

    private static float[] Draw(int count, float limit, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => limit * ((2f * random.NextSingle()) - 1f))];
    }
}
