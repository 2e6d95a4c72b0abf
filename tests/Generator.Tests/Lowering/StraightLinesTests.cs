using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>Parts of straight lines are the whole matrix, each element once, and no method gets more of them than it can hold.</summary>
public class StraightLinesTests
{
    private static readonly string[] s_networks =
    [
        "[Network(4, Batch = 5, Unroll = Unroll.Full)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] partial class Net;",
        "[Network(70, Unroll = Unroll.Full)] [Dense(83, Activation.Relu)] [Dense(40)] [Dense(2)] [SquaredError] [Adam] partial class Net;",
        "[Network(10, Batch = 32, Unroll = Unroll.Full)] [Dense(65, Activation.Relu)] [Dense(32, Activation.Relu)] [Dense(3)] [SquaredError] partial class Net;",
        "[Network(101, Batch = 12, Unroll = Unroll.Full)] [Dense(83, Activation.Gelu)] [Dense(70)] [Dense(5)] [SquaredError] [Sgd] partial class Net;",
    ];

    public static TheoryData<string> Networks => [.. s_networks];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Parts_cover_the_matrix_once(string source)
    {
        NetworkPlan plan = Lowerer.Lower(GeneratorHarness.Run(source).Model);
        foreach (VectorWidth width in VectorWidth.All)
        {
            foreach (Kernel kernel in plan.Kernels)
            {
                PanelPlan? matrix = kernel switch
                {
                    ProductKernel product => product.Matrix,
                    OuterKernel outer => outer.Matrix,
                    DotsKernel dots => dots.Matrix,
                    RowLanesKernel lanes => lanes.Matrix,
                    _ => null,
                };
                StraightPart[] parts = [.. StraightLines.Parts(plan, kernel, width)];
                if (matrix is null)
                {
                    Assert.Empty(parts);
                    continue;
                }

                (int, int)[] elements =
                [
                    .. from part in parts
                       from row in Enumerable.Range(part.FirstRow, part.Rows)
                       from column in Enumerable.Range(part.Run.Start + part.FirstColumn, part.Columns)
                       select (row, column),
                ];
                Assert.Equal(matrix.Rows * matrix.PaddedColumns, elements.Length);
                Assert.Equal(elements.Length, elements.Distinct().Count());
                Assert.All(elements, e => Assert.True(e.Item1 < matrix.Rows && e.Item2 < matrix.PaddedColumns));
                Assert.All(parts, part => Assert.InRange(part.Weight, 1, StraightLines.MethodBudget));
            }
        }
    }

    [Fact]
    public void The_networks_have_every_kernel_that_sums_products()
    {
        HashSet<string> kinds = [];
        foreach (string source in s_networks)
        {
            kinds.UnionWith(Lowerer.Lower(GeneratorHarness.Run(source).Model).Kernels.Select(kernel => kernel.GetType().Name));
        }

        Assert.All([nameof(ProductKernel), nameof(DotsKernel), nameof(OuterKernel), nameof(RowLanesKernel), nameof(TransposeKernel)], kind => Assert.Contains(kind, kinds));
    }

    [Fact]
    public void Neighbours_share_a_method_as_long_as_it_has_room()
    {
        StraightPart Of(int multiplyAdds, int updates = 0) => new(new PanelRun(0, 16, 1), 0, 1, 0, 16, multiplyAdds, updates);
        StraightPart[] parts = [Of(1000), Of(24), Of(1), Of(1023), Of(1000, 3), Of(8, 127)];

        Assert.Equal([[parts[0], parts[1]], [parts[2], parts[3]], [parts[4]], [parts[5]]], StraightLines.Methods(parts));
    }

    /// <summary>Loops that are left in sums of products are over rows.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Nothing_but_rows_is_looped_over(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        NetworkPlan plan = Lowerer.Lower(run.Model);
        string[] kernels = [.. plan.Kernels.Where(kernel => StraightLines.Parts(plan, kernel, VectorWidth.Simd512).Count > 0).Select(kernel => kernel.Name)];
        string[] methods = [.. new[] { "Net.Simd512.g.cs", "Net.Rows.g.cs" }.SelectMany(file => run.Files[file].Split("[MethodImpl(Jit.Kernel)]")).Where(method => kernels.Any(kernel => Regex.IsMatch(method, $@" void {kernel}\d*\(")))];
        string[] loops = [.. methods.SelectMany(method => Regex.Matches(method, @"for \(.*\)").Select(loop => loop.Value)).Distinct()];

        Assert.True(methods.Length >= kernels.Length);
        Assert.NotEmpty(loops);
        Assert.All(loops, static loop => Assert.Matches(@"^for \((int r = 0)?; r <=? ?(rows|rows - \d+); (r\+\+|r \+= \d+)\)$|^for \(; g <=? ?(rows|rows - \d+); g \+= \d+\)$|^for \(nint k = 0; k < group; k \+= 16\)$", loop));
    }

    /// <summary>UNR0404 estimates the IL; the C# compiler makes about as much.</summary>
    [Fact]
    public void Methods_are_about_as_long_as_the_rule_says()
    {
        GeneratorRun run = GeneratorHarness.Run("[Network(144, Unroll = Unroll.Full)] [Dense(64, Activation.Relu)] [Dense(3)] public partial class Net;");
        MethodInfo[] methods = [.. run.Load().GetType("Unrolled.Generated.Net.Simd512", throwOnError: true)!.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => method.Name.StartsWith("Dense1Forward", System.StringComparison.Ordinal))];
        int[] bytes = [.. methods.Select(method => method.GetMethodBody()!.GetILAsByteArray()!.Length)];

        Assert.Equal(4, methods.Length);
        Assert.All(bytes, static length => Assert.True(length < 25_000));
        Assert.InRange(bytes.Sum(), 24 * 144 * 4 * 5 * 3 / 4, 24 * 144 * 4 * 5 * 5 / 4);
    }
}
