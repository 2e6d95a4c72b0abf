using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the programs of a network: each finds its buffers, then calls its kernels in order.</summary>
internal sealed class ProgramEmitter(CodeWriter writer, NetworkPlan plan)
{
    private const string InferParameters = "ref float memory, ref float x, ref float scratch, int rows";

    public void Emit()
    {
        Emit(plan.Infer, "void", "Infer", InferParameters, "From the inputs to the logits, dropout off.", inScratch: true);
        if (plan.Activate.Calls.Count > 0)
        {
            Emit(plan.Activate, "void", "Activate", "ref float scratch, int rows", "The output activation.", inScratch: true);
        }

        if (plan.SingleRow is not null)
        {
            Emit(new Program([new KernelCall(plan.SingleRow)]), "void", "PredictRow", "ref float memory, ref float x, ref float y, bool logits", "The outputs of one row, or its logits.");
        }

        if (!plan.IsTrainable)
        {
            return;
        }

        Emit(plan.Forward!, "void", "Forward", "ref float memory, ref float x, int rows, int seed, long step", "The forward pass of a step, dropout on, keeping what backward needs.");
        if (plan.Head is not null)
        {
            Emit(plan.Head, "double", "Head", "ref float memory, int rows", "The loss, and δ of the last layer.");
            Emit(plan.Head, "double", "InferLoss", "ref float scratch, int rows", "The loss of logits in scratch.", inScratch: true);
            Emit(plan.TargetGradients!, "void", "WriteTargetGradients", "ref float memory, ref float targetGradients, int rows", "∂J/∂targets, to the caller's rows.");
        }

        Emit(plan.Backward!, "void", "Backward", "ref float memory, ref float x, int rows, bool update, ref float hyperParameters, long step", "Backpropagation, from the last layer down: δ passes through a layer's weights before they change.");
        Emit(plan.InputGradients!, "void", "WriteInputGradients", "ref float memory, ref float inputGradients, int rows", "∂J/∂inputs, to the caller's rows.");
        Emit(plan.OutputDelta!, "void", "OutputDeltas", "ref float memory, int rows", "δ of the last layer from the caller's ∂J/∂outputs.");
        if (plan.Activate.Calls.Count > 0)
        {
            Emit(plan.Activate, "void", "ActivateKept", "ref float memory, int rows", "The output activation on the kept logits.");
        }
    }

    private void Emit(Program program, string result, string name, string parameters, string summary, bool inScratch = false)
    {
        writer.Line();
        writer.Summary(summary);
        using (writer.Block($"public static {result} {name}({parameters})"))
        {
            foreach (string buffer in program.Calls.SelectMany(c => c.Arguments).Distinct().Where(b => !parameters.Contains($"ref float {b},")))
            {
                writer.Line($"ref float {buffer} = {Location(buffer, inScratch)};");
            }

            if (plan.Update is not null && program.Calls.Any(c => c.Kernel.Arguments == KernelArguments.Update))
            {
                EmitScalars(plan.Update);
            }

            foreach (KernelCall call in program.Calls)
            {
                bool returnsLoss = call.Kernel.Arguments == KernelArguments.ReturnsLoss;
                string keep = !returnsLoss ? "" : call == program.Calls[program.Calls.Count - 1] ? "return " : "double loss = ";
                writer.Line($"{keep}{Names.Call(call, plan.Update)};");
            }

            if (result == "double" && program.Calls[program.Calls.Count - 1].Kernel.Arguments != KernelArguments.ReturnsLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    /// <summary>What the step's kernels share, from the hyper-parameters that the engine keeps and the number of the step.</summary>
    public void EmitScalars(UpdateRule update)
    {
        StepScalar[] computed = [.. update.Scalars.Where(s => s.Value is not Variable)];
        for (int i = 0; i < update.HyperParameters.Count; i++)
        {
            HyperParameter parameter = update.HyperParameters[i];
            if (computed.Any(s => s.Value.Mentions(parameter.Symbol) || s.Value.Mentions(parameter.PowerSymbol)))
            {
                writer.Line($"double {parameter.Symbol} = {Place(i)};");
            }

            if (computed.Any(s => s.Value.Mentions(parameter.PowerSymbol)))
            {
                writer.Line($"double {parameter.PowerSymbol} = Power.Of({parameter.Symbol}, step);");
            }
        }

        foreach (StepScalar scalar in update.Scalars)
        {
            string value = scalar.Value is Variable variable
                ? Place(update.HyperParameters.ToList().FindIndex(p => p.Symbol == variable.Name))
                : $"(float)({ScalarRenderer.Render(scalar.Value, name => name)})";
            writer.Line($"float {Names.Argument(scalar)} = {value};");
        }

        static string Place(int index) => index == 0 ? "hyperParameters" : $"Add(ref hyperParameters, {Number(index)})";
    }

    private string Location(string buffer, bool inScratch)
    {
        Segment? scratch = inScratch ? plan.Memory.Scratch.FirstOrDefault(s => s.Name == buffer) : null;
        return scratch is not null
            ? Names.At("scratch", scratch.Offset == 0 ? "0" : $"{Number(scratch.Offset)} * rows")
            : Names.At("memory", plan.Memory.Find(buffer).Offset == 0 ? "0" : $"Memory.{plan.Memory.Find(buffer).Constant}");
    }
}
