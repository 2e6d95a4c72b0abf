using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using Xunit.Sdk;

namespace Unrolled.Generator.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    private string[] Files => [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compare_NothingVerified_FailsAndWritesReceived()
    {
        XunitException failure = Assert.Throws<XunitException>(() => Compare(("Net.g.cs", "one\n")));

        Assert.Contains("T.M#Net.g.verified.cs: not there yet.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["T.M#Net.g.received.cs"], Files);
    }

    [Fact]
    public void Compare_Accepted_WritesVerifiedAndThenMatches()
    {
        Assert.Throws<XunitException>(() => Compare(("Net.g.cs", "one\n")));

        Compare(accept: true, ("Net.g.cs", "one\n"));
        Compare(("Net.g.cs", "one\n"));

        Assert.Equal(["T.M#Net.g.verified.cs"], Files);
        Assert.Equal("one\n", File.ReadAllText(Path.Combine(_folder, "T.M#Net.g.verified.cs")));
    }

    [Fact]
    public void Compare_OtherText_NamesTheFirstDifferentLine()
    {
        Compare(accept: true, ("Net.g.cs", "one\ntwo\nthree\n"));

        XunitException failure = Assert.Throws<XunitException>(() => Compare(("Net.g.cs", "one\nzwei\ndrei\n")));

        Assert.Contains("line 2 differs.\n  verified: two\n  received: zwei", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["T.M#Net.g.received.cs", "T.M#Net.g.verified.cs"], Files);
    }

    [Fact]
    public void Compare_MatchAfterMismatch_RemovesReceived()
    {
        Compare(accept: true, ("Net.g.cs", "one"));
        Assert.Throws<XunitException>(() => Compare(("Net.g.cs", "one, two")));

        Compare(("Net.g.cs", "one"));

        Assert.Equal(["T.M#Net.g.verified.cs"], Files);
    }

    [Fact]
    public void Compare_LineEnds_DoNotCount()
    {
        File.WriteAllText(Path.Combine(_folder, "T.M#Net.g.verified.cs"), "one\r\ntwo\r\n");

        Compare(("Net.g.cs", "one\ntwo\n"));
    }

    [Fact]
    public void Compare_FileNoLongerProduced_FailsUntilAccepted()
    {
        Compare(accept: true, ("Net.g.cs", "one"), ("Net.Simd512.g.cs", "two"));

        XunitException failure = Assert.Throws<XunitException>(() => Compare(("Net.g.cs", "one")));
        Assert.Contains("T.M#Net.Simd512.g.verified.cs: no longer produced.", failure.Message, StringComparison.Ordinal);

        Compare(accept: true, ("Net.g.cs", "one"));
        Assert.Equal(["T.M#Net.g.verified.cs"], Files);
    }

    private void Compare(params (string Name, string Text)[] files) => Compare(accept: false, files);

    private void Compare(bool accept, params (string Name, string Text)[] files)
    {
        Dictionary<string, string> byName = files.ToDictionary(file => file.Name, file => file.Text);
        Snapshot.Compare(_folder, "T.M", byName, accept);
    }
}
