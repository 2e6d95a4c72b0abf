using System.Collections.Immutable;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Model;

public class HintNamesTests
{
    [Theory]
    [InlineData("namespace A.B { [Network(4)] [Dense(3)] partial class C; }", "A.B.C")]
    [InlineData("[Network(4)] [Dense(3)] partial class C;", "C")]
    [InlineData("namespace A; partial class B { partial struct C { [Network(4)] [Dense(3)] partial class @class; } }", "A.B.C.class")]
    [InlineData("partial class B<T> { [Network(4)] [Dense(3)] partial class C; }", "B-00601.C")]
    [InlineData("[Network(4)] [Dense(3)] partial class Größe;", "Größe")]
    [InlineData("[Network(4)] [Dense(3)] partial class A\u203fB;", "A-203FB")]
    public void HintName_IsReadableAndSafe(string source, string expected)
    {
        Assert.Equal(expected, GeneratorHarness.Run(source).Model.Type.HintName);
    }

    [Fact]
    public void NamesThatDifferInCaseOnly_AreNumbered()
    {
        GeneratorRun run = GeneratorHarness.Run(
            "[Network(4)] [Dense(3)] partial class Net;",
            "[Network(4)] [Dense(3)] partial class net;",
            "[Network(4)] [Dense(3)] partial class NET;");

        Assert.Equal(["Net", "net-2", "NET-3"], run.Models.Select(model => model.Type.HintName));
    }

    [Fact]
    public void NamesThatDifferInPunctuationOnly_AreNumbered()
    {
        GeneratorRun run = GeneratorHarness.Run(
            "namespace A { [Network(4)] [Dense(3)] partial class B_C; }",
            "namespace A_B { [Network(4)] [Dense(3)] partial class C; }");

        run.AssertClean();
        Assert.Equal(["A.B_C", "A_B.C-2"], run.Models.Select(model => model.Type.HintName));
    }

    [Fact]
    public void Distinguish_SkipsClassesWithoutNetwork()
    {
        Assert.Empty(HintNames.Distinguish(ImmutableArray.Create<NetworkModel?>(null, null)));
    }
}
