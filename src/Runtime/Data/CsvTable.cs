using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Unrolled;

/// <summary>Makes a dataset of the rows of a table.</summary>
internal sealed class CsvTable
{
    private readonly CsvReader _reader;
    private readonly CsvLayout _layout;
    private readonly CsvClasses _classes;
    private readonly int _classCount;
    private readonly bool _hasRow;
    private readonly List<float> _values = [];
    private readonly List<float> _targetValues = [];
    private readonly List<int> _labels = [];

    /// <summary>Reads the header, or the first row, and finds the columns.</summary>
    /// <exception cref="InvalidDataException">There is none, or not all columns are there.</exception>
    public CsvTable(CsvReader reader, CsvOptions options)
    {
        reader.Start();
        _reader = reader;
        _classes = new CsvClasses(options.Classes);
        _classCount = options.Classes?.Count ?? 0;
        if (!reader.Next())
        {
            throw new InvalidDataException(reader.At(reader.Line, "the text is empty"));
        }

        _layout = new CsvLayout(reader, options);
        _hasRow = !options.HasHeader || reader.Next();
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">A field is not what it should be, or there are no rows.</exception>
    public Dataset Read()
    {
        for (bool hasRow = _hasRow; hasRow; hasRow = _reader.Next())
        {
            ReadRow();
        }

        if (_values.Count == 0)
        {
            throw new InvalidDataException(_reader.At(_layout.Line, "the header is all there is: no row follows"));
        }

        float[] inputs = [.. _values];
        if (_layout.Targets.Length > 0)
        {
            float[] targets = _layout.Targets.AsSpan().SequenceEqual(_layout.Inputs) ? inputs : [.. _targetValues];
            return new Dataset(inputs, targets, _values.Count / _layout.Inputs.Length);
        }

        if (_layout.OneHot.Length > 0)
        {
            return new Dataset(inputs, [.. _labels], _layout.OneHot.Length, _layout.NamesOf(_layout.OneHot));
        }

        int[] labels = _classes.Number([.. _labels], out IReadOnlyList<string>? names);
        return new Dataset(inputs, labels, names?.Count, names);
    }

    private void ReadRow()
    {
        if (_reader.Fields != _layout.Fields)
        {
            throw new InvalidDataException(_reader.At(_reader.RowLine, Words.Text($"there {Words.Are(_reader.Fields, "field")}; line {_layout.Line:N0} has {_layout.Fields:N0}")));
        }

        if (_values.Count > Array.MaxLength - _layout.Inputs.Length || _targetValues.Count > Array.MaxLength - _layout.Targets.Length)
        {
            throw new InvalidDataException(_reader.At(_reader.RowLine, Words.Text($"there are more than the {Array.MaxLength:N0} values that an array holds: take fewer rows or columns")));
        }

        foreach (int column in _layout.Inputs)
        {
            _values.Add(NumberIn(column));
        }

        foreach (int column in _layout.Targets)
        {
            _targetValues.Add(NumberIn(column));
        }

        if (_layout.Label >= 0)
        {
            _labels.Add(ClassIn(_layout.Label));
        }
        else if (_layout.OneHot.Length > 0)
        {
            _labels.Add(OneHotLabel());
        }
    }

    private float NumberIn(int column)
    {
        ReadOnlySpan<char> text = _reader.Field(column);
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number))
        {
            return number;
        }

        string found = text.IsWhiteSpace() ? "is empty" : Words.Text($"has {Words.Quote(text)}");
        throw Wrong(column, Words.Text($"{found}, which is no finite number of the form 1.5 or 2e-3"));
    }

    private int ClassIn(int column)
    {
        ReadOnlySpan<char> name = _reader.Field(column).Trim();
        if (name.IsEmpty)
        {
            throw Wrong(column, "is empty, which is no class");
        }

        if (_classes.Mixes(name, out string first))
        {
            throw Wrong(column, Words.Text($"has {Words.Quote(name)} where another row has {Words.Quote(first)}: numbers are labels, names are numbered in their order, and a column of both is neither. State the classes in their order"));
        }

        return _classes.TryFind(name, out int place) ? place : throw Wrong(column, Words.Text($"has {Words.Quote(name)}, which is none of the {Words.Count(_classCount, "class", "classes")} given"));
    }

    private int OneHotLabel()
    {
        int label = -1;
        for (int i = 0; i < _layout.OneHot.Length; i++)
        {
            float number = NumberIn(_layout.OneHot[i]);
            if ((number != 0f && number != 1f) || (number == 1f && label >= 0))
            {
                throw Wrong(_layout.OneHot[i], Words.Text($"has {number:R}{(number == 1f ? " like another one before it" : "")}; one-hot columns have a single 1 and else 0"));
            }

            label = number == 1f ? i : label;
        }

        return label >= 0 ? label : throw new InvalidDataException(_reader.At(_reader.RowLine, "none of the one-hot columns has a 1"));
    }

    private InvalidDataException Wrong(int column, string text) => new(_reader.At(_reader.LineOf(column), $"column {_layout.NameOf(column)} {text}"));
}
