using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Google.Protobuf;
using Unrolled.Onnx.Schema;

namespace Unrolled.Onnx;

/// <summary>A graph while it grows: nodes of one output each, whose value bears the node's name, and the tensors they read.</summary>
/// <remarks>Names are unique over nodes, values and tensors. One that is taken gets a number behind it; those that were reserved are given as they are.</remarks>
internal sealed class Graph(string name, IEnumerable<string> reserved)
{
    private readonly GraphProto _graph = new() { Name = name };
    private readonly HashSet<string> _names = [.. reserved];
    private readonly Dictionary<float, string> _constants = [];

    /// <summary>Adds a node and returns the name of its value: <c>Dense1.Relu</c>.</summary>
    /// <param name="operation">The operator: <c>Relu</c>.</param>
    /// <param name="scope">What it is part of: <c>Dense1</c>.</param>
    /// <param name="inputs">The names of what it reads.</param>
    /// <param name="attributes">Its attributes.</param>
    public string Node(string operation, string scope, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        string value = Free($"{scope}.{operation}");
        _graph.Node.Add(new NodeProto { Name = value, OpType = operation, Input = { inputs }, Output = { value }, Attribute = { attributes } });
        return value;
    }

    /// <summary>Adds a tensor under a name that was reserved for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its sizes; none for a scalar.</param>
    /// <param name="values">Its values, row-major.</param>
    public void Tensor(string name, IEnumerable<long> shape, ReadOnlySpan<float> values)
    {
        byte[] data = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * sizeof(float)), values[i]);
        }

        _graph.Initializer.Add(new TensorProto { Name = name, Dims = { shape }, DataType = (int)TensorProto.Types.DataType.Float, RawData = UnsafeByteOperations.UnsafeWrap(data) });
    }

    /// <summary>The name of a vector: a new one.</summary>
    public string Vector(string wanted, ReadOnlySpan<float> values)
    {
        string name = Free(wanted);
        Tensor(name, [values.Length], values);
        return name;
    }

    /// <summary>The name of a number: there is one scalar for each.</summary>
    public string Constant(double value)
    {
        float number = (float)value;
        if (!_constants.TryGetValue(number, out string? name))
        {
            name = Free(number.ToString("R", CultureInfo.InvariantCulture));
            Tensor(name, [], [number]);
            _constants.Add(number, name);
        }

        return name;
    }

    /// <summary>The finished graph. The value of its last node is its output.</summary>
    public GraphProto Finish(string input, int inputs, string output, int outputs)
    {
        _graph.Node[^1].Output[0] = output;
        _graph.Input.Add(Value(input, inputs));
        _graph.Output.Add(Value(output, outputs));
        return _graph;
    }

    /// <summary>A value of any number of rows.</summary>
    private static ValueInfoProto Value(string name, int width)
    {
        TensorShapeProto shape = new()
        {
            Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" }, new TensorShapeProto.Types.Dimension { DimValue = width } },
        };
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }

    private string Free(string wanted)
    {
        IEnumerable<string> numbered = Enumerable.Range(2, int.MaxValue - 2).Select(number => string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}"));
        return numbered.Prepend(wanted).First(_names.Add);
    }
}
