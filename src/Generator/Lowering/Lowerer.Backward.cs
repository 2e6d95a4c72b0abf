using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Lowering;

/// <content>From δ of the last layer down to the parameters and the inputs.</content>
internal sealed partial class Lowerer
{
    private void LowerBackward()
    {
        int lowest = _dense.FindIndex(layer => !layer.Model.IsFrozen);
        for (int i = _dense.Count - 1; i >= 0; i--)
        {
            DensePlan layer = _dense[i];
            if (i > 0)
            {
                // Below what is trained only ∂J/∂inputs asks for δ.
                Propagate(i > lowest ? _backward : _inputGradients, layer, _dense[i - 1]);
            }

            if (!layer.Model.IsFrozen)
            {
                AddGradients(layer);
            }
        }

        LowerInputGradients(_dense[0]);
    }

    /// <summary>δ of the layer below: (δ·Wᵀ) ⊙ the masks between ⊙ φ′.</summary>
    private void Propagate(List<KernelCall> program, DensePlan layer, DensePlan below)
    {
        Activation activation = Catalogue.Activation(below.Model.Activation);
        Expression derivative = Simplifier.Simplify(Expression.Variable("δ") * activation.Derivative!(below.Model.Parameter));
        bool isIdentity = below.Model.Activation == "Identity";
        bool fuses = !below.KeepsInput && !derivative.IsTranscendental() && layer.Backward != BackwardForm.RowLanes;
        bool readsOutput = derivative.Mentions("y");
        string delta = $"d{below.Number}";
        string output = isIdentity || below.KeepsInput || readsOutput ? $"a{below.Number}" : $"z{below.Number}";
        List<(DropoutModel Layer, int Number)> masks = MasksBetween(below, layer);
        string product = $"{Indexed("δ", layer.Number)}·{Indexed("W", layer.Number)}ᵀ";
        bool whole = fuses && masks.Count == 0;
        string derivativeFactor = fuses && !isIdentity ? $" ⊙ {activation.Symbol}′" : "";
        string left = whole ? Indexed("δ", below.Number) : derivativeFactor != "" ? $"{delta} (before the mask)" : $"∂J/∂{layer.Source}";
        string right = derivativeFactor != "" ? $"({product}){derivativeFactor}" : product;
        Epilogue? epilogue = fuses && !isIdentity
            ? new Epilogue(derivative, "δ", readsOutput ? output : null, $"δ ⊙ {activation.Symbol}′, read from the output a")
            : null;
        AddTransposedProduct(
            program,
            layer,
            $"{layer.Model.Name}Backward",
            $"{left} = {right}, {Indexed("δ", layer.Number)} (rows × {layer.Model.Outputs}), {Indexed("W", layer.Number)} ({layer.Model.Inputs} × {layer.Model.Outputs}).",
            layer.Backward,
            delta,
            epilogue);
        Keep(delta, below.Model.Outputs, Indexed("δ", below.Number));
        AddMasks(program, masks, delta);
        if (!fuses && !isIdentity)
        {
            List<Operand> operands = [new("δ", delta)];
            if (readsOutput)
            {
                operands.Add(new Operand("y", $"a{below.Number}"));
            }

            if (derivative.Mentions("x"))
            {
                operands.Add(new Operand("x", $"z{below.Number}"));
            }

            program.Add(new KernelCall(new SweepKernel(
                $"{below.Model.Name}Derivative",
                $"{below.Model.Name}: {Indexed("δ", below.Number)} = ∂J/∂{Indexed("A", below.Number)} ⊙ {activation.Symbol}′({Indexed("Z", below.Number)}).",
                derivative,
                operands.ToEquatableArray(),
                delta,
                below.Model.Outputs,
                MasksPadding: false)));
        }
    }

    private void AddTransposedProduct(
        List<KernelCall> program, DensePlan layer, string name, string summary, BackwardForm form, string destination, Epilogue? epilogue)
    {
        string weights = $"w{layer.Number}";
        string delta = $"d{layer.Number}";
        Source source = new(delta, layer.Model.Outputs, IsRowMajor: false);
        string sum = $"{Indexed("δ", layer.Number).ToLowerInvariant()}[r, o] · {Indexed("W", layer.Number)}[i, o]";
        int chains = CostModel.Chains(layer.Model.Outputs, layer.Model.Inputs);
        switch (form)
        {
            case BackwardForm.Product:
                program.Add(new KernelCall(new ProductKernel(name, summary, source, layer.Panels, weights, null, destination, epilogue, chains, $"∂a[r, i] += {sum}")));
                break;
            case BackwardForm.TransposedProduct:
                PanelPlan transposed = PanelPlan.For(layer.Model.Outputs, layer.Model.Inputs);
                string copy = $"wt{layer.Number}";
                KeepWhole(copy, transposed.Length, $"a transposed copy of {Indexed("W", layer.Number)}");
                program.Add(new KernelCall(new TransposeKernel(
                    $"{layer.Model.Name}Transpose", $"{layer.Model.Name}: a copy of {Indexed("W", layer.Number)}ᵀ for this step, {transposed.Description}.", layer.Panels, weights, transposed, copy)));
                program.Add(new KernelCall(new ProductKernel(name, summary, source, transposed, copy, null, destination, epilogue, chains, $"∂a[r, i] += {sum}")));
                break;
            case BackwardForm.RowLanes:
                int padded = VectorWidth.Pad(_model.Batch);
                int lanes = _model.UnrollsFully ? layer.Panels.PaddedColumns : TilePlanner.LanesPerRow(layer.Panels);
                KeepWhole($"dt{layer.Number}", checked(padded * lanes), $"{Indexed("δ", layer.Number)}, {(lanes < layer.Panels.PaddedColumns ? "a block of columns at a time, " : "")}16 rows in the lanes", lanes);
                KeepWhole($"gt{layer.Number}", checked(padded * VectorWidth.Pad(layer.Model.Inputs)), $"∂J/∂{layer.Source}, 16 rows in the lanes", VectorWidth.Pad(layer.Model.Inputs));
                program.Add(new KernelCall(new RowLanesKernel(name, summary, delta, $"dt{layer.Number}", layer.Panels, weights, $"gt{layer.Number}", $"∂a[r, i] += {sum}")));
                program.Add(new KernelCall(LibraryKernel.FromRowLanes($"gt{layer.Number}", destination, layer.Model.Inputs)));
                break;
            default:
                program.Add(new KernelCall(new DotsKernel(name, summary, delta, layer.Panels, weights, null, destination, epilogue, $"∂a[r, i] = Σ {sum}")));
                break;
        }
    }

