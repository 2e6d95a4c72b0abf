using static Unrolled.Generator.Emission.Surface.SurfaceWriter;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Predict and its relatives, and the loss: any number of rows, from any thread.</summary>
internal static class InferenceMembers
{
    public static void Emit(SurfaceWriter surface)
    {
        string inputs = $"inputs: rows × {Number(surface.Model.Inputs)}";
        string dropout = surface.HasDropout ? ", dropout off" : "";
        string outputs = $"outputs: rows × {Number(surface.Outputs)}";
        surface.Member(
            $"The network's outputs{dropout}. {inputs}; {outputs}, no overlap. Any number of rows; thread-safe.",
            $"public void Predict({Floats} inputs, {FloatsOut} outputs)",
            "_engine.Predict(inputs, outputs)",
            inherits: true);
        surface.Member(
            $"The outputs before the last activation. {inputs}; {outputs}, no overlap. Any number of rows; thread-safe.",
            $"public void PredictLogits({Floats} inputs, {FloatsOut} outputs)",
            "_engine.PredictLogits(inputs, outputs)");
        if (surface.Outputs == 1)
        {
            surface.Member($"The output of one row of {Number(surface.Model.Inputs)} inputs. Thread-safe.", $"public float Predict({Floats} row)", "_engine.Predict(row)");
        }

        if (surface.HasClasses)
        {
            string rule = surface.Outputs == 1 ? "1 where the output is above ½, else 0" : "the index of the largest logit, the lowest on a tie";
            surface.Member(
                $"The class of each row: {rule}. {inputs}; labels: one a row. Thread-safe.",
                $"public void PredictLabels({Floats} inputs, global::System.Span<int> labels)",
                "_engine.PredictLabels(inputs, labels)",
                inherits: surface.IsLearner && surface.TakesLabels);
            surface.Member($"The class of one row of {Number(surface.Model.Inputs)} inputs: {rule}. Thread-safe.", $"public int PredictLabel({Floats} row)", "_engine.PredictLabel(row)");
        }

        if (surface.IsTrainable)
        {
            surface.Member("The regularisation term: J̃ = J + Penalty.", "public float Penalty()", "_engine.Penalty");
        }

        if (!surface.HasLoss)
        {
            return;
        }

        surface.Member(
            $"The mean data loss{dropout}, no penalty. {inputs}; targets: rows × {Number(surface.Outputs)}. Thread-safe.",
            $"public float Loss({Floats} inputs, {Floats} targets)",
            "_engine.Loss(inputs, targets)",
            surface.IsLearner);
        if (surface.TakesLabels)
        {
            foreach (string type in new[] { "int", "byte" })
            {
                surface.LabelMember(
                    $"The mean data loss{dropout}, no penalty. {inputs}; labels: one a row, 0 to {Number(surface.LastLabel)}. Thread-safe.",
                    type,
                    $"public float Loss({Floats} inputs, global::System.ReadOnlySpan<{type}> labels)",
                    "_engine.Loss(inputs, labels)",
                    surface.IsLearner);
            }
        }
    }
}
