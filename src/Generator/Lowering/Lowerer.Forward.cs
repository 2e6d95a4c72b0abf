using System;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Lowering;

/// <content>From the inputs to the logits.</content>
internal sealed partial class Lowerer
{
    /// <summary>What the next layer reads: in training, in inference, and by what symbol; and whether an infinite input of a prediction leaves NaN, 0·∞, in the padding.</summary>
    private sealed record Current(Source Training, string Inference, string Symbol, bool PaddingMayBeNaN = false);

    private void LowerForward()
    {
        Current current = new(new Source("x", _model.Inputs, IsRowMajor: true), "x", "X");
        int dense = 0;
        int dropout = 0;
        int last = LastDense();
        for (int i = 0; i < _model.Layers.Count; i++)
        {
            current = _model.Layers[i] switch
            {
                DropoutModel layer => LowerDropout(layer, ++dropout, current),
                DenseModel layer => LowerDense(layer, ++dense, current, isLast: i == last),
                _ => throw new NotSupportedException(),
            };
        }
    }

    private int LastDense()
    {
        int last = 0;
        for (int i = 0; i < _model.Layers.Count; i++)
        {
            last = _model.Layers[i] is DenseModel ? i : last;
        }

        return last;
    }

    private Current LowerDense(DenseModel layer, int number, Current current, bool isLast)
    {
        bool propagates = _trains && number > 1;
        Orientation orientation = CostModel.Orient(layer.Inputs, layer.Outputs, _model.Batch, _model.HasTrainedLayout, _model.HasTrainedLayout && number > 1);
        PanelPlan panels = orientation == Orientation.OutputLanes ? PanelPlan.For(layer.Inputs, layer.Outputs) : PanelPlan.For(layer.Outputs, layer.Inputs);
        BackwardForm backward = propagates ? CostModel.Backward(orientation, layer.Inputs, layer.Outputs, _model.Batch) : BackwardForm.None;
        Activation activation = Catalogue.Activation(layer.Activation);
        bool keepsInput = isLast || (!activation.IsRowOperation && activation.Derivative!(layer.Parameter).Mentions("x"));
        string weights = $"w{number}";
        string? bias = layer.Bias ? $"b{number}" : null;
        AddParameters(layer, number, weights, bias, panels, orientation);

        if (current.Training.IsRowMajor && (orientation == Orientation.InputLanes || CostModel.Packs(layer.Inputs)))
        {
            current = Pack(current, "xp", "inputs in panels of 16");
        }

        if (orientation == Orientation.InputLanes && current.PaddingMayBeNaN)
        {
            _infer.Add(new KernelCall(LibraryKernel.ClearPadding(current.Inference, layer.Inputs)));
        }

        string z = keepsInput ? $"z{number}" : $"a{number}";
        string symbol = keepsInput ? Indexed("Z", number) : Indexed("A", number);
        bool fuses = !keepsInput && IsCheap(activation, layer.Parameter);
        string affine = $"{current.Symbol}·{Indexed("W", number)}{(layer.Bias ? " + " + Indexed("b", number) : "")}";
        string result = fuses && layer.Activation != "Identity" ? $"{symbol} = {activation.Symbol}({affine})" : keepsInput ? $"{symbol} = {affine}" : $"{Indexed("Z", number)} = {affine}, left in {z} for the activation";
        string summary = $"{layer.Name}: {result}, {current.Symbol} (rows × {layer.Inputs}), {Indexed("W", number)} ({layer.Inputs} × {layer.Outputs}).";
        Epilogue? epilogue = fuses && layer.Activation != "Identity"
            ? new Epilogue(activation.Value!(layer.Parameter), "x", null, $"a = {activation.Symbol}(z)")
            : null;
        string name = $"{layer.Name}Forward";
        Kernel kernel = orientation == Orientation.OutputLanes
            ? new ProductKernel(name, summary, current.Training, panels, weights, bias, z, epilogue, CostModel.Chains(layer.Inputs, layer.Outputs), $"z[r, o] += {current.Symbol.ToLowerInvariant()}[r, i] · {Indexed("W", number)}[i, o]")
            : new DotsKernel(name, summary, current.Training.Name, panels, weights, bias, z, epilogue, $"z[r, o] = Σ {current.Symbol.ToLowerInvariant()}[r, i] · {Indexed("W", number)}[i, o]");
        Add(kernel, current);
        Keep(z, layer.Outputs, keepsInput ? Indexed("Z", number) : Indexed("A", number));
        Scratch(z, layer.Outputs, keepsInput ? Indexed("Z", number) : Indexed("A", number));
        SweepKernel? sweep = !isLast && !fuses && layer.Activation != "Identity" ? ActivationSweep(layer, number, z) : null;
        if (sweep is not null)
        {
            Both(sweep);
            Keep($"a{number}", layer.Outputs, Indexed("A", number));
            Scratch($"a{number}", layer.Outputs, Indexed("A", number));
        }

        _dense.Add(new DensePlan(layer, number, orientation, panels, backward, current.Symbol, keepsInput, Reason(orientation, panels, backward)));
        string output = isLast || layer.Activation == "Identity" ? z : $"a{number}";
        bool paddingMayBeNaN = layer.Outputs % VectorWidth.Group != 0 && sweep is not { MasksPadding: true } && KeepsNaN(activation, layer.Parameter);
        return new Current(new Source(output, layer.Outputs, IsRowMajor: false), output, Indexed("A", number), paddingMayBeNaN);
    }

