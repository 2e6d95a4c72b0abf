using System.Collections.Generic;

namespace Unrolled;

/// <summary>What the columns of a CSV file are. One of <see cref="Label"/>, <see cref="OneHot"/> and <see cref="Targets"/> has to be set.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first line has the names of the columns: so unless set.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands between fields: a comma unless set; a semicolon or <c>'\t'</c> for instance.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The columns that are inputs, in this order: all that are nothing else, unless set.</summary>
    public IReadOnlyList<CsvColumn>? Inputs { get; init; }

    /// <summary>The column with the class of each row: an integer from 0 is the label itself; otherwise classes are names, numbered as in <see cref="Classes"/> or else in ordinal order. A column of numbers and names needs <see cref="Classes"/>.</summary>
    public CsvColumn? Label { get; init; }

    /// <summary>The names that <see cref="Label"/> can have, in order of their labels; needed where a file might not have all of them, such as one to test with.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>A column for each class: 1 in that of a row's class, 0 in all others.</summary>
    public IReadOnlyList<CsvColumn>? OneHot { get; init; }

    /// <summary>The columns with what the network's outputs should be: numbers, as many as outputs.</summary>
    public IReadOnlyList<CsvColumn>? Targets { get; init; }
}
