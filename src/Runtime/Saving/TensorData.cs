using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using static Unrolled.Runtime.FileSource;

namespace Unrolled.Runtime;

/// <summary>The values of a tensor between a file, which has the outputs of a matrix as rows, and logical order, which has its inputs.</summary>
internal static class TensorData
{
    /// <summary>The bytes of a tensor as F32, piece by piece; each is valid until the next.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Pieces(TensorSlot slot, float[] logical)
    {
        byte[] piece = new byte[Math.Min(PieceLength, slot.Count * (long)sizeof(float))];
        FileOrder order = new(slot);
        for (int done = 0; done < slot.Count;)
        {
            int count = Math.Min(piece.Length / sizeof(float), slot.Count - done);
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(piece.AsSpan(i * sizeof(float)), logical[order.Next()]);
            }

            done += count;
            yield return piece.AsMemory(0, count * sizeof(float));
        }
    }

    /// <summary>Reads a tensor of a type and length that were checked.</summary>
    public static void Read(FileSource source, FileTensor tensor, TensorSlot slot, float[] logical)
    {
        int size = ElementType.Size(tensor.Type);
        FileOrder order = new(slot);
        for (int done = 0; done < slot.Count;)
        {
            int count = Math.Min(PieceLength / size, slot.Count - done);
            ReadOnlySpan<byte> piece = source.ReadData(count * size, slot.Name);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> element = piece.Slice(i * size, size);
                float value = ElementType.Read(tensor.Type, element);
                if (size == sizeof(double) && float.IsInfinity(value) && double.IsFinite(BinaryPrimitives.ReadDoubleLittleEndian(element)))
                {
                    throw source.Error(Words.Text($"has {BinaryPrimitives.ReadDoubleLittleEndian(element):R} in {slot.Name}, which no float can hold"), slot.Name);
                }

                logical[order.Next()] = value;
            }

            done += count;
        }
    }

    /// <summary>The places in logical order of a tensor's values in the order of a file. A bias has one input.</summary>
    private struct FileOrder(TensorSlot slot)
    {
        private readonly int _inputs = slot.Tensor.Inputs;
        private readonly int _outputs = slot.Tensor.Outputs;
        private int _input;
        private int _output;

        public int Next()
        {
            int place = slot.Start + (_input * _outputs) + _output;
            if (++_input == _inputs)
            {
                _input = 0;
                _output++;
            }

            return place;
        }
    }
}
