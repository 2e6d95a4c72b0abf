using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits what works on whole rows: softmax, losses and their derivatives.</summary>
internal sealed class RowEmitter(KernelContext context)
{
    private readonly CodeWriter _writer = context.Writer;

    /// <summary>A value with its padding lanes zero.</summary>
    public static string Mask(string value, int valid) => valid >= 16
        ? value
        : $"Simd.ConditionalSelect(Lanes.First({Number(valid)}), {value}, Vec.Zero)";

    /// <summary>The factor of a row's gradient: its weight over the rows, over the outputs too for a mean over them.</summary>
    public static string Scale(string scale, int divisor) =>
        $"Add(ref {scale}, r)" + (divisor == 1 ? "" : $" / {Number(divisor)}f");

    /// <summary>Declarations for the operands and what the values share, and the values.</summary>
    public static (IReadOnlyList<string> Statements, IReadOnlyList<string> Results) Render(IReadOnlyList<Expression> values, Func<string, string> load)
    {
        List<string> statements = [];
        foreach (string variable in new[] { "x", "y", "t", "δ" })
        {
            if (values.Any(v => v.Mentions(variable)))
            {
                statements.Add($"Vec {Local(variable)} = {load(variable)};");
            }
        }

        RenderedStatements rendered = VectorRenderer.RenderStatements(values, Local, "v");
        statements.AddRange(rendered.Declarations);
        return (statements, rendered.Results);
    }

    public void Emit(SoftmaxKernel kernel)
    {
        using (context.Method(kernel))
        {
            context.Group(kernel.Width);
            using (_writer.Block("for (int r = 0; r < rows; r++)"))
            {
                EmitExponentials(kernel.Logits, kernel.Destination, kernel.Width);
                _writer.Line("// p = e / Σ e");
                ForGroups(kernel.Width, (place, _) =>
                    _writer.Line(Store($"{Exponential(kernel.Width, kernel.Destination, place)} / sum", kernel.Destination, place)));
            }
        }
    }

    public void Emit(SoftmaxCrossEntropyKernel kernel)
    {
        using (context.Method(kernel))
        {
            context.Group(kernel.Width);
            _writer.Line("double loss = 0;");
            using (_writer.Block("for (int r = 0; r < rows; r++)"))
            {
                EmitExponentials(kernel.Logits, kernel.Delta, kernel.Width);
                _writer.Line("Vec mass = Vec.Zero;");
                ForGroups(kernel.Width, (place, _) => _writer.Line($"mass += {Load(kernel.Targets, place)};"));
                _writer.Line($"Vec total = Simd.Create(Lanes.Sum(mass));");
                _writer.Line("Vec logSum = Simd.Create(VectorMath.Log(sum[0]));");
                _writer.Line($"Vec factor = Simd.Create({Scale(kernel.Scale, 1)});");
                _writer.Line("Vec cost = Vec.Zero;");
                _writer.Line("// δ = (p·Σt − t)/rows; −log p = log Σe − (z − m); terms with t = 0 are left out");
                ForGroups(kernel.Width, (place, _) =>
                {
                    using (VectorWidth.Groups(kernel.Width) > 1 ? _writer.Block() : default)
                    {
                        _writer.Line($"Vec ti = {Load(kernel.Targets, place)};");
                        _writer.Line($"Vec surprise = logSum - ({Load(kernel.Logits, place)} - max);");
                        _writer.Line($"cost += Simd.ConditionalSelect(Simd.Equals(ti, Vec.Zero), Vec.Zero, ti * surprise);");
                        _writer.Line(Store($"factor * {MultiplyAdd($"{Exponential(kernel.Width, kernel.Delta, place)} / sum", "total", "-ti")}", kernel.Delta, place));
                    }
                });
                _writer.Line($"loss += (double)Add(ref {kernel.Scale}, r) * Lanes.Sum(cost);");
            }

            _writer.Line();
            _writer.Line("return loss;");
        }
    }

