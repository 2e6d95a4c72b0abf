using System.Collections.Generic;
using System.Linq;
using static Unrolled.Runtime.FileSource;
using static Unrolled.Runtime.TensorSlot;

namespace Unrolled.Runtime;

/// <summary>Checks that the tensors of a header are those expected and that together they are the whole data.</summary>
internal sealed class TensorMatch(FileSource source, string network)
{
    // What a message lists; the exception has the names of all.
    private const int ShownDifferences = 50;

    /// <summary>The file's tensors in the order of their data.</summary>
    /// <param name="header">The header.</param>
    /// <param name="expected">The tensors a file may have.</param>
    public IReadOnlyList<FileTensor> Of(FileHeader header, IReadOnlyList<ExpectedTensor> expected)
    {
        Dictionary<string, ExpectedTensor> byName = expected.ToDictionary(static tensor => tensor.Name);
        (string Name, string Text)[] differences = [.. Differences(header, expected, byName)];
        if (differences.Length > 0)
        {
            IEnumerable<string> shown = differences.Take(ShownDifferences).Select(static difference => difference.Text);
            IEnumerable<string> others = differences.Length > ShownDifferences ? [Words.Text($"and {differences.Length - ShownDifferences:N0} others")] : [];
            throw source.Misfit(string.Join("; ", shown.Concat(others)), [.. differences.Select(static difference => difference.Name)]);
        }

        FileTensor[] tensors = [.. header.Tensors.Values.OrderBy(static tensor => tensor.Begin).ThenBy(static tensor => tensor.End)];
        CheckData(tensors, byName);
        return tensors;
    }

    private IEnumerable<(string Name, string Text)> Differences(FileHeader header, IReadOnlyList<ExpectedTensor> expected, Dictionary<string, ExpectedTensor> byName)
    {
        foreach (ExpectedTensor wanted in expected)
        {
            string name = wanted.Name;
            if (!header.Tensors.TryGetValue(name, out FileTensor? tensor))
            {
                if (wanted.IsRequired)
                {
                    yield return (name, $"{name} is {Show(wanted.Shape)} in {wanted.By} and missing in the file");
                }
            }
            else if (!tensor.Shape.SequenceEqual(wanted.Shape))
            {
                yield return (name, $"{name} is {Show(wanted.Shape)} in {wanted.By} and {Show(tensor.Shape)} in the file");
            }
        }

        foreach (FileTensor tensor in header.Tensors.Values.Where(tensor => !byName.ContainsKey(tensor.Name)))
        {
            yield return (tensor.Name, $"{FileSource.Show(tensor.Name)} is {Show(tensor.Shape)} in the file and missing in {network}");
        }
    }

    /// <summary>Types that become floats, lengths that follow from the shapes, one tensor behind the other without gap or overlap.</summary>
    private void CheckData(FileTensor[] tensors, Dictionary<string, ExpectedTensor> byName)
    {
        long end = 0;
        string before = "";
        foreach (FileTensor tensor in tensors)
        {
            string name = tensor.Name;
            long size = ElementType.Size(tensor.Type);
            long length = size * byName[name].Count;
            if (size == 0)
            {
                throw source.Error($"has {name} as {FileSource.Show(tensor.Type)}: {ElementType.All} is expected", name);
            }

            if (tensor.Begin < end)
            {
                throw source.Error(Words.Text($"has {name} from byte {tensor.Begin:N0} of the data on, where {before} goes to byte {end:N0}: no two may overlap"), name, before);
            }

            if (tensor.Begin > end)
            {
                throw source.Error(Words.Text($"has {name} from byte {tensor.Begin:N0} of the data on, and nothing from byte {end:N0} to there: gaps are not allowed"), name);
            }

            // Begin is at most the sum of what the tensors before take, so nothing overflows.
            if (tensor.End != tensor.Begin + length)
            {
                throw source.Error(
                    Words.Text($"has {name} in bytes {tensor.Begin:N0} to {tensor.End:N0} of the data: {Show(tensor.Shape)} of {tensor.Type} takes {length:N0} bytes"), name);
            }

            end = tensor.End;
            before = name;
        }
    }
}
