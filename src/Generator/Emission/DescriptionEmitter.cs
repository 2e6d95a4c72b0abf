using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits what a network says of itself at run time: its layers and where its tensors lie.</summary>
internal static class DescriptionEmitter
{
    /// <summary>The arguments of the description's constructor.</summary>
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        string loss = model.Loss is null ? "null" : $"\"{model.Loss.Kind}\"";
        string optimizer = model.Optimizer is null ? "null" : $"\"{model.Optimizer.Kind}\"";
        writer.Line($"    Name, {Number(model.Inputs)}, {Number(plan.OutputWidth)}, {Number(model.Batch)}, {loss}, {optimizer},");
        writer.Line("    [");
        writer.Line("        // layers: name, kind, inputs, outputs, activation, bias, options");
        foreach (LayerModel layer in model.Layers)
        {
            string text = layer switch
            {
                DenseModel d => $"\"Dense\", {Number(d.Inputs)}, {Number(d.Outputs)}, \"{d.Activation}\", {(d.Bias ? "true" : "false")}, \"{Options(d)}\"{Parameter(d)}",
                DropoutModel d => $"\"Dropout\", {Number(d.Inputs)}, {Number(d.Outputs)}, \"\", false, \"{Options(d)}\"{PredictScale(d)}",
                _ => "",
            };
            writer.Line($"        new(\"{Plain(layer.Name)}\", {text}),");
        }

        writer.Line("    ],");
        writer.Line("    [");
        writer.Line("        // tensors: name, inputs, outputs, offset, panels (rows, columns, wide, how many, narrow), transposed, limit of initial values");
        foreach (TensorPlan tensor in plan.Memory.Tensors)
        {
            PanelPlan panels = tensor.Panels;
            string layout = $"new({Number(panels.Rows)}, {Number(panels.Columns)}, {Number(panels.Wide)}, {Number(panels.WideCount)}, {Number(panels.Narrow)})";
            writer.Line($"        new(\"{Plain(tensor.Name)}\", {Number(tensor.Inputs)}, {Number(tensor.Outputs)}, {Number(tensor.Offset)}, {layout}, {(tensor.IsTransposed ? "true" : "false")}, {Literal.Float(tensor.Limit)}{(tensor.IsFrozen ? ", frozen: true" : "")}),");
        }

        writer.Line("    ],");
        string penalties = string.Join(", ", model.Penalties.Select(p => $"{Catalogue.Penalty(p.Kind).Formula} with λ = {Number(p.Lambda)}"));
        string hyperParameters = string.Join(", ", HyperParameterValues.Of(model).Select(p => HyperParameter(p.Parameter, p.Value)));
        if (hyperParameters != "")
        {
            writer.Line($"    // penalties; hyper-parameters: name, value, range{(model.Loss is { AdjustsTargets: true } ? "; label smoothing; class weights" : "")}");
        }

        string adjustment = model.Loss is not { AdjustsTargets: true } adjusting
            ? ""
            : $", {Literal.Float(adjusting.LabelSmoothing)}, [{string.Join(", ", adjusting.ClassWeights.Select(weight => Literal.Float(weight)))}]";
        writer.Line($"    \"{penalties}\", [{hyperParameters}]{adjustment});");
    }

    /// <summary>A name without the escape of a keyword.</summary>
    public static string Plain(string name) => name.TrimStart('@');

    private static string HyperParameter(HyperParameter parameter, double value)
    {
        string below = double.IsInfinity(parameter.Below) ? "float.PositiveInfinity" : Literal.Float(parameter.Below);
        return $"new(\"{parameter.Name}\", {Literal.Float(value)}, {Literal.Float(parameter.Minimum)}, {below}, {(parameter.IsPositive ? "true" : "false")})";
    }

    private static string Options(DenseModel layer)
    {
        string? parameter = Catalogue.Activation(layer.Activation).Parameter;
        return (parameter is null ? "" : $"{parameter} = {Number(layer.Parameter)}, ") + $"Initializer = {layer.Initializer}";
    }

    private static string Options(DropoutModel layer) => layer.CallerMask
        ? "mask from the caller"
        : $"rate = {Number(layer.Rate)}{(layer.Scale ? "" : ", Scale = false")}";

    private static string Parameter(DenseModel layer) =>
        Catalogue.Activation(layer.Activation).Parameter is null ? "" : $", activationParameter: {Literal.Float(layer.Parameter)}";

    private static string PredictScale(DropoutModel layer) =>
        layer.Scale || layer.CallerMask ? "" : $", predictScale: {Literal.Float(1 - layer.Rate)}";
}
