using System;
using System.Collections.Generic;
using System.IO;

namespace Unrolled;

/// <summary>Splits a text in rows and fields, as RFC 4180 says, and knows the line of each.</summary>
internal sealed class CsvReader(TextReader text, char separator, string name)
{
    /// <summary>A quote that is not closed takes the rest of the file for its field: beyond so many characters it is no row.</summary>
    private const int LongestRow = 1 << 24;

    private const int End = -1;

    private readonly char[] _buffer = new char[4096];
    private readonly List<int> _ends = [];
    private readonly List<int> _lines = [];
    private char[] _row = new char[256];
    private int _length;
    private int _position;
    private int _filled;

    /// <summary>The line being read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Fields of the row.</summary>
    public int Fields => _ends.Count;

    /// <summary>The line that the row starts on.</summary>
    public int RowLine => _lines[0];

    /// <summary>A field, without its quotes; until the next row is read.</summary>
    public ReadOnlySpan<char> Field(int index) => _row.AsSpan(index == 0 ? 0 : _ends[index - 1], _ends[index] - (index == 0 ? 0 : _ends[index - 1]));

    /// <summary>The line that a field starts on.</summary>
    public int LineOf(int field) => _lines[field];

    /// <summary>Passes over a byte order mark, which readers of files leave out and strings may have kept.</summary>
    public void Start()
    {
        if (Peek() == '\uFEFF')
        {
            Read();
        }
    }

    /// <summary>Reads the next row that is no empty line; false at the end.</summary>
    /// <exception cref="InvalidDataException">Quotes are where they cannot be.</exception>
    public bool Next()
    {
        while (Peek() != End)
        {
            _ends.Clear();
            _lines.Clear();
            _length = 0;
            if (ReadRow())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A message with its place.</summary>
    public string At(int line, string text) => Words.Text($"{name}, line {line:N0}: {text}.");

    /// <summary>Reads a line, or several where quotes go over them; false for an empty one.</summary>
    private bool ReadRow()
    {
        while (true)
        {
            CheckLength();
            _lines.Add(Line);
            bool isQuoted = Peek() == '"';
            if (isQuoted)
            {
                ReadQuoted();
            }
            else
            {
                ReadPlain();
            }

            _ends.Add(_length);
            int next = Read();
            if (next != separator)
            {
                PassLineEnd(next);
                return isQuoted || _length > 0 || Fields > 1;
            }
        }
    }

    private void ReadPlain()
    {
        for (int next = Peek(); !EndsField(next); next = Peek())
        {
            if (next == '"')
            {
                throw new InvalidDataException(At(Line, Words.Text($"field {_ends.Count + 1:N0} has a quote in it: put the whole field in quotes, and double those in it")));
            }

            Append((char)Read());
        }
    }

    private void ReadQuoted()
    {
        int opened = Line;
        Read();
        while (true)
        {
            int next = Read();
            if (next == End)
            {
                throw new InvalidDataException(At(opened, Words.Text($"the quote that opens field {_ends.Count + 1:N0} is never closed")));
            }

            if (next != '"')
            {
                Append((char)next);
                Line += next == '\n' || (next == '\r' && Peek() != '\n') ? 1 : 0;
            }
            else if (Peek() == '"')
            {
                Append((char)Read());
            }
            else if (EndsField(Peek()))
            {
                return;
            }
            else
            {
                throw new InvalidDataException(At(Line, Words.Text($"field {_ends.Count + 1:N0} goes on behind its closing quote: double the quotes in it")));
            }
        }
    }

    private bool EndsField(int next) => next is End or '\n' or '\r' || next == separator;

    private void PassLineEnd(int first)
    {
        if (first == '\r' && Peek() == '\n')
        {
            Read();
        }

        Line += first == End ? 0 : 1;
    }

    private void Append(char character)
    {
        CheckLength();
        if (_length == _row.Length)
        {
            Array.Resize(ref _row, 2 * _row.Length);
        }

        _row[_length++] = character;
    }

    /// <summary>Empty fields count as well: a file of separators alone would take eight times its size.</summary>
    private void CheckLength()
    {
        if (_length + _ends.Count >= LongestRow)
        {
            throw new InvalidDataException(At(RowLine, Words.Text($"the row that starts here is longer than {LongestRow:N0} characters: is a quote not closed")));
        }
    }

    private int Read()
    {
        int next = Peek();
        _position++;
        return next;
    }

    private int Peek()
    {
        if (_position >= _filled)
        {
            _filled = text.Read(_buffer);
            _position = 0;
        }

        return _filled == 0 ? End : _buffer[_position];
    }
}
