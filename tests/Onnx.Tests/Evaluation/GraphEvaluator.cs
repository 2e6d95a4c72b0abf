using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Onnx.Schema;

namespace Unrolled.Onnx.Tests.Evaluation;

/// <summary>Computes a graph as the operators are defined, in double precision. It takes each name once, and nodes only behind what they read.</summary>
internal static class GraphEvaluator
{
    public static double[] Run(GraphProto graph, float[] inputs)
    {
        ValueInfoProto input = graph.Input.Single();
        int width = (int)input.Type.TensorType.Shape.Dim[1].DimValue;
        Dictionary<string, Matrix> values = new() { [input.Name] = new Matrix(inputs.Length / width, width, [.. inputs.Select(static x => (double)x)]) };
        foreach (TensorProto tensor in graph.Initializer)
        {
            values.Add(tensor.Name, Read(tensor));
        }

        foreach (NodeProto node in graph.Node)
        {
            values.Add(node.Output.Single(), Compute(node, [.. node.Input.Select(name => values[name])]));
        }

        return values[graph.Output.Single().Name].Values;
    }

    /// <summary>The floats of a tensor, bit for bit.</summary>
    public static float[] Floats(TensorProto tensor) =>
        [.. tensor.RawData.ToByteArray().Chunk(sizeof(float)).Select(static bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes))];

    private static Matrix Read(TensorProto tensor)
    {
        double[] values = [.. Floats(tensor).Select(static x => (double)x)];
        long columns = tensor.Dims.Count == 0 ? 1 : tensor.Dims[^1];
        return new Matrix((int)(values.Length / columns), (int)columns, values);
    }

    private static Matrix Compute(NodeProto node, Matrix[] x) => node.OpType switch
    {
        "Gemm" => Gemm(x[0], x[1], x.ElementAtOrDefault(2), Integer(node, "transB", 0) == 1),
        "Add" => x[0].Zip(x[1], static (a, b) => a + b),
        "Sub" => x[0].Zip(x[1], static (a, b) => a - b),
        "Mul" => x[0].Zip(x[1], static (a, b) => a * b),
        "Div" => x[0].Zip(x[1], static (a, b) => a / b),
        "Relu" => x[0].Map(static z => Math.Max(z, 0)),
        "LeakyRelu" => x[0].Map(z => z < 0 ? Float(node, "alpha", 0.01f) * z : z),
        "Elu" => x[0].Map(z => z < 0 ? Float(node, "alpha", 1f) * (Math.Exp(z) - 1) : z),
        "Sigmoid" => x[0].Map(static z => 1 / (1 + Math.Exp(-z))),
        "Tanh" => x[0].Map(Math.Tanh),
        "Softplus" => x[0].Map(static z => Math.Log(1 + Math.Exp(z))),
        "Erf" => x[0].Map(Erf),
        "Softmax" when Integer(node, "axis", -1) is 1 or -1 => Softmax(x[0]),
        _ => throw new InvalidOperationException($"{node.Name} is a {node.OpType}."),
    };

    private static Matrix Gemm(Matrix a, Matrix b, Matrix? c, bool transposed)
    {
        int columns = transposed ? b.Rows : b.Columns;
        if (a.Columns != (transposed ? b.Columns : b.Rows))
        {
            throw new InvalidOperationException($"{a.Columns} columns do not meet as many in {b.Rows} × {b.Columns}.");
        }

        double[] values = new double[a.Rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            values[i] = Enumerable.Range(0, a.Columns).Sum(k => a[row, k] * (transposed ? b[column, k] : b[k, column]));
        }

        Matrix product = new(a.Rows, columns, values);
        return c is null ? product : product.Zip(c, static (one, other) => one + other);
    }

    private static Matrix Softmax(Matrix z)
    {
        IEnumerable<double[]> rows = z.Values.Chunk(z.Columns).Select(static row => row.Select(Math.Exp).ToArray());
        return z with { Values = [.. rows.SelectMany(static row => row.Select(e => e / row.Sum()))] };
    }

    /// <summary>2/√π·exp(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n + 1)): all terms have one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static float Float(NodeProto node, string name, float otherwise) => node.Attribute.SingleOrDefault(a => a.Name == name) is { } attribute ? attribute.F : otherwise;

    private static long Integer(NodeProto node, string name, long otherwise) => node.Attribute.SingleOrDefault(a => a.Name == name) is { } attribute ? attribute.I : otherwise;
}
