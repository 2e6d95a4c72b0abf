using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>One row of a layer's kernel, from a vector or from values to broadcast to a vector: a method of its own, which a step and the kernel itself are made of.</summary>
internal sealed class RowMethod(KernelContext context, Kernel layer)
{
    /// <summary>The sum, as in a tile: z of a forward pass, ∂a of a backward pass until the epilogue.</summary>
    private const string Sum = "y";

    private readonly CodeWriter _writer = context.Writer;

    private readonly (string MatrixName, string? Start, Epilogue? Epilogue, string Equation) _parts = layer switch
    {
        ProductKernel product => (product.MatrixName, product.Start, product.Epilogue, product.Equation),
        DotsKernel dots => (dots.MatrixName, dots.Start, dots.Epilogue, dots.Equation),
        _ => throw new NotSupportedException(),
    };

    public string Destination => StepKernel.RowOf(layer)!;

    /// <summary>Rows of a matrix that a method takes as vectors: so few stay in registers while all rows of a step pass, and the values to broadcast come from memory at no cost.</summary>
    private const int FewRows = 4;

    private string[] Weights => Matrix is { Rows: <= FewRows } few ? [.. Enumerable.Range(0, few.Rows).Select(i => StepEmitter.Local(_parts.MatrixName, i))] : [];

    /// <summary>A row of the matrix: the method's argument or, of more than a few, a load.</summary>
    private string Weight(int row) => Weights.Length > 0 ? Weights[row] : Load(_parts.MatrixName, row * VectorWidth.Group);

    private PanelPlan Matrix => layer is ProductKernel product ? product.Matrix : ((DotsKernel)layer).Matrix;

    private string Name => $"{layer.Name}Row";

    /// <summary>Loads the weights that are vectors.</summary>
    /// <param name="declared">The locals there are.</param>
    public void EmitWeights(HashSet<string> declared)
    {
        foreach ((string local, int row) in Weights.Select((local, row) => (local, row)).Where(w => declared.Add(w.local)))
        {
            _writer.Line($"Vec {local} = {Load(_parts.MatrixName, row * VectorWidth.Group)};");
        }
    }

    /// <summary>The method.</summary>
    public void Emit()
    {
        _writer.Summary($"One row of {layer.Name}: {layer.Formula}.");
        _writer.Line("[MethodImpl(Jit.Inline)]");
        using (_writer.Block($"private static Vec {Name}({string.Join(", ", Parameters().Select(p => p.Declaration))})"))
        {
            _writer.Line($"// {_parts.Equation}");
            if (layer is ProductKernel product)
            {
                EmitTerms(product);
            }
            else
            {
                _writer.Line($"Vec {Sum} = {SingleRowEmitter.Sums((DotsKernel)layer, Weight)};");
            }

            if (_parts.Epilogue is not { } epilogue)
            {
                _writer.Line($"return {Sum};");
                return;
            }

            _writer.Line($"// {epilogue.Comment}");
            _writer.Line($"return {KernelContext.Apply(epilogue, Sum, () => epilogue.Other!)};");
        }
    }

    /// <summary>The kernel: the same for each row of a buffer.</summary>
    public void EmitKernel()
    {
        using (context.Method(layer, "Plan: row by row."))
        {
            EmitWeights([]);
            using (_writer.Block("for (int r = 0; r < rows; r++)"))
            {
                _writer.Line(Store(Call(source => At(source.Name, $"r * {Number(StepEmitter.Stride(source))}"), buffer => Load(buffer, "r * 16")), Destination, "r * 16"));
            }
        }
    }

    /// <summary>The method's result for a row.</summary>
    /// <param name="broadcast">A reference to the row's values to broadcast.</param>
    /// <param name="vector">The row of a buffer as a vector.</param>
    public string Call(Func<Source, string> broadcast, Func<string, string> vector) =>
        $"{Name}({string.Join(", ", Parameters().Select(p => p.Argument(broadcast, vector)))})";

    private IEnumerable<(string Declaration, Func<Func<Source, string>, Func<string, string>, string> Argument)> Parameters()
    {
        if (layer is ProductKernel { Source: { } source })
        {
            yield return ($"ref float {source.Name}", (broadcast, _) => broadcast(source));
        }
        else
        {
            string buffer = ((DotsKernel)layer).Source;
            yield return ($"Vec {buffer}", (_, vector) => vector(buffer));
        }

        foreach (string local in Weights)
        {
            yield return ($"Vec {local}", (_, _) => local);
        }

        foreach (string parameter in new[] { Weights.Length > 0 ? null : _parts.MatrixName, _parts.Start }.OfType<string>())
        {
            yield return ($"ref float {parameter}", (_, _) => $"ref {parameter}");
        }

        if (_parts.Epilogue?.Other is { } other)
        {
            yield return ($"Vec {other}", (_, vector) => vector(other));
        }
    }

    private void EmitTerms(ProductKernel product)
    {
        _writer.Line($"Vec {Sum} = {(product.Start is null ? "Vec.Zero" : Load(product.Start, 0))};");
        for (int k = 0; k < product.Matrix.Rows; k++)
        {
            _writer.Line($"{Sum} = {MultiplyAdd($"Simd.Create({Value(product.Source.Name, k)})", Weight(k), Sum)};");
        }
    }
}
