using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits a step of a full batch as straight lines: each row of a layer is one vector, in a local of its buffer's name; each kernel is a method that does one row.</summary>
internal sealed class StepEmitter(KernelContext context, StepKernel kernel)
{
    private const string SumOfRows = "SumOfRows";

    private readonly CodeWriter _writer = context.Writer;
    private readonly HashSet<string> _inMemory = [.. kernel.InMemory];
    private readonly HashSet<string> _declared = [];

    public void Emit()
    {
        using (context.Method(kernel, "Plan: a vector for each row of a layer, one for the logits of all rows."))
        {
            foreach (TransposeKernel copy in kernel.Copies)
            {
                _writer.Line($"{copy.Name}({Arguments(copy, copy.Buffers, context.Plan)});");
            }

            int layer = 0;
            foreach (Kernel step in kernel.Forward.Take(kernel.Forward.Count - 1))
            {
                if (step is not SweepKernel)
                {
                    _writer.Line($"// {HeaderEmitter.Equation(context.Plan.Layers[layer++])}");
                }

                EmitRows(step);
            }

            EmitHead();
            UpdateEmitter.Broadcasts(context);
            foreach (Kernel step in kernel.Backward)
            {
                EmitBackward(step);
            }

            _writer.Line("return loss;");
        }

        foreach (Kernel layer in kernel.Forward.Take(kernel.Forward.Count - 1).Concat(kernel.Backward).Where(k => k is ProductKernel or DotsKernel))
        {
            _writer.Line();
            new RowMethod(context, layer).Emit();
        }

        if (kernel.Rows > 1)
        {
            _writer.Line();
            EmitSumOfRows();
        }
    }

    private IEnumerable<int> Rows => Enumerable.Range(0, kernel.Rows);

    /// <summary>A row of a buffer or of a matrix that is a vector.</summary>
    public static string Local(string buffer, int index) => $"{buffer}_{Number(index)}";

    private void EmitHead()
    {
        DotsKernel last = kernel.Last;
        _writer.Line($"// {HeaderEmitter.Equation(context.Plan.Layers[context.Plan.Layers.Count - 1])}{(kernel.Rows > 1 ? "; z of all rows side by side" : "")}");
        new RowMethod(context, last).EmitWeights(_declared);
        RowVectors lanes = new(_writer, last.Matrix.Rows, rows: kernel.Rows, logits: (kernel.Logits, Logits(last)));
        new RowEmitter(context).EmitLoss(kernel.Head, lanes);
        _writer.Line($"double loss = {lanes.SumLosses()};");
        using (_writer.Block("if (!double.IsFinite(loss))"))
        {
            _writer.Line("return loss;");
        }

        _writer.Line();
    }

    /// <summary>All rows' logits: as many dot products as there are, reduced together.</summary>
    private string Logits(DotsKernel last)
    {
        int outputs = last.Matrix.Rows;
        int columns = VectorWidth.ColumnsOf(outputs);
        int sums = kernel.Rows == 1 ? 4 : VectorWidth.Group;
        IEnumerable<string> products = Enumerable.Range(0, sums).Select(i => i / columns < kernel.Rows && i % columns < outputs
            ? $"{Local(last.Source, i / columns)} * {Local(last.MatrixName, i % columns)}"
            : "Vec.Zero");
        string bias = last.Start is null ? "" : $" + {RowVectors.Repeat(outputs, last.Start, kernel.Rows)}";
        return $"Lanes.Sums{Number(sums)}(\n    {string.Join(",\n    ", Lines(products, columns))}){bias}";
    }

    private static IEnumerable<string> Lines(IEnumerable<string> values, int columns) =>
        values.Select((value, i) => (value, Line: i / columns)).GroupBy(v => v.Line, v => v.value).Select(line => string.Join(", ", line));

