using System;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the programs of a network: each finds its buffers, then calls its kernels in order.</summary>
internal sealed class ProgramEmitter(CodeWriter writer, NetworkPlan plan)
{
    private const string HeadSummary = "The loss, and δ of the last layer.";
    private const string OutputDeltaSummary = "δ of the last layer from the caller's ∂J/∂outputs.";
    private const string InferParameters = "ref float memory, ref float x, ref float scratch, int rows";

    private readonly bool _drops = plan.Model.Layers.Any(l => l is DropoutModel);

    private string ForwardSummary => $"The forward pass of a step, {(_drops ? "dropout on, " : "")}keeping what backward needs.";

    public void Emit()
    {
        Emit(plan.Infer, "void", "Infer", InferParameters, $"From the inputs to the logits{(_drops ? ", dropout off" : "")}.", inScratch: true);
        if (plan.Activate.Calls.Count > 0)
        {
            Emit(plan.Activate, "void", "Activate", "ref float scratch, int rows", "The output activation.", inScratch: true);
        }

        if (plan.SingleRow is not null)
        {
            Emit(new Program([new KernelCall(plan.SingleRow)]), "void", "PredictRow", "ref float memory, ref float x, ref float y, bool logits", "The outputs of one row, or its logits.");
        }

        if (plan.Head is not null)
        {
            Emit(plan.Head, "double", "InferLoss", "ref float scratch, ref float t, int rows", "The loss of logits in scratch.", inScratch: true);
        }

        if (!plan.IsTrainable)
        {
            return;
        }

        Emit(plan.Forward!, "void", "Forward", "ref float memory, ref float x, int rows, int seed, long step", ForwardSummary);
        if (plan.Head is not null)
        {
            if (plan.Threads.IsSharded)
            {
                EmitHeadOfShards();
            }
            else
            {
                Emit(plan.Head, "double", "Head", "ref float memory, ref float t, int rows", HeadSummary);
            }

            Emit(plan.TargetGradients!, "void", "WriteTargetGradients", "ref float memory, ref float t, ref float targetGradients, int rows", "∂J/∂targets, to the caller's rows.");
        }

        if (plan.Step is not null)
        {
            Emit(new Program([new KernelCall(plan.Step)]), "double", "Step", "ref float memory, ref float x, ref float t, ref float hyperParameters, long step", "Forward, loss, backward and update of a full batch at once, where vectors have 512 bits.");
        }

        Emit(plan.Backward!, "void", "Backward", "ref float memory, ref float x, int rows, bool update, ref float hyperParameters, long step", "Backpropagation, from the last layer down: δ passes through a layer's weights before they change.");
        Emit(plan.InputGradients!, "void", "WriteInputGradients", "ref float memory, ref float inputGradients, int rows", "∂J/∂inputs, to the caller's rows.");
        Emit(plan.OutputDelta!, "void", "OutputDeltas", "ref float memory, ref float t, int rows", OutputDeltaSummary);
        if (plan.Activate.Calls.Count > 0)
        {
            Emit(plan.Activate, "void", "ActivateKept", "ref float memory, int rows", "The output activation on the kept logits.");
        }

        if (plan.Threads.IsSharded)
        {
            EmitShards();
        }
    }

    /// <summary>The same programs cut for several threads. Backward falls apart in δ's and gradients: every δ is made before any weight changes.</summary>
    private void EmitShards()
    {
        const string Rows = "int first, int rows, int stride";
        writer.Line();
        writer.Line($"public static int ShardRows => {Number(plan.Threads.ShardRows)};");
        Emit(plan.Forward!, "void", "ForwardRows", "ref float memory, ref float x, int first, int rows, int stride, int seed, long step", $"{ForwardSummary} Some rows of a step.", cut: Cut.Rows);
        if (plan.Head is not null)
        {
            Emit(plan.Head, "double", "HeadRows", $"ref float memory, ref float t, {Rows}", $"{HeadSummary} Some rows of a step.", cut: Cut.Rows);
        }

        Emit(plan.OutputDelta!, "void", "OutputDeltasRows", $"ref float memory, ref float t, {Rows}", $"{OutputDeltaSummary} Some rows of a step.", cut: Cut.Rows);
        Program copies = Only(call => call.Kernel is TransposeKernel);
        if (copies.Calls.Count > 0)
        {
            writer.Line();
            writer.Line("public static bool CopiesWeights => true;");
            Emit(copies, "void", "CopyWeights", "ref float memory, int stripe, int stripes", "The copies of weights that δ's are computed with. One stripe of several.", cut: Cut.Stripe);
        }

        Emit(Only(call => call.Kernel.Cut == KernelCut.Rows), "void", "DeltasRows", $"ref float memory, {Rows}", "δ from the last layer down. Some rows of a step.", cut: Cut.Rows);
        Emit(
            Only(call => call.Kernel.Cut != KernelCut.Rows && call.Kernel is not TransposeKernel),
            "void",
            "GradientStripe",
            "ref float memory, ref float x, int rows, int stripe, int stripes, bool update, ref float hyperParameters, long step",
            "All gradients, and with update the step. One stripe of several of every weight matrix; the first does the biases, too.",
            cut: Cut.Stripe);

        Program Only(Func<KernelCall, bool> condition) => new(plan.Backward!.Calls.Where(condition).ToEquatableArray());
    }

