using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Unrolled;

/// <summary>Which columns of a table are what, by position.</summary>
internal sealed class CsvLayout
{
    /// <summary>Names that a message lists at most.</summary>
    private const int MostNames = 10;

    private readonly CsvReader _reader;
    private readonly string[]? _header;

    /// <summary>Finds the columns in the row just read: the header, or without one the first row.</summary>
    /// <exception cref="InvalidDataException">Not all columns are there.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public CsvLayout(CsvReader reader, CsvOptions options)
    {
        _reader = reader;
        _header = options.HasHeader ? [.. Enumerable.Range(0, reader.Fields).Select(field => reader.Field(field).Trim().ToString())] : null;
        Fields = reader.Fields;
        Line = reader.RowLine;
        Label = options.Label is { } label ? Find(label) : -1;
        OneHot = FindEach(options.OneHot, nameof(CsvOptions.OneHot));
        Targets = FindEach(options.Targets, nameof(CsvOptions.Targets));

        int[] classes = [.. OneHot, .. Label < 0 ? (int[])[] : [Label]];
        Inputs = options.Inputs is null ? [.. Enumerable.Range(0, Fields).Except(classes).Except(Targets)] : FindAll(options.Inputs);
        if (Inputs.Length == 0)
        {
            throw new InvalidDataException(reader.At(Line, Words.Text($"there {Words.Are(Fields, "column")}, and none is left for inputs")));
        }

        // Targets may be inputs as well, as an autoencoder's are; a network that is given the class to find learns nothing.
        HashSet<int> seen = [.. classes];
        if (Inputs.FirstOrDefault(column => !seen.Add(column), -1) is >= 0 and var wrong)
        {
            string reason = classes.Contains(wrong) ? "says what the class is" : "is there twice";
            throw new ArgumentException(Words.Text($"Column {NameOf(wrong)} {reason}: take it out of {nameof(CsvOptions.Inputs)}."), nameof(options));
        }
    }

    /// <summary>Fields of a row.</summary>
    public int Fields { get; }

    /// <summary>The line that says so.</summary>
    public int Line { get; }

    public int[] Inputs { get; }

    public int[] Targets { get; }

    public int[] OneHot { get; }

    /// <summary>The column of the class, or −1.</summary>
    public int Label { get; }

    /// <summary>A column as messages call it.</summary>
    public string NameOf(int column) => _header is null ? Words.Text($"{column}") : Words.Quote(_header[column]);

    /// <summary>What the header calls columns, or null without one.</summary>
    public IReadOnlyList<string>? NamesOf(int[] columns) => _header is null ? null : [.. columns.Select(column => _header[column])];

    /// <summary>Refuses options that no file suits.</summary>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public static void Check(CsvOptions options)
    {
        int kinds = (options.Label is null ? 0 : 1) + (options.OneHot is null ? 0 : 1) + (options.Targets is null ? 0 : 1);
        if (kinds != 1)
        {
            throw new ArgumentException(
                Words.Text($"{kinds} of {nameof(CsvOptions.Label)}, {nameof(CsvOptions.OneHot)} and {nameof(CsvOptions.Targets)} are set: set the one that says what the network should learn."), nameof(options));
        }

        if (options.OneHot is { Count: 0 } || options.Targets is { Count: 0 } || options.Inputs is { Count: 0 })
        {
            throw new ArgumentException("A list of columns is empty: name at least one.", nameof(options));
        }

        if (options.Separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException("Separator is a quote or a line break, which mean something else: set another.", nameof(options));
        }

        if (options.Classes is { } classes && (options.Label is null || classes.Count == 0 || classes.Distinct().Count() < classes.Count))
        {
            throw new ArgumentException($"{nameof(CsvOptions.Classes)} are the names in {nameof(CsvOptions.Label)}: set both, with at least one name, and each once.", nameof(options));
        }
    }

    private int[] FindAll(IReadOnlyList<CsvColumn>? columns) => columns is null ? [] : [.. columns.Select(Find)];

    /// <exception cref="ArgumentException">A column is there twice.</exception>
    private int[] FindEach(IReadOnlyList<CsvColumn>? columns, string option)
    {
        int[] found = FindAll(columns);
        return found.Distinct().Count() == found.Length
            ? found
            : throw new ArgumentException($"{option} names column {NameOf(found.GroupBy(static column => column).First(static same => same.Count() > 1).Key)} twice: take it out once.", "options");
    }

    private int Find(CsvColumn column)
    {
        if (column.Name is null)
        {
            return (uint)column.Position < (uint)Fields
                ? column.Position
                : throw new InvalidDataException(_reader.At(Line, Words.Text($"there {Words.Are(Fields, "column")}, 0 to {Fields - 1:N0}, and so no column {column}")));
        }

        if (_header is null)
        {
            throw new ArgumentException(Words.Text($"Column {column} has a name, but {nameof(CsvOptions.HasHeader)} is false: give its position."), "options");
        }

        int found = Array.IndexOf(_header, column.Name);
        if (found < 0 || Array.LastIndexOf(_header, column.Name) != found)
        {
            string names = string.Join(", ", _header.Take(MostNames).Select(static name => Words.Quote(name))) + (Fields > MostNames ? ", …" : "");
            throw new InvalidDataException(_reader.At(Line, Words.Text($"there is {(found < 0 ? "no column" : "more than one column")} {column} in the header: {names}")));
        }

        return found;
    }
}
