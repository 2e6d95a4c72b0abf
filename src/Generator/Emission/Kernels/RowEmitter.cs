using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits what works on whole rows: softmax, losses and their derivatives.</summary>
internal sealed class RowEmitter(KernelContext context)
{
    private const string MaximumComment = "// m = max z, so that no exponential overflows; padding takes no part";
    private const string ExponentialComment = "// e = exp(z − m)";

    private readonly CodeWriter _writer = context.Writer;

    /// <summary>Declarations for the operands and what the values share, and the values.</summary>
    public static (IReadOnlyList<string> Statements, IReadOnlyList<string> Results) Render(IReadOnlyList<Expression> values, Func<string, string> load, Expression? output = null)
    {
        List<string> statements = [];
        foreach (string variable in new[] { "x", "y", "t", "δ" })
        {
            if (values.Any(v => v.Mentions(variable)) || (variable == "x" && output is not null))
            {
                string value = variable == "y" && output is not null ? VectorRenderer.Render(output, Local) : load(variable);
                statements.Add($"Vec {Local(variable)} = {value};");
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
            RowVectors lanes = new(_writer, kernel.Width, context.Stride);
            using (lanes.Loop())
            {
                EmitExponentials(lanes, kernel.Logits, kernel.Destination);
                _writer.Line("// a = e / Σ e");
                lanes.ForEach(place => _writer.Line(lanes.Store($"{Exponential(lanes, kernel.Destination, place)} / sum", kernel.Destination, place)));
            }
        }
    }

    public void Emit(SoftmaxCrossEntropyKernel kernel) => EmitMethod(kernel, kernel.Width);

    public void Emit(ElementwiseLossKernel kernel) => EmitMethod(kernel, kernel.Width);

    private void EmitMethod(Kernel kernel, int width)
    {
        using (context.Method(kernel))
        {
            RowVectors lanes = new(_writer, width, context.Stride);
            EmitLoss(kernel, lanes);
            _writer.Line();
            _writer.Line($"return {lanes.SumLosses()};");
        }
    }

    /// <summary>The losses and δ.</summary>
    public void EmitLoss(Kernel kernel, RowVectors lanes)
    {
        _writer.Line(lanes.DeclareLosses());
        if (kernel is SoftmaxCrossEntropyKernel softmax)
        {
            EmitLoss(softmax, lanes);
        }
        else
        {
            EmitLoss((ElementwiseLossKernel)kernel, lanes);
        }
    }

    private void EmitLoss(SoftmaxCrossEntropyKernel kernel, RowVectors lanes)
    {
        using (lanes.Loop())
        {
            EmitExponentials(lanes, kernel.Logits, kernel.Delta);
            EmitTargets(lanes, kernel.Targets);
            if (!lanes.InRegisters)
            {
                EmitLogSum(lanes);
            }

            _writer.Line($"Vec factor = {lanes.Scale(kernel.Scale, 1)};");
            _writer.Line($"// δ = (p·Σt − t)/{kernel.Mean}; −log p = log Σe − (z − m); terms with t = 0 are left out");
            lanes.ForEach(place =>
            {
                using (lanes.InRegisters ? default : _writer.Block())
                {
                    if (!lanes.InRegisters)
                    {
                        _writer.Line($"Vec ti = {lanes.LoadTargets(kernel.Targets, place)};");
                        _writer.Line($"Vec zi = {lanes.Load(kernel.Logits, place)};");
                    }

                    // The logarithm, which only the loss waits for, comes last.
                    _writer.Line(lanes.Store($"factor * {MultiplyAdd($"{Exponential(lanes, kernel.Delta, place)} / sum", "total", "-ti")}", kernel.Delta, place));
                    if (lanes.InRegisters)
                    {
                        EmitLogSum(lanes);
                    }

                    _writer.Line("Vec surprise = logSum - (zi - max);");
                    _writer.Line($"losses = {lanes.AddLosses("Simd.ConditionalSelect(Simd.Equals(ti, Vec.Zero), Vec.Zero, ti * surprise)")};");
                }
            });
        }
    }

    private void EmitLoss(ElementwiseLossKernel kernel, RowVectors lanes) => lanes.ForEachRow(place =>
    {
        _writer.Line($"Vec factor = {lanes.Scale(kernel.Scale, kernel.Divisor)};");
        (IReadOnlyList<string> statements, IReadOnlyList<string> results) =
            Render([kernel.Value, kernel.Derivative], v => v == "t" ? lanes.LoadTargets(v, place) : lanes.Load(kernel.Operands.First(o => o.Variable == v).Buffer, place), kernel.Output);
        foreach (string statement in statements)
        {
            _writer.Line(statement);
        }

        _writer.Line($"losses = {lanes.AddLosses(lanes.Mask(results[0], place.Valid))};");
        _writer.Line(lanes.Store(lanes.Mask($"factor * ({results[1]})", place.Valid), kernel.Delta, place));
    });

    /// <summary>The maximum <c>max</c> of a row, its exponentials and their sum <c>sum</c>; its logits <c>zi</c> where they are one vector.</summary>
    private void EmitExponentials(RowVectors lanes, string logits, string scratch)
    {
        if (lanes.InRegisters)
        {
            lanes.ForEach(place =>
            {
                _writer.Line($"Vec zi = {lanes.Load(logits, place)};");
                EmitExponentials(lanes, "zi", place.Valid);
            });
            return;
        }

        _writer.Line(MaximumComment);
        _writer.Line("Vec top = Simd.Create(float.NegativeInfinity);");
        lanes.ForEach(place => _writer.Line($"top = Simd.MaxNative(top, {lanes.Mask(lanes.Load(logits, place), place.Valid, "top")});"));
        _writer.Line($"Vec max = {lanes.Max("top")};");
        _writer.Line(ExponentialComment);
        _writer.Line("Vec sums = Vec.Zero;");
        lanes.ForEach(place =>
        {
            using (_writer.Block())
            {
                _writer.Line($"Vec e = {lanes.Mask(lanes.Exp($"{lanes.Load(logits, place)} - max"), place.Valid)};");
                _writer.Line("sums += e;");
                _writer.Line(lanes.Store("e", scratch, place));
            }
        });
        _writer.Line($"Vec sum = {lanes.Sum("sums")};");
    }

    /// <summary>The same of logits that are one vector, which stay in registers.</summary>
    public void EmitExponentials(RowVectors lanes, string logits, int valid)
    {
        _writer.Line(MaximumComment);
        _writer.Line($"Vec max = {lanes.Max(lanes.Mask(logits, valid, "Simd.Create(float.NegativeInfinity)"))};");
        _writer.Line(ExponentialComment);
        _writer.Line($"Vec e = {lanes.Mask(lanes.Exp($"{logits} - max"), valid)};");
        _writer.Line($"Vec sum = {lanes.Sum("e")};");
    }

    private void EmitLogSum(RowVectors lanes) => _writer.Line($"Vec logSum = {lanes.Log("sum")};");

    /// <summary>The sum <c>total</c> of a row's targets; the targets <c>ti</c> where they are one vector.</summary>
    private void EmitTargets(RowVectors lanes, string targets)
    {
        if (lanes.InRegisters)
        {
            lanes.ForEach(place => _writer.Line($"Vec ti = {lanes.LoadTargets(targets, place)};"));
            _writer.Line($"Vec total = {lanes.Sum("ti")};");
            return;
        }

        _writer.Line("Vec mass = Vec.Zero;");
        lanes.ForEach(place => _writer.Line($"mass += {lanes.LoadTargets(targets, place)};"));
        _writer.Line($"Vec total = {lanes.Sum("mass")};");
    }

    private static string Exponential(RowVectors lanes, string scratch, RowPlace place) => lanes.InRegisters ? "e" : lanes.Load(scratch, place);

    private static string Local(string variable) => variable switch
    {
        "x" => "zi",
        "δ" => "di",
        _ => variable + "i",
    };
}
