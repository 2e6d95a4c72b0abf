using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Comparison;

/// <summary>The processes of a round.</summary>
internal sealed class Crew : IDisposable
{
    private readonly List<Contestant> _members = [];

    /// <summary>Starts those that are there.</summary>
    /// <param name="entries">Whom to start.</param>
    /// <param name="folder">Where they are.</param>
    /// <param name="missing">Is told who is not, and why.</param>
    public Crew(IEnumerable<Entry> entries, string folder, Action<Absence> missing)
    {
        foreach (Entry entry in entries)
        {
            try
            {
                _members.Add(new Contestant(entry, folder));
            }
            catch (ContenderException reason)
            {
                missing(new(entry, null, reason.Message));
            }
        }
    }

    public IReadOnlyList<Contestant> Members => _members;

    public Contestant this[Entry entry] => _members.Single(m => m.Entry == entry);

    public void Dispose() => _members.ForEach(m => m.Dispose());
}
