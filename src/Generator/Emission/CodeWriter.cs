using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Unrolled.Generator.Emission;

/// <summary>Writes C# with indentation that follows its blocks; lines end in <c>\n</c> on every system.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes an empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Writes whole lines at the current depth; a raw literal of several lines keeps its own indentation below that.</summary>
    public void Line(string lines)
    {
        int start = 0;
        while (start <= lines.Length)
        {
            int end = lines.IndexOf('\n', start);
            end = end < 0 ? lines.Length : end;
            int length = end - start;
            if (length > 0 && lines[end - 1] == '\r')
            {
                length--;
            }

            if (length > 0)
            {
                for (int i = 0; i < _depth; i++)
                {
                    _text.Append(Indent);
                }

                _text.Append(lines, start, length);
            }

            _text.Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Writes a documentation comment's summary.</summary>
    public void Summary(string text) => Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>Writes a documentation comment's remarks.</summary>
    public void Remarks(string text) => Line($"/// <remarks>{Escape(text)}</remarks>");

    /// <summary>Gives a place some floats after a reference a name of its own, unless it is the reference itself.</summary>
    /// <returns>What to call it.</returns>
    public string Alias(string name, string reference, string offset)
    {
        if (offset is "0" or "")
        {
            return reference;
        }

        Line($"ref float {name} = {Names.At(reference, offset)};");
        return name;
    }

    /// <summary>Declares sums that start at zero.</summary>
    public void Sums(IReadOnlyCollection<string> names)
    {
        if (names.Count == 1)
        {
            Line($"Vec {names.First()} = Vec.Zero;");
            return;
        }

        Line($"Vec {string.Join(", ", names)};");
        Line($"{string.Join(" = ", names)} = Vec.Zero;");
    }

    /// <summary>Writes a header line and opens its braces; disposing closes them.</summary>
    public BlockScope Block(string header, string end = "}")
    {
        Line(header);
        return Open(end);
    }

    /// <summary>Opens braces; disposing closes them.</summary>
    public BlockScope Block() => Open("}");

    private BlockScope Open(string end)
    {
        Line("{");
        _depth++;
        return new BlockScope(this, end);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A text as XML has it.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>An open block of a writer; the default value is no block at all.</summary>
    internal readonly struct BlockScope(CodeWriter? writer, string end) : IDisposable
    {
        public void Dispose()
        {
            if (writer is not null)
            {
                writer._depth--;
                writer.Line(end);
            }
        }
    }
}