    public void Emit(ElementwiseLossKernel kernel)
    {
        using (context.Method(kernel))
        {
            context.Group(kernel.Width);
            _writer.Line("double loss = 0;");
            using (_writer.Block("for (int r = 0; r < rows; r++)"))
            {
                _writer.Line($"Vec factor = Simd.Create({Scale(kernel.Scale, kernel.Divisor)});");
                _writer.Line("Vec cost = Vec.Zero;");
                ForGroups(kernel.Width, (place, valid) =>
                {
                    using (VectorWidth.Groups(kernel.Width) > 1 ? _writer.Block() : default)
                    {
                        (IReadOnlyList<string> statements, IReadOnlyList<string> results) =
                            Render([kernel.Value, kernel.Derivative], v => Load(kernel.Operands.First(o => o.Variable == v).Buffer, place));
                        foreach (string statement in statements)
                        {
                            _writer.Line(statement);
                        }

                        _writer.Line($"cost += {Mask(results[0], valid)};");
                        _writer.Line(Store(Mask($"factor * ({results[1]})", valid), kernel.Delta, place));
                    }
                });
                string mean = kernel.Divisor == 1 ? "" : $" / {Number(kernel.Divisor)}";
                _writer.Line($"loss += (double)Add(ref {kernel.Scale}, r) * Lanes.Sum(cost){mean};");
            }

            _writer.Line();
            _writer.Line("return loss;");
        }
    }

    /// <summary>The row's maximum <c>max</c>, its exponentials and their sum <c>sum</c>, both broadcast.</summary>
    private void EmitExponentials(string logits, string scratch, int width)
    {
        bool inRegisters = InRegisters(width);
        _writer.Line("// m = max z, so that no exponential overflows; padding takes no part");
        _writer.Line("Vec top = Simd.Create(float.NegativeInfinity);");
        ForGroups(width, (place, valid) =>
        {
            string z = Load(logits, place);
            string masked = valid >= 16 ? z : $"Simd.ConditionalSelect(Lanes.First({Number(valid)}), {z}, top)";
            _writer.Line($"top = Simd.MaxNative(top, {masked});");
        });
        _writer.Line("Vec max = Simd.Create(Lanes.Max(top));");
        _writer.Line("// e = exp(z − m)");
        if (inRegisters)
        {
            _writer.Line($"Vec e = {Mask($"VectorMath.Exp({Load(logits, "r * 16")} - max)", width)};");
            _writer.Line("Vec sum = Simd.Create(Lanes.Sum(e));");
            return;
        }

        _writer.Line("Vec sums = Vec.Zero;");
        ForGroups(width, (place, valid) =>
        {
            using (_writer.Block())
            {
                _writer.Line($"Vec e = {Mask($"VectorMath.Exp({Load(logits, place)} - max)", valid)};");
                _writer.Line("sums += e;");
                _writer.Line(Store("e", scratch, place));
            }
        });
        _writer.Line("Vec sum = Simd.Create(Lanes.Sum(sums));");
    }

    /// <summary>Whether a row's exponentials stay in registers instead of going through memory.</summary>
    private static bool InRegisters(int width) => VectorWidth.Groups(width) == 1;

    private static string Exponential(int width, string scratch, string place) => InRegisters(width) ? "e" : Load(scratch, place);

    /// <summary>Prints a body for each vector of a row, which takes its place and its valid lanes: a loop over whole groups, then the last one.</summary>
    private void ForGroups(int width, Action<string, int> body)
    {
        int whole = width / 16;
        if (whole == 1)
        {
            body("r * 16", 16);
        }
        else if (whole > 1)
        {
            using (_writer.Block($"for (int i = r * 16; i < {Number(whole)} * group; i += group)"))
            {
                body("i", 16);
            }
        }

        if (width % 16 > 0)
        {
            body(Sum(Offset(whole, "group", 0), "r * 16"), width % 16);
        }
    }

    private static string Local(string variable) => variable switch
    {
        "x" => "zi",
        "δ" => "di",
        _ => variable + "i",
    };
}