    private void Add(Kernel kernel, Current current)
    {
        KernelCall call = new(kernel);
        _forward.Add(call);
        _infer.Add(call.With(current.Training.Name, current.Inference));
    }

    private void Both(Kernel kernel)
    {
        _forward.Add(new KernelCall(kernel));
        _infer.Add(new KernelCall(kernel));
    }

    private Current Pack(Current current, string destination, string comment)
    {
        Both(LibraryKernel.Pack("x", destination, current.Training.Width));
        Keep(destination, current.Training.Width, comment);
        Scratch(destination, current.Training.Width, comment);
        return new Current(new Source(destination, current.Training.Width, IsRowMajor: false), destination, current.Symbol);
    }

    private Current LowerDropout(DropoutModel layer, int number, Current current)
    {
        string mask = $"r{number}";
        string result = $"s{number}";
        string symbol = Indexed("S", number);
        Current before = current.Training.IsRowMajor ? Pack(current, result, symbol) : current;
        string inference = before.Inference;
        if (!layer.CallerMask)
        {
            float kept = layer.Scale ? (float)(1 / (1 - layer.Rate)) : 1f;
            uint threshold = (uint)Math.Round(layer.Rate * (1 << 24));
            string values = layer.Scale ? "0 or 1/(1 − rate)" : "0 or 1";
            _forward.Add(new KernelCall(new MaskKernel(
                $"{layer.Name}Mask", $"{layer.Name}: draws the mask {Indexed("r", number)} ({values}), a function of seed, step, row and unit.", mask, layer.Outputs, number, threshold, kept)));
        }

        _forward.Add(new KernelCall(new HadamardKernel(
            $"{layer.Name}Forward", $"{layer.Name}: {symbol} = {before.Symbol} ⊙ {Indexed("r", number)}.", before.Training.Name, mask, result, layer.Outputs)));
        Keep(result, layer.Outputs, symbol);
        KeepWhole(mask, checked(_model.Batch * VectorWidth.Pad(layer.Outputs)), $"mask {Indexed("r", number)} (rows × {Number(layer.Outputs)}, row-major)", VectorWidth.Pad(layer.Outputs));
        if (!layer.Scale && !layer.CallerMask)
        {
            _infer.Add(new KernelCall(new SweepKernel(
                $"{layer.Name}Predict",
                $"{layer.Name} outside training: {symbol} = (1 − rate)·{before.Symbol}.",
                Expression.Variable("x") * (1 - layer.Rate),
                [new Operand("x", inference)],
                result,
                layer.Outputs,
                MasksPadding: false)));
            Scratch(result, layer.Outputs, symbol);
            inference = result;
        }

        return new Current(new Source(result, layer.Outputs, IsRowMajor: false), inference, symbol, current.PaddingMayBeNaN);
    }

