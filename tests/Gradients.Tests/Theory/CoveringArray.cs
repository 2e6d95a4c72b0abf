using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>A value of one factor.</summary>
internal readonly record struct Choice(int Factor, int Value);

/// <summary>Rows of factor values in which every pair of values that may stand together does stand together, greedily kept few.</summary>
/// <param name="sizes">How many values each factor has.</param>
/// <param name="allowed">Whether two values of different factors may stand in one row. If each two of some values may, all of them must have a common row.</param>
internal sealed class CoveringArray(int[] sizes, Func<Choice, Choice, bool> allowed)
{
    private const int Unset = -1;
    private const int Attempts = 12;

    private readonly HashSet<(Choice, Choice)> _open = [.. Pairs(sizes, allowed)];
    private readonly List<int[]> _rows = [];

    /// <summary>All pairs of values of different factors that may stand together, the lower factor first.</summary>
    public static IEnumerable<(Choice First, Choice Second)> Pairs(int[] sizes, Func<Choice, Choice, bool> allowed)
    {
        return from first in Enumerable.Range(0, sizes.Length)
               from second in Enumerable.Range(first + 1, sizes.Length - first - 1)
               from a in Enumerable.Range(0, sizes[first])
               from b in Enumerable.Range(0, sizes[second])
               where allowed(new(first, a), new(second, b))
               select (new Choice(first, a), new Choice(second, b));
    }

    /// <summary>The pairs that stand together in a row.</summary>
    public static IEnumerable<(Choice First, Choice Second)> PairsOf(int[] row)
    {
        return from first in Enumerable.Range(0, row.Length)
               from second in Enumerable.Range(first + 1, row.Length - first - 1)
               select (new Choice(first, row[first]), new Choice(second, row[second]));
    }

    /// <summary>The rows: as many as covering takes, filled up with random ones to the minimum.</summary>
    public IReadOnlyList<int[]> Build(int minimum, int seed)
    {
        Random random = new(seed);
        foreach ((Choice, Choice) pair in Pairs(sizes, allowed).OrderByDescending(p => sizes[p.First.Factor] * sizes[p.Second.Factor]).ToArray())
        {
            if (_open.Contains(pair))
            {
                Add(Best(pair, random));
            }
        }

        (Choice, Choice)[] all = [.. Pairs(sizes, allowed)];
        while (_rows.Count < minimum)
        {
            Add(Complete(all[random.Next(all.Length)], random));
        }

        return _rows;
    }

    private int[] Best((Choice, Choice) pair, Random random)
    {
        return Enumerable.Range(0, Attempts).Select(_ => Complete(pair, random)).MaxBy(row => PairsOf(row).Count(_open.Contains))!;
    }

    /// <summary>A row with that pair in it: the other factors in random order, each with the value that covers most.</summary>
    private int[] Complete((Choice First, Choice Second) pair, Random random)
    {
        int[] row = [.. Enumerable.Repeat(Unset, sizes.Length)];
        row[pair.First.Factor] = pair.First.Value;
        row[pair.Second.Factor] = pair.Second.Value;
        int[] order = [.. Enumerable.Range(0, sizes.Length).Where(f => row[f] == Unset)];
        random.Shuffle(order);
        foreach (int factor in order)
        {
            int[] values = [.. Enumerable.Range(0, sizes[factor]).Where(v => Fits(row, new(factor, v)))];
            random.Shuffle(values);
            row[factor] = values.MaxBy(v => Gain(row, new(factor, v)));
        }

        return row;
    }

    private bool Fits(int[] row, Choice choice)
    {
        return Enumerable.Range(0, row.Length).All(f => row[f] == Unset || allowed(new(f, row[f]), choice));
    }

    private int Gain(int[] row, Choice choice)
    {
        return Enumerable.Range(0, row.Length).Count(f => row[f] != Unset && _open.Contains(Ordered(new(f, row[f]), choice)));
    }

    private void Add(int[] row)
    {
        _rows.Add(row);
        _open.ExceptWith(PairsOf(row));
    }

    private static (Choice, Choice) Ordered(Choice a, Choice b) => a.Factor < b.Factor ? (a, b) : (b, a);
}
