using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the class that says where everything lies in the network's one block of memory.</summary>
internal static class MemoryEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        writer.Summary($"The block of {plan.Model.Type.Name}: first float of each buffer. Every buffer starts on 64 bytes; rows are padded to 16 floats.");
        writer.Remarks("Activations and δ lie in panels of 16 columns: element (row, column) of a buffer is at (column / 16 · rows + row) · 16 + column % 16, rows those of the call.");
        using (writer.Block("internal static class Memory"))
        {
            EquatableArray<Segment> segments = plan.Memory.Segments;
            HashSet<string> tensors = [.. plan.Memory.Tensors.Select(t => t.Buffer)];
            foreach (Segment segment in segments.Where(s => tensors.Contains(s.Name)))
            {
                Constant(writer, segment.Constant, segment.Offset, segment.Comment);
            }

            if (plan.IsTrainable)
            {
                string trained = plan.Memory.FrozenLength == 0 ? "" : " that are trained";
                Constant(writer, "Gradients", plan.Memory.ParameterLength, $"the gradients, laid out as the parameters{trained}");
                for (int i = 0; i < plan.Memory.State.Count; i++)
                {
                    string name = plan.Memory.State[i];
                    Constant(writer, $"State{char.ToUpperInvariant(name[0])}", plan.Memory.StateOffset(i), $"the optimiser's {name}, laid out as the parameters{trained}");
                }
            }

            foreach (Segment segment in segments.Where(s => !tensors.Contains(s.Name)))
            {
                Constant(writer, segment.Constant, segment.Offset, segment.Comment);
            }
        }
    }

    private static void Constant(CodeWriter writer, string name, int value, string comment) =>
        writer.Line($"internal const int {name} = {Number(value)}; // {comment}");
}
