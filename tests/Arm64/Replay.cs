using System.Runtime.CompilerServices;
using Unrolled.Runtime;

namespace Unrolled.Arm64;

/// <summary>What the engine does, less its checks, on memory from outside: no garbage collector, no exception and no static field is needed for it.</summary>
/// <param name="call">The case's memory.</param>
internal readonly unsafe struct Replay(Call* call) : ICaseAction
{
    public void Predict<TPrograms>(string name, int rows)
        where TPrograms : struct, IPrograms
    {
        ref float memory = ref *call->Memory;
        ref float scratch = ref *call->Scratch;
        if (call->Rows == 1 && TPrograms.HasSingleRow)
        {
            TPrograms.PredictRow(ref memory, ref *call->Inputs, ref *call->Outputs, logits: false);
            return;
        }

        TPrograms.Infer(ref memory, ref *call->Inputs, ref scratch, call->Rows);
        TPrograms.Activate(ref scratch, call->Rows);
        Panels.Unpack(ref Unsafe.Add(ref scratch, TPrograms.ScratchOutputs * call->Rows), ref *call->Outputs, call->Rows, TPrograms.Outputs);
    }

    public void Train<TPrograms>(string name, int rows, int mask)
        where TPrograms : struct, ITrainingPrograms
    {
        Predict<TPrograms>(name, rows);
        call->Losses[0] = Step<TPrograms>(0, update: false, number: 0);
        int length = TPrograms.ParameterLength - TPrograms.FrozenLength;
        for (int i = 0; i < length; i++)
        {
            call->Gradients[i] = call->Memory[TPrograms.ParameterLength + i];
        }

        for (int step = 0; step < call->Steps; step++)
        {
            call->Losses[step + 1] = Step<TPrograms>(step + 1, update: true, step);
        }
    }

    private float Step<TPrograms>(int batch, bool update, int number)
        where TPrograms : struct, ITrainingPrograms
    {
        ref float memory = ref *call->Memory;
        ref float x = ref call->Inputs[(nint)batch * call->Rows * TPrograms.Inputs];
        ref float t = ref call->Targets[(nint)batch * call->Rows * ((TPrograms.Outputs + 15) & ~15)];
        for (int r = 0; r < call->Rows; r++)
        {
            Unsafe.Add(ref memory, TPrograms.Scale + r) = 1f / call->Rows;
        }

        TPrograms.Forward(ref memory, ref x, call->Rows, call->Seed, number);
        float loss = (float)TPrograms.Head(ref memory, ref t, call->Rows);
        TPrograms.Backward(ref memory, ref x, call->Rows, update && !TPrograms.NeedsAllGradients, ref *call->HyperParameters, number + 1);
        if (update && TPrograms.NeedsAllGradients)
        {
            TPrograms.ApplyGradients(ref memory, ref *call->HyperParameters, number + 1);
        }

        return loss;
    }
}
