using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits inference on one row as straight lines: each buffer is one vector, in a local of its name.</summary>
internal sealed class SingleRowEmitter(KernelContext context, SingleRowKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;

    public void Emit()
    {
        using (context.Method(kernel))
        {
            int layer = 0;
            foreach (Kernel step in kernel.Infer)
            {
                if (step is LibraryKernel { IsClearing: true } clearing)
                {
                    _writer.Line($"{clearing.Operands[0]} = Lanes.KeepFirst({clearing.Operands[0]}, {Number(clearing.Width)});");
                    continue;
                }

                _writer.Line($"// {HeaderEmitter.Equation(context.Plan.Layers[layer++])}");
                switch (step)
                {
                    case ProductKernel product:
                        Emit(product);
                        break;
                    case DotsKernel dots:
                        Emit(dots);
                        break;
                }
            }

            if (kernel.Activate.Count > 0)
            {
                using (_writer.Block("if (logits)"))
                {
                    _writer.Line($"Lanes.StoreFirst({kernel.Logits}, ref y, {Number(kernel.Width)});");
                    _writer.Line("return;");
                }

                _writer.Line();
            }

            foreach (Kernel step in kernel.Activate)
            {
                Emit(step);
            }

            _writer.Line($"Lanes.StoreFirst({kernel.Outputs}, ref y, {Number(kernel.Width)});");
        }
    }

    private void Emit(ProductKernel product)
    {
        string z = product.Destination;
        _writer.Line($"Vec {z} = {(product.Start is null ? "Vec.Zero" : Load(product.Start, 0))};");
        for (int k = 0; k < product.Matrix.Rows; k++)
        {
            string value = product.Source.IsRowMajor
                ? $"Simd.Create({Value(product.Source.Name, k)})"
                : $"Lanes.Broadcast({product.Source.Name}, {Number(k)})";
            _writer.Line($"{z} = {MultiplyAdd(value, Load(product.MatrixName, k * VectorWidth.Group), z)};");
        }

        Emit(product.Epilogue, z);
    }

    private void Emit(DotsKernel dots)
    {
        _writer.Line($"Vec {dots.Destination} = {Sums(dots, j => Load(dots.MatrixName, j * VectorWidth.Group))};");
        Emit(dots.Epilogue, dots.Destination);
    }

    /// <summary>The dot products of a vector with the rows of a matrix, as they are named, reduced together.</summary>
    public static string Sums(DotsKernel dots, Func<int, string> row)
    {
        int results = dots.Matrix.Rows;
        int sums = results <= 4 ? 4 : VectorWidth.Group;
        IEnumerable<string> products = Enumerable.Range(0, sums).Select(j => j < results ? $"{dots.Source} * {row(j)}" : "Vec.Zero");
        string bias = dots.Start is null ? "" : $" + {Load(dots.Start, 0)}";
        return $"Lanes.Sums{Number(sums)}(\n    {string.Join(",\n    ", products)}){bias}";
    }

    private void Emit(Epilogue? epilogue, string z)
    {
        if (epilogue is not null)
        {
            _writer.Line($"{z} = {KernelContext.Apply(epilogue, z, () => throw new NotSupportedException())};");
        }
    }

    private void Emit(Kernel activation)
    {
        if (activation is SoftmaxKernel softmax)
        {
            RowVectors lanes = new(_writer, softmax.Width, isSingleRow: true);
            new RowEmitter(context).EmitExponentials(lanes, softmax.Logits, softmax.Width);
            _writer.Line($"Vec {softmax.Destination} = {(softmax.Width <= 4 ? "Lanes.Divide4(e, sum)" : "e / sum")};");
            return;
        }

        SweepKernel sweep = (SweepKernel)activation;
        (IReadOnlyList<string> statements, IReadOnlyList<string> results) = RowEmitter.Render([sweep.Value], variable => sweep.Operands.First(o => o.Variable == variable).Buffer);
        foreach (string statement in statements)
        {
            _writer.Line(statement);
        }

        _writer.Line($"Vec {sweep.Destination} = {results[0]};");
    }
}
