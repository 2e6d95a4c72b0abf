using System.Collections.Generic;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Lowering;

/// <content>The last activation and the loss: fused on the logits where the catalogue has the pair, one after the other where not.</content>
internal sealed partial class Lowerer
{
    /// <param name="Delta">The equation of the last δ, in capitals for whole matrices, for traces.</param>
    private sealed record HeadPlan(Program Head, Program TargetGradients, string Delta);

    /// <summary>A = φ(Z) of the last layer, or null for Identity.</summary>
    private KernelCall? OutputActivation(DensePlan last, string logits)
    {
        if (last.Model.Activation == "Identity")
        {
            return null;
        }

        string outputs = $"a{last.Number}";
        Keep(outputs, last.Model.Outputs, Indexed("A", last.Number));
        Scratch(outputs, last.Model.Outputs, Indexed("A", last.Number));
        return new KernelCall(Catalogue.Activation(last.Model.Activation).IsRowOperation
            ? new SoftmaxKernel($"{last.Model.Name}Activate", $"{last.Model.Name}: {Indexed("A", last.Number)} = softmax({Indexed("Z", last.Number)}), each row on its own.", logits, outputs, last.Model.Outputs)
            : ActivationSweep(last.Model, last.Number, logits));
    }

    private HeadPlan LowerHead(DensePlan last, Activation activation, string logits, string outputs, KernelCall? activate)
    {
        int width = last.Model.Outputs;
        string delta = $"d{last.Number}";
        Loss loss = Catalogue.Loss(_model.Loss!.Kind);
        int divisor = loss.IsMeanOverOutputs ? width : 1;
        bool isWeighted = _model.Loss.ClassWeights.Count > 0;
        string rows = isWeighted ? "N" : "rows";
        string mean = divisor == 1 ? rows : $"({rows}·{divisor})";
        string rowsAre = isWeighted ? ", N the rows or, of labels, the sum of their classes' weights" : "";
        KeepTargets(width);
        Scratch("t", width, "targets");
        Keep(delta, width, Indexed("δ", last.Number));
        Scratch(delta, width, Indexed("δ", last.Number));
        Keep("dt", width, "∂J/∂targets");
        FusedLoss? fused = Catalogue.FusedLoss(last.Model.Activation, loss.Name);
        string deltaSymbol = Indexed("δ", last.Number);
        List<KernelCall> head = [];
        string outputSymbol = Indexed("A", last.Number);
        string equation = isWeighted
            ? $"{Indexed("Δ", last.Number)} = ({outputSymbol}·ΣT − T)/N; weights are in T, N is their sum for labels, else the rows"
            : $"{Indexed("Δ", last.Number)} = ({outputSymbol} − T)/rows; {outputSymbol}·ΣT where a row of T does not sum to 1";
        List<KernelCall> targets = [];
        if (fused is { IsRowOperation: true })
        {
            head.Add(new KernelCall(new SoftmaxCrossEntropyKernel(
                "SoftmaxCrossEntropy", $"{deltaSymbol} = (p − t)/{rows} with p = softmax({Indexed("Z", last.Number)}): softmax and cross-entropy fused (p·Σt where a row of t does not sum to 1){rowsAre}.", logits, "t", "scale", delta, width, rows)));
            targets.Add(new KernelCall(LibraryKernel.SoftmaxTargetGradients(logits, "scale", "dt", width)));
        }
        else
        {
            Expression value = fused?.Value ?? loss.Value!(_model.Loss.Parameter);
            Expression derivative = fused?.Derivative ?? loss.Derivative!(_model.Loss.Parameter);
            Expression byTarget = fused?.TargetDerivative ?? loss.TargetDerivative!(_model.Loss.Parameter);
            bool rowActivation = fused is null && activation.IsRowOperation;
            if (fused is null)
            {
                if (rowActivation)
                {
                    head.Add(activate!);
                }
                else
                {
                    derivative = Simplifier.Simplify(derivative * activation.Derivative!(last.Model.Parameter));
                }
            }

            string byOutput = $"({FormulaRenderer.Render(derivative, name => name switch { "x" => Indexed("Z", last.Number), "y" => outputSymbol, _ => "T" })})/{mean}";
            equation = rowActivation
                ? $"G = ∂J/∂{outputSymbol} = {byOutput}, {Indexed("Δ", last.Number)} = {outputSymbol} ⊙ (G − Σ {outputSymbol} ⊙ G)"
                : $"{Indexed("Δ", last.Number)} = {byOutput}{(isWeighted ? "; weights are in T, N is their sum for labels" : "")}";
            string left = rowActivation ? $"∂J/∂{Indexed("A", last.Number)}" : deltaSymbol;
            head.Add(new KernelCall(new ElementwiseLossKernel(
                $"{last.Model.Name}Loss",
                $"{left} = ({Formula(derivative, last)})/{mean}; the loss of an output is {Formula(value, last)}{rowsAre}.",
                value,
                derivative,
                HeadOutput(value + derivative, last, activation),
                HeadOperands(value + derivative, last, activation, logits, outputs),
                "scale",
                delta,
                width,
                divisor)));
            if (rowActivation)
            {
                head.Add(new KernelCall(LibraryKernel.SoftmaxBackward(outputs, delta, width)));
            }

            targets.Add(new KernelCall(new ScaledSweepKernel(
                "TargetGradients", $"∂J/∂t = ({Formula(byTarget, last)})/{mean}.", byTarget, HeadOutput(byTarget, last, activation), HeadOperands(byTarget, last, activation, logits, outputs), "scale", "dt", width, divisor)));
        }

        targets.Add(new KernelCall(LibraryKernel.Unpack("dt", "targetGradients", width)));
        string scale = $"the weight of each row divided by {(isWeighted ? "N: the rows or, of labels, the sum of their classes' weights" : "the rows")}";
        KeepWhole("scale", _model.Batch, scale, rowStep: 1);
        _scratch.Add("scale", 1, scale);
        return new HeadPlan(Of(head), Of(targets), equation);
    }