    /// <summary>The loss is added up in the same order on one thread as on several: that of the shards.</summary>
    private void EmitHeadOfShards()
    {
        string shard = Number(plan.Threads.ShardRows);
        writer.Line();
        writer.Summary(HeadSummary);
        using (writer.Block("public static double Head(ref float memory, ref float t, int rows)"))
        {
            writer.Line("double loss = 0;");
            using (writer.Block($"for (int first = 0; first < rows; first += {shard})"))
            {
                writer.Line($"loss += HeadRows(ref memory, ref t, first, Math.Min({shard}, rows - first), rows);");
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    private void Emit(Program program, string result, string name, string parameters, string summary, bool inScratch = false, Cut? cut = null)
    {
        cut ??= Cut.Whole;
        writer.Line();
        writer.Summary(summary);
        RowKernel? row = ReferenceEquals(program, plan.Infer) || IsOnlineForward(program) ? plan.Row : null;
        if (row is not null)
        {
            writer.Line("[MethodImpl(Jit.Inline)]");
        }

        using (writer.Block($"public static {result} {name}({parameters})"))
        {
            foreach (string buffer in program.Calls.SelectMany(c => c.Arguments).Distinct().Where(b => !parameters.Contains($"ref float {b},")))
            {
                writer.Line($"ref float {buffer} = {Location(buffer, inScratch, cut)};");
            }

            foreach ((string buffer, int width) in new[] { ("x", plan.Model.Inputs), ("t", VectorWidth.Pad(plan.Layers[plan.Layers.Count - 1].Model.Outputs)) })
            {
                if (cut == Cut.Rows && program.Calls.Any(c => c.Arguments.Contains(buffer)))
                {
                    writer.Line($"{buffer} = ref Add(ref {buffer}, first * {Number(width)});");
                }
            }

            if (plan.FusedUpdate is not null && program.Calls.Any(c => c.Kernel.Arguments is KernelArguments.Update or KernelArguments.Step))
            {
                EmitScalars(plan.FusedUpdate);
            }

            if (row is not null)
            {
                using (writer.Block("if (rows == 1 && Lanes.AreWide)"))
                {
                    writer.Line($"{Names.Call(new KernelCall(row), plan, cut)};");
                    writer.Line("return;");
                }

                writer.Line();
            }

            foreach (KernelCall call in program.Calls)
            {
                bool returnsLoss = call.Kernel.ReturnsLoss;
                string keep = !returnsLoss ? "" : call == program.Calls[program.Calls.Count - 1] ? "return " : "double loss = ";
                using (cut == Cut.Stripe && call.Kernel.Cut == KernelCut.Whole ? writer.Block("if (stripe == 0)") : default)
                {
                    writer.Line($"{keep}{Names.Call(call, plan, cut)};");
                }
            }

            if (result == "double" && !program.Calls[program.Calls.Count - 1].Kernel.ReturnsLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    /// <summary>Whether a program is the forward pass of steps of one row, and the same as inference: without dropout.</summary>
    private bool IsOnlineForward(Program program) => plan.Model.Batch == 1 && ReferenceEquals(program, plan.Forward) && program == plan.Infer;

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

        if (update.NeedsNorm)
        {
            string gradients = Names.At("memory", Number(plan.Memory.ParameterLength));
            writer.Line($"double {UpdateRule.NormSymbol} = Norm.Of({gradients}, {Number(plan.Memory.TrainedLength)});");
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

    private string Location(string buffer, bool inScratch, Cut cut)
    {
        Segment? scratch = inScratch ? plan.Memory.Scratch.FirstOrDefault(s => s.Name == buffer) : null;
        if (scratch is not null)
        {
            return Names.At("scratch", scratch.Offset == 0 ? "0" : $"{Number(scratch.Offset)} * rows");
        }

        Segment segment = plan.Memory.Find(buffer);
        string row = cut != Cut.Rows || segment.RowStep == 0 ? "0" : segment.RowStep == 1 ? "first" : $"first * {Number(segment.RowStep)}";
        return Names.At("memory", Names.Sum(segment.Offset == 0 ? "0" : $"Memory.{segment.Constant}", row));
    }
}
