using System;
using System.Collections.Concurrent;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Theory;

/// <summary>A network of the theory with drawn parameters, inputs, targets and masks, and its reference with the same.</summary>
internal sealed class Trial
{
    private const double KinkMargin = 1e-4;
    private const int Attempts = 40;

    /// <summary>The seeds that were found: tests of one network ask for the same trial.</summary>
    private static readonly ConcurrentDictionary<(int Index, int Rows), int> s_seeds = [];

    private Trial(int index, int rows, int seed)
    {
        Definition = TheoryNetwork.All[index];
        Network = CompiledTheory.Create(index, seed);
        Reference = new ReferenceNetwork(Definition.Spec);
        Draw draw = new((1000 * seed) + index);
        draw.Parameters(Reference);
        Network.CopyParametersFrom(Reference.ToFloats());
        Masks = new Matrix?[Definition.Depth];
        X = draw.Matrix(rows, Definition.Spec.Inputs);
        T = DrawTargets(draw, rows);
        if (Definition.CallerMask)
        {
            GiveMask(draw, rows);
        }

        KeepAwayFromKinks(draw);
    }

    public TheoryNetwork Definition { get; }

    public NetworkHandle Network { get; }

    public ReferenceNetwork Reference { get; }

    public Matrix X { get; }

    public Matrix T { get; }

    /// <summary>What multiplies the input of each layer in the next training call, null where nothing does.</summary>
    public Matrix?[] Masks { get; }

    /// <summary>What multiplies the input of each layer in inference: 1 − rate in the classical form.</summary>
    public Matrix?[] InferenceMasks
    {
        get
        {
            Matrix?[] masks = new Matrix?[Definition.Depth];
            if (Definition.Dropout == DropoutChoice.ClassicalHidden)
            {
                int k = Definition.DropoutBefore;
                masks[k] = Matrix.Of(X.Rows, Definition.Spec.Layers[k].Inputs, (_, _) => 1 - Definition.DropoutRate);
            }

            return masks;
        }
    }

    public float[] Inputs => X.ToFloats();

    public float[] Targets => T.ToFloats();

    /// <summary>Draws until no gradient is all zero, as those behind dead units are, or the attempts are used up.</summary>
    public static Trial Of(int index, int rows)
    {
        if (s_seeds.TryGetValue((index, rows), out int known))
        {
            return new(index, rows, known);
        }

        int seed = 0;
        Trial trial = new(index, rows, seed);
        while (trial.HasZeroGradient && seed + 1 < Attempts)
        {
            trial = new(index, rows, ++seed);
        }

        s_seeds[(index, rows)] = seed;
        return trial;
    }

    public BackwardPass Backward(double[]? rowWeights = null) => Reference.Backward(X, T, Masks, rowWeights);

    private bool HasZeroGradient
    {
        get
        {
            BackwardPass backward = Backward();
            bool[] frozen = Definition.Spec.Frozen;
            return backward.Parameters.Where((_, p) => !frozen[p]).Append(backward.Inputs).Append(backward.Targets).Any(static gradient => gradient.Largest == 0);
        }
    }

    /// <summary>
    /// Reads the random mask of the next training call off its trace, as what was fed to the layer after it ÷ what came out before it. Where that
    /// was 0 the mask is unknown, and has no effect either.
    /// </summary>
    public void ReadMask()
    {
        int k = Definition.DropoutBefore;
        if (k < 0 || Definition.CallerMask)
        {
            return;
        }

        NetworkTrace trace = Network.Trace(Inputs, Targets);
        Matrix before = k == 0 ? X : Matrix.Of(trace.Layers[k - 1].A);
        Matrix after = Matrix.Of(trace.Layers[k].Inputs);
        double kept = Definition.DropoutScales ? 1 / (1 - Definition.DropoutRate) : 1;
        Masks[k] = Matrix.Of(before.Rows, before.Columns, (r, c) => Snap(after[r, c], before[r, c], kept));
    }

    private static double Snap(double after, double before, double kept)
    {
        if (after == 0)
        {
            return 0;
        }

        return Math.Abs((after / before / kept) - 1) < 1e-5
            ? kept
            : throw new InvalidOperationException($"Dropout made {after} of {before}; it may make it 0 or {kept * before}.");
    }

    private void GiveMask(Draw draw, int rows)
    {
        int k = Definition.DropoutBefore;
        Matrix mask = draw.Mask(rows, Definition.Spec.Layers[k].Inputs, keep: 0.7);
        MaskView view = Network.Mask("Dropout1");
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < mask.Columns; u++)
            {
                view[r, u] = (float)mask[r, u];
            }
        }

        Masks[k] = mask;
    }

    private Matrix DrawTargets(Draw draw, int rows)
    {
        int outputs = Definition.Spec.Outputs;
        return Definition.Spec.Loss switch
        {
            LossKind.CrossEntropy => draw.Mask(rows, outputs, keep: 0.7).Times(draw.Matrix(rows, outputs, 0.1, 1)),
            LossKind.BinaryCrossEntropy => draw.Matrix(rows, outputs, 0, 1),
            _ => draw.Matrix(rows, outputs, -1, 2),
        };
    }

    private void KeepAwayFromKinks(Draw draw)
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            ReadMask();
            bool[] near = Draw.NearKink(Reference, X, KinkMargin, Masks, T);
            if (!near.Contains(true))
            {
                return;
            }

            draw.Redraw(X, near);
        }
    }
}