    private static SweepKernel ActivationSweep(DenseModel layer, int number, string z)
    {
        Activation activation = Catalogue.Activation(layer.Activation);
        Expression value = activation.Value!(layer.Parameter);
        return new SweepKernel(
            $"{layer.Name}Activate",
            $"{layer.Name}: {Indexed("A", number)} = {activation.Symbol}({Indexed("Z", number)}).",
            value,
            [new Operand("x", z)],
            $"a{number}",
            layer.Outputs,
            MasksPadding: ExpressionEvaluator.Evaluate(value, _ => 0) != 0);
    }

    /// <summary>Whether φ of NaN is not 0: then one in the padding of Z is one in that of A.</summary>
    private static bool KeepsNaN(Activation activation, double parameter) =>
        !activation.IsRowOperation && ExpressionEvaluator.Evaluate(activation.Value!(parameter), _ => double.NaN) != 0;

    /// <summary>Whether φ is a few instructions, so that it goes into the product's epilogue instead of a pass of its own.</summary>
    private static bool IsCheap(Activation activation, double parameter) =>
        !activation.IsRowOperation && !activation.Value!(parameter).IsTranscendental();

    private void AddParameters(DenseModel layer, int number, string weights, string? bias, PanelPlan panels, Orientation orientation)
    {
        double limit = layer.Initializer switch
        {
            "He" => Math.Sqrt(6.0 / layer.Inputs),
            "Glorot" => Math.Sqrt(6.0 / ((double)layer.Inputs + layer.Outputs)),
            _ => Math.Sqrt(1.0 / layer.Inputs),
        };
        bool transposed = orientation == Orientation.InputLanes;
        int offset = _parameters.Add(weights, panels.Length, $"{Indexed("W", number)} ({layer.Inputs} × {layer.Outputs}){(transposed ? ", stored transposed" : "")}, {panels.Description}");
        _tensors.Add(new TensorPlan($"{layer.Name}.Weights", weights, layer.Inputs, layer.Outputs, offset, panels, transposed, limit, layer.IsFrozen));
        if (bias is not null)
        {
            int start = _parameters.Add(bias, VectorWidth.Pad(layer.Outputs), $"{Indexed("b", number)} ({layer.Outputs})");
            PanelPlan row = new(1, layer.Outputs, VectorWidth.Pad(layer.Outputs), 1, VectorWidth.Group, 0);
            _tensors.Add(new TensorPlan($"{layer.Name}.Bias", bias, 1, layer.Outputs, start, row, IsTransposed: false, layer.Initializer == "PyTorch" ? limit : 0, layer.IsFrozen));
        }
    }

    private static string Reason(Orientation orientation, PanelPlan panels, BackwardForm backward)
    {
        string storage = orientation == Orientation.OutputLanes
            ? $"outputs in the lanes, {panels.Description}"
            : $"inputs in the lanes (fewer padded multiply-adds than along {Counted(panels.Rows, "output")}), {panels.Description}";
        string form = backward switch
        {
            BackwardForm.Product => "; δ·Wᵀ streams the same panels",
            BackwardForm.TransposedProduct => "; δ·Wᵀ from a transposed copy made for the step",
            BackwardForm.RowLanes => "; δ·Wᵀ with 16 rows of the step in the lanes and W read in place (fewer moves than a transposed copy)",
            BackwardForm.Dots => "; δ·Wᵀ as dot products along the outputs",
            _ => "",
        };
        return storage + form;
    }
}