    private Program LowerOutputDelta(DensePlan last, Activation activation, string logits, string outputs, KernelCall? activate)
    {
        int width = last.Model.Outputs;
        string delta = $"d{last.Number}";
        KeepTargets(width);
        Keep(delta, width, Indexed("δ", last.Number));
        List<KernelCall> program = [];
        Expression gradient = Expression.Variable("t");
        if (!activation.IsRowOperation)
        {
            gradient = Simplifier.Simplify(gradient * activation.Derivative!(last.Model.Parameter));
        }

        if (activation.IsRowOperation)
        {
            program.Add(activate!);
        }

        program.Add(new KernelCall(new ScaledSweepKernel(
            "OutputDelta",
            activation.IsRowOperation
                ? $"∂J/∂{Indexed("A", last.Number)} as the caller gave it."
                : $"{Indexed("δ", last.Number)} = ∂J/∂{Indexed("A", last.Number)} ⊙ φ′ = {Formula(gradient.Substitute("t", Expression.Variable("g")), last)}, g the caller's ∂J/∂{Indexed("A", last.Number)}, in the place of targets.",
            gradient,
            HeadOutput(gradient, last, activation),
            HeadOperands(gradient, last, activation, logits, outputs),
            null,
            delta,
            width,
            1)));
        if (activation.IsRowOperation)
        {
            program.Add(new KernelCall(LibraryKernel.SoftmaxBackward(outputs, delta, width)));
        }

        return Of(program);
    }

    /// <summary>A formula in the last layer's own symbols: z₂ for its logits, a₂ for its outputs.</summary>
    private static string Formula(Expression expression, DensePlan last) => FormulaRenderer.Render(expression, name => name switch
    {
        "x" => Indexed("z", last.Number),
        "y" => Indexed("a", last.Number),
        _ => name,
    });

    /// <summary>Room for one-hot rows of labels, and for the caller's targets if their rows need padding.</summary>
    private void KeepTargets(int width) => KeepWhole("t", checked(_model.Batch * VectorWidth.Pad(width)), $"targets (rows × {Number(width)}), row by row");

    /// <summary>How an element-wise output activation makes y of x where a formula needs it: cheaper than a pass of its own.</summary>
    private static Expression? HeadOutput(Expression expression, DensePlan last, Activation activation) =>
        expression.Mentions("y") && !activation.IsRowOperation && last.Model.Activation != "Identity" ? activation.Value!(last.Model.Parameter) : null;

    private static EquatableArray<Operand> HeadOperands(Expression expression, DensePlan last, Activation activation, string logits, string outputs)
    {
        bool computes = HeadOutput(expression, last, activation) is not null;
        List<Operand> operands = [];
        if (expression.Mentions("x") || computes)
        {
            operands.Add(new Operand("x", logits));
        }

        if (expression.Mentions("y") && !computes)
        {
            operands.Add(new Operand("y", outputs));
        }

        if (expression.Mentions("t"))
        {
            operands.Add(new Operand("t", "t"));
        }

        return operands.ToEquatableArray();
    }
}
