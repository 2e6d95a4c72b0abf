using System;
using System.IO;

namespace Unrolled;

/// <summary>Files in the format of MNIST and its kin, IDX: a header with the type and the sizes, then numbers. Plain or compressed with gzip, whatever they are called.</summary>
public static class IdxFile
{
    /// <summary>Reads inputs and the labels that go with them, such as MNIST's images and digits.</summary>
    /// <param name="inputs">A file whose first size is the number of rows; all others together are the inputs of a row. Bytes become 0 to 1, other types stay what they are.</param>
    /// <param name="labels">A file of one size: an integer from 0 for each row.</param>
    /// <param name="classes">The number of classes; unless given, one more than the largest label.</param>
    /// <exception cref="InvalidDataException">A file is something else, or damaged, or the two do not go together: the message names the file, the place and the numbers.</exception>
    /// <exception cref="IOException">A file cannot be read, or is not there.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is below 1.</exception>
    public static Dataset Load(string inputs, string labels, int? classes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes ?? 1, 1, nameof(classes));
        IdxContent values = IdxContent.Read(inputs);
        IdxContent classOf = IdxContent.Read(labels);
        int rows = values.Sizes[0];
        if (rows < 1 || values.Values.Length == 0)
        {
            throw new InvalidDataException(Words.Text($"{inputs}: its sizes are {values.Shape}, so it has no rows or nothing in them."));
        }

        if (classOf.Sizes.Length != 1)
        {
            throw new InvalidDataException(Words.Text($"{labels}: its sizes are {classOf.Shape}; labels have one size, their number."));
        }

        if (classOf.Sizes[0] != rows)
        {
            throw new InvalidDataException(Words.Text($"{inputs} has {Words.Count(rows, "row")}, but {labels} has {Words.Count(classOf.Sizes[0], "label")}."));
        }

        if (values.IsBytes)
        {
            foreach (ref float value in values.Values.AsSpan())
            {
                value /= byte.MaxValue;
            }
        }

        return new Dataset(values.Values, LabelsOf(labels, classOf, classes), classes, null);
    }

    private static int[] LabelsOf(string file, IdxContent content, int? classes)
    {
        int[] labels = new int[content.Values.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            float label = content.Values[row];
            labels[row] = label >= 0f && label < Math.Min(classes ?? IdxContent.ExactIntegers, IdxContent.ExactIntegers) && (int)label == label
                ? (int)label
                : throw new InvalidDataException(Words.Text($"{file}: label {row:N0} is {label:R}; labels are integers from 0{(classes is null ? "" : Words.Text($" to {classes - 1:N0}"))}."));
        }

        return labels;
    }
}
