using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled;

/// <summary>The classes met so far in a column, numbered once all are known: their order in the file decides nothing.</summary>
/// <param name="given">The names and their order, where they are given.</param>
internal sealed class CsvClasses(IReadOnlyList<string>? given)
{
    private readonly List<string> _names = [.. given ?? []];
    private readonly Dictionary<string, int> _places = (given ?? []).Select(static (name, place) => (name, place)).ToDictionary(static one => one.name, static one => one.place, StringComparer.Ordinal);

    /// <summary>Where a class is among those met; false where it is none of those given.</summary>
    public bool TryFind(ReadOnlySpan<char> name, out int place)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (places.TryGetValue(name, out place))
        {
            return true;
        }

        place = _names.Count;
        if (given is null)
        {
            _names.Add(name.ToString());
            places[name] = place;
        }

        return given is null;
    }

    /// <summary>Whether a class is a number and the first one a name, or the other way round: then the labels can be neither the numbers nor the order of the names.</summary>
    public bool Mixes(ReadOnlySpan<char> name, out string first)
    {
        first = _names.Count > 0 ? _names[0] : string.Empty;
        return given is null && _names.Count > 0 && IsNumber(name) != IsNumber(first);
    }

    /// <summary>The label of each row from the place of its class, and the names in order of the labels: none where the labels are the numbers in the file.</summary>
    public int[] Number(int[] places, out IReadOnlyList<string>? names)
    {
        if (given is not null)
        {
            names = _names;
            return places;
        }

        int[] labels = new int[_names.Count];
        names = null;
        for (int i = 0; i < labels.Length; i++)
        {
            if (!int.TryParse(_names[i], NumberStyles.None, CultureInfo.InvariantCulture, out labels[i]) || labels[i] == int.MaxValue)
            {
                string[] ordered = [.. _names.Order(StringComparer.Ordinal)];
                labels = [.. _names.Select(name => Array.BinarySearch(ordered, name, StringComparer.Ordinal))];
                names = ordered;
                break;
            }
        }

        return Array.ConvertAll(places, place => labels[place]);
    }

    private static bool IsNumber(ReadOnlySpan<char> name) => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
}
