using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits the gradient of a weight matrix for a step of one row, and of the bias with it: no sum, every parameter is read and written once.</summary>
internal sealed class OuterRowEmitter(KernelContext context, OuterKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _rows = kernel.Matrix.Rows;

    public void Emit()
    {
        if (context.IsStraight)
        {
            context.StraightMethods(kernel, () => UpdateEmitter.Broadcasts(context), part => EmitRun(part.Run, part));
            return;
        }

        string remarks = string.Join("; ", kernel.Matrix.Runs.Select(r =>
            $"{Number(r.Count)} × {Number(r.Width)} columns, {Counted(TilePlanner.StripVectors(_width, r.Width), "vector")} of each row at a time"
            + (InPairs(r) ? ", two rows a turn" : "")));
        using (context.Method(kernel, $"Plan: one row in a step, hence no sum; {remarks}."))
        {
            UpdateEmitter.Broadcasts(context);
            foreach (PanelRun run in kernel.Matrix.Runs)
            {
                using (kernel.Matrix.NarrowCount > 0 && run.Count == 1 ? _writer.Block() : default)
                {
                    EmitRun(run);
                }
            }
        }
    }

    private bool InPairs(PanelRun run) => TilePlanner.BroadcastsPairs(_width, run, _rows);

    private void EmitRun(PanelRun run, StraightPart? part = null)
    {
        using (run.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(run.Count)}; panel++)") : default)
        {
            string panel = run.Count > 1 ? $"panel * {Number(run.Width * _rows)}" : "";
            string column = run.Count > 1 ? $"panel * {Number(run.Width)}" : "";
            int vectors = TilePlanner.StripVectors(_width, run.Width);
            using (_width.IsLiteral ? default : _writer.Block($"for (int c = 0; c < {Number(run.Width)}; c += {_width.Floats(vectors)})"))
            {
                string c = _width.IsLiteral ? "" : "c";
                string q = _writer.Alias("q", kernel.Vectors, Sum(Number(run.Start), column, c));
                for (int v = 0; v < vectors; v++)
                {
                    _writer.Line($"Vec q{v} = {Load(q, _width.Floats(v))};");
                }

                if (part is null or { FirstRow: 0 })
                {
                    EmitBias(Sum(Number(run.Start), column, c), vectors);
                }

                string matrix = Sum(Number(run.Start * _rows), panel, c);
                if (part is null)
                {
                    EmitRows(run, vectors, matrix);
                }
                else
                {
                    _writer.Line($"ref float w = {At(kernel.MatrixName, matrix)};");
                    EmitPart(part, vectors);
                }
            }
        }
    }

    private void EmitBias(string column, int vectors)
    {
        if (kernel.BiasName is null)
        {
            return;
        }

        string b = _writer.Alias("b", kernel.BiasName, column);
        for (int v = 0; v < vectors; v++)
        {
            _writer.Line(UpdateEmitter.FinishBias(context, At(b, _width.Floats(v)), $"q{v}"));
        }
    }

    private void EmitRows(PanelRun run, int vectors, string matrix)
    {
        EmitEquation();
        _writer.Line("// The last rows first: what the next step reads first is then still in the first-level cache.");
        UpdateEmitter.EmitBranches(context, update => EmitLoop(run, vectors, matrix, update));
    }

    private void EmitPart(StraightPart part, int vectors)
    {
        EmitEquation();
        _writer.Line("Vec v;");
        for (int i = part.FirstRow; i < part.FirstRow + part.Rows; i++)
        {
            _writer.Line($"v = Simd.Create({(i == 0 ? kernel.Broadcast.Name : $"Add(ref {kernel.Broadcast.Name}, {Number(i)})")});");
            EmitFinish(At("w", i * part.Run.Width), vectors, UpdateEmitter.Update);
        }
    }

    private void EmitEquation() => _writer.Line($"// {kernel.Equation.Replace("+=", "=")}");

    private void EmitFinish(string at, int vectors, string update) =>
        _writer.Line(UpdateEmitter.FinishWeights(context, at, [.. Enumerable.Range(0, vectors).Select(v => $"v * q{v}")], update));

    private void EmitLoop(PanelRun run, int vectors, string matrix, string update)
    {
        int turn = InPairs(run) ? 2 : 1;
        using (_writer.Block($"for (nint i = {Number(_rows - turn)}; i >= 0; {(turn == 1 ? "i--" : "i -= 2")})"))
        {
            _writer.Line($"ref float w = {At(kernel.MatrixName, Sum(matrix, $"i * {Number(run.Width)}"))};");
            if (turn == 2)
            {
                _writer.Line(LoadPair($"ref Add(ref {kernel.Broadcast.Name}, i)"));
            }

            for (int row = 0; row < turn; row++)
            {
                string broadcast = turn == 2 ? OfPair(row) : $"Simd.Create(Add(ref {kernel.Broadcast.Name}, i))";
                _writer.Line($"{(row == 0 ? "Vec " : "")}v = {broadcast};");
                EmitFinish(At("w", row * run.Width), vectors, update);
            }
        }
    }
}