    private void AddGradients(DensePlan layer)
    {
        int number = layer.Number;
        string delta = $"d{number}";
        Source source = GradientSource(layer);
        bool transposed = layer.Orientation == Orientation.InputLanes;
        bool joinsBias = layer.Model.Bias && !transposed && _model.Batch == 1;
        string gradient = $"{Indexed("dW", number)} = {layer.Source}ᵀ{Indexed("δ", number)}{PenaltyFormula(number)}{(joinsBias ? $", {Indexed("db", number)} = {Indexed("δ", number)}" : "")}";
        string summary = $"{layer.Model.Name}: {gradient}, {layer.Source} (rows × {layer.Model.Inputs}), {Indexed("δ", number)} (rows × {layer.Model.Outputs}).";
        _backward.Add(new KernelCall(transposed
            ? new OuterKernel($"{layer.Model.Name}Gradient", summary, new Source(delta, layer.Model.Outputs, IsRowMajor: false), source.Name, layer.Panels, $"w{number}", null, $"{Indexed("dW", number)}[i, o] += δ[r, o] · {layer.Source.ToLowerInvariant()}[r, i]; w{number} is stored transposed: row o of the tile is {Indexed("dW", number)}[·, o]")
            : new OuterKernel($"{layer.Model.Name}Gradient", summary, source, delta, layer.Panels, $"w{number}", joinsBias ? $"b{number}" : null, $"{Indexed("dW", number)}[i, o] += {layer.Source.ToLowerInvariant()}[r, i] · δ[r, o]")));
        if (layer.Model.Bias && !joinsBias)
        {
            _backward.Add(new KernelCall(new BiasKernel(
                $"{layer.Model.Name}BiasGradient", $"{layer.Model.Name}: {Indexed("db", number)} = Σ {Indexed("δ", number)} over the rows.", delta, layer.Model.Outputs, $"b{number}")));
        }
    }

    /// <summary>What the layer's forward pass read: the same buffer gives dW.</summary>
    private Source GradientSource(DensePlan layer)
    {
        Kernel forward = _forward.Select(c => c.Kernel).First(k => k.Name == $"{layer.Model.Name}Forward");
        return forward is ProductKernel product ? product.Source : new Source(((DotsKernel)forward).Source, layer.Model.Inputs, IsRowMajor: false);
    }

    /// <summary>The penalties' part of the gradient, with their numbers: <c> + 0.002·W₁</c>.</summary>
    private string PenaltyFormula(int number) => string.Concat(_model.Penalties.Where(p => p.Lambda != 0).Select(p =>
        $" + {FormulaRenderer.Render(Catalogue.Penalty(p.Kind).Derivative(p.Lambda), w => Indexed("W", number))}"));

    private void LowerInputGradients(DensePlan first)
    {
        BackwardForm form = first.Orientation == Orientation.InputLanes ? BackwardForm.Product : BackwardForm.Dots;
        AddTransposedProduct(
            _inputGradients, first, $"{first.Model.Name}InputGradients", $"∂J/∂{first.Source} = {Indexed("δ", 1)}·{Indexed("W", 1)}ᵀ (rows × {first.Model.Inputs}).", form, "d0", null);
        Keep("d0", first.Model.Inputs, "∂J/∂X");
        AddMasks(_inputGradients, MasksBetween(null, first), "d0");
        _inputGradients.Add(new KernelCall(LibraryKernel.Unpack("d0", "inputGradients", first.Model.Inputs)));
    }

    private void AddMasks(List<KernelCall> program, List<(DropoutModel Layer, int Number)> masks, string delta)
    {
        foreach ((DropoutModel layer, int number) in masks)
        {
            program.Add(new KernelCall(new HadamardKernel(
                $"{layer.Name}Backward", $"{layer.Name}: {delta} ⊙ {Indexed("r", number)}: where a unit was dropped, no gradient passes.", delta, $"r{number}", delta, layer.Outputs)));
        }
    }

    /// <summary>The dropouts between two dense layers (below null: before the first), the upper one first.</summary>
    private List<(DropoutModel Layer, int Number)> MasksBetween(DensePlan? below, DensePlan above)
    {
        List<(DropoutModel, int)> masks = [];
        int number = 0;
        bool inside = below is null;
        foreach (LayerModel layer in _model.Layers)
        {
            if (layer.Name == above.Model.Name)
            {
                break;
            }

            if (layer is DropoutModel dropout)
            {
                number++;
                if (inside)
                {
                    masks.Insert(0, (dropout, number));
                }
            }
            else if (layer.Name == below?.Model.Name)
            {
                inside = true;
            }
        }

        return masks;
    }
}
