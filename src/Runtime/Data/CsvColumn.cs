using System;

namespace Unrolled;

/// <summary>A column of a CSV file: by its name in the header, or by its position from 0. Strings and integers convert to it.</summary>
public readonly record struct CsvColumn
{
    /// <summary>The column of that name in the header, cases and all.</summary>
    /// <param name="name">What the header says, without spaces around it.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public CsvColumn(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The column at that place.</summary>
    /// <param name="position">0 is the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is below 0.</exception>
    public CsvColumn(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        Position = position;
    }

    /// <summary>Its name, or null for one by position.</summary>
    public string? Name { get; }

    /// <summary>Its position from 0, if it has no name.</summary>
    public int Position { get; }

    /// <summary>The column of that name.</summary>
    /// <param name="name">What the header says.</param>
    public static implicit operator CsvColumn(string name) => new(name);

    /// <summary>The column at that place.</summary>
    /// <param name="position">0 is the first.</param>
    public static implicit operator CsvColumn(int position) => new(position);

    /// <summary>The name in quotes, or the position.</summary>
    public override string ToString() => Name is null ? Words.Text($"{Position}") : Words.Quote(Name);
}