    private void EmitBackward(Kernel step)
    {
        switch (step)
        {
            case OuterKernel outer:
                _writer.Line($"// {outer.Formula}");
                for (int i = 0; i < outer.Matrix.Rows; i++)
                {
                    _writer.Line(UpdateEmitter.FinishWeights(context, At(outer.MatrixName, i * VectorWidth.Group), [Gradient(outer, i)], "true"));
                }

                if (outer.BiasName is not null)
                {
                    EmitBias(outer.BiasName, outer.Vectors);
                }

                break;
            case BiasKernel bias:
                _writer.Line($"// {bias.Formula}");
                EmitBias(bias.BiasName, bias.Delta);
                break;
            case TransposeKernel:
                break;
            default:
                _writer.Line($"// {step.Formula}");
                EmitRows(step);
                break;
        }
    }

    private string Gradient(OuterKernel outer, int row)
    {
        Source source = outer.Broadcast;
        IEnumerable<string> vectors = Rows.Select(r => Row(outer.Vectors, r));
        return kernel.Rows == 1
            ? $"Simd.Create({Value(source.Name, row)}) * {vectors.Single()}"
            : $"{SumOfRows}({At(source.Name, row)}, {Number(Stride(source))}, {string.Join(", ", vectors)})";
    }

    private void EmitBias(string bias, string delta)
    {
        IEnumerable<string> rows = Rows.Select(r => Row(delta, r));
        _writer.Line((context.Plan.FinishesBiasesInRows ? "Rows." : "") + UpdateEmitter.FinishBias(context, At(bias, 0), string.Join(" + ", kernel.Rows == 1 ? rows : rows.Prepend("Vec.Zero")), "true"));
    }

    /// <summary>A row of a buffer: its local, or a load of what the loss has stored.</summary>
    private string Row(string buffer, int row) => buffer == kernel.Delta ? Load(buffer, row * VectorWidth.Group) : Local(buffer, row);

    /// <summary>Floats from a row to the next of what is broadcast.</summary>
    public static int Stride(Source source) => source.IsRowMajor ? source.Width : VectorWidth.Group;

    private void EmitRows(Kernel layer)
    {
        if (layer is SweepKernel sweep)
        {
            _writer.Line($"{sweep.Name}({string.Join(", ", sweep.Buffers.Select(b => $"ref {b}"))}, {Number(kernel.Rows)});");
            EmitRows(sweep.Destination, r => Load(sweep.Destination, r * VectorWidth.Group));
            return;
        }

        RowMethod row = new(context, layer);
        row.EmitWeights(_declared);
        EmitRows(row.Destination, r => row.Call(source => At(source.Name, r * Stride(source)), buffer => Row(buffer, r)));
        if (_inMemory.Contains(row.Destination))
        {
            foreach (int r in Rows)
            {
                _writer.Line(Store(Local(row.Destination, r), row.Destination, r * VectorWidth.Group));
            }
        }
    }

    private void EmitRows(string buffer, Func<int, string> value)
    {
        string type = _declared.Add(buffer) ? "Vec " : "";
        foreach (int r in Rows)
        {
            _writer.Line($"{type}{Local(buffer, r)} = {value(r)};");
        }
    }

    private void EmitSumOfRows()
    {
        _writer.Summary("Σ p[r]·q[r] over the rows: a float p[r] for a vector q[r], and p[r + 1] lies stride floats further.");
        _writer.Line("[MethodImpl(Jit.Inline)]");
        using (_writer.Block($"private static Vec {SumOfRows}(ref float p, int stride, {string.Join(", ", Rows.Select(r => $"Vec q{Number(r)}"))})"))
        {
            foreach (int r in Rows)
            {
                string place = r == 0 ? "p" : $"Add(ref p, {Offset(r, "stride", 0)})";
                _writer.Line($"{(r == 0 ? "Vec " : "")}g = {MultiplyAdd($"Simd.Create({place})", $"q{Number(r)}", r == 0 ? "Vec.Zero" : "g")};");
            }

            _writer.Line("return g;");
        }
    }
}
