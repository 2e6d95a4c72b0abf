using Unrolled.Onnx.Schema;

namespace Unrolled.Onnx;

/// <summary>Attributes of nodes.</summary>
internal static class Attributes
{
    public static AttributeProto Float(string name, float value) => new() { Name = name, F = value, Type = AttributeProto.Types.Type.Float };

    public static AttributeProto Integer(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.Type.Int };
}
