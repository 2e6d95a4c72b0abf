using System;
using System.IO;
using System.Text;

namespace Unrolled;

/// <summary>Tables as text, CSV as RFC 4180 has it: fields in quotes may hold separators, line breaks and doubled quotes. Numbers are written as in 1.5 or 2e-3, in every culture.</summary>
/// <remarks>UTF-8, or what a byte order mark says. Lines end in any of the usual ways, empty ones are passed over, and every row has as many fields as the first.</remarks>
public static class CsvFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns are.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidDataException">The file does not hold what it should: the message names the file, the line and what is wrong there.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static Dataset Load(string path, CsvOptions options)
    {
        using StreamReader text = new(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        return Read(text, options, path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, read to its end.</param>
    /// <param name="options">What its columns are.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidDataException">The text does not hold what it should: the message names the line and what is wrong there.</exception>
    public static Dataset Read(TextReader text, CsvOptions options, string name = "CSV")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        CsvLayout.Check(options);
        CsvReader reader = new(text, options.Separator, name);
        try
        {
            return new CsvTable(reader, options).Read();
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException(reader.At(reader.Line, "has bytes that are no UTF-8, there or soon after: save the file as UTF-8"), error);
        }
    }
}
