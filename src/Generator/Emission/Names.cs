using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Emission;

/// <summary>Text that several emitters print the same way: signatures, calls, addresses.</summary>
internal static class Names
{
    /// <summary>A place some floats after a reference: <c>ref Add(ref w, 64)</c>.</summary>
    public static string At(string reference, string offset) => offset is "0" or "" ? $"ref {reference}" : $"ref Add(ref {reference}, {offset})";

    public static string At(string reference, int offset) => At(reference, Symbols.Number(offset));

    /// <summary>The value there.</summary>
    public static string Value(string reference, int offset) => offset == 0 ? reference : $"Add(ref {reference}, {Symbols.Number(offset)})";

    /// <summary>The statement that loads two neighbouring values at once, for <see cref="OfPair"/>.</summary>
    /// <param name="reference">The first of them.</param>
    /// <param name="declare">Whether it declares its local.</param>
    public static string LoadPair(string reference, bool declare = true) => $"{(declare ? "Vec " : "")}pair = Lanes.Repeat2({reference});";

    /// <summary>One of two values that were loaded at once, in all lanes.</summary>
    public static string OfPair(int index) => index == 0 ? "Lanes.FirstOf2(pair)" : "Lanes.SecondOf2(pair)";

    /// <summary>A vector loaded from some floats after a reference.</summary>
    public static string Load(string reference, string offset) => $"Simd.LoadUnsafe({Place(reference, offset)})";

    public static string Load(string reference, int offset) => Load(reference, Symbols.Number(offset));

    public static string Store(string value, string reference, string offset) => $"Simd.StoreUnsafe({value}, {Place(reference, offset)});";

    public static string Store(string value, string reference, int offset) => Store(value, reference, Symbols.Number(offset));

    /// <summary>A reference and a literal offset as two arguments, anything else as one.</summary>
    private static string Place(string reference, string offset) =>
        offset is "0" or "" ? $"ref {reference}" : offset.All(char.IsDigit) ? $"ref {reference}, {offset}" : At(reference, offset);

    /// <summary>a·b + c, one rounding where the machine has it.</summary>
    public static string MultiplyAdd(string a, string b, string sum) => $"Simd.MultiplyAddEstimate({a}, {b}, {sum})";

    /// <summary><c>k·name + constant</c> without its empty parts.</summary>
    public static string Offset(int multiple, string name, int constant)
    {
        string product = multiple switch
        {
            0 => "",
            1 => name,
            _ => $"{Symbols.Number(multiple)} * {name}",
        };
        return (product, constant) switch
        {
            ("", _) => Symbols.Number(constant),
            (_, 0) => product,
            _ => $"{product} + {Symbols.Number(constant)}",
        };
    }

    /// <summary>Joins the parts of a sum: zeros left out, neighbouring numbers added.</summary>
    public static string Sum(params string[] parts)
    {
        List<string> present = [];
        foreach (string part in parts.Where(p => p is not ("0" or "")))
        {
            if (present.Count > 0 && int.TryParse(present[present.Count - 1], NumberStyles.None, null, out int before) && int.TryParse(part, NumberStyles.None, null, out int number))
            {
                present[present.Count - 1] = Symbols.Number(before + number);
            }
            else
            {
                present.Add(part);
            }
        }

        return present.Count == 0 ? "0" : string.Join(" + ", present);
    }

    /// <summary>A scalar's argument: <c>learningRate</c>.</summary>
    public static string Argument(StepScalar scalar) => char.ToLowerInvariant(scalar.Name[0]) + scalar.Name.Substring(1);

    /// <summary>The parameters of a kernel's method.</summary>
    public static string Parameters(Kernel kernel, NetworkPlan plan)
    {
        string buffers = string.Join(", ", kernel.Buffers.Select(b => $"ref float {b}"));
        return buffers + string.Concat(Range(kernel, plan).Select(r => $", int {r}")) + kernel.Arguments switch
        {
            KernelArguments.Update when plan.FusedUpdate is { } update => ", bool update" + Scalars(update),
            KernelArguments.Random => ", int seed, long step",
            KernelArguments.Logits => ", bool logits",
            KernelArguments.Step => Scalars(plan.FusedUpdate),
            _ => "",
        };
    }

    /// <summary>What says which part of its work a kernel is to do: in a network that several threads may train, a cut of it.</summary>
    private static IEnumerable<string> Range(Kernel kernel, NetworkPlan plan, bool cutsLibrary = false)
    {
        if (kernel is not (TransposeKernel or SingleRowKernel or RowKernel or StepKernel) && !plan.HasOneRow(kernel))
        {
            yield return "rows";
        }

        if (!plan.Threads.IsSharded)
        {
            yield break;
        }

        switch (kernel)
        {
            // The runtime's methods have an overload with a stride, and one without.
            case LibraryKernel when !cutsLibrary:
                break;
            case MaskKernel:
                yield return "first";
                break;
            case { Cut: KernelCut.Rows }:
                yield return "stride";
                break;
            case { Cut: KernelCut.Matrix }:
                yield return "first";
                yield return "end";
                break;
        }
    }

    /// <summary><c>, float learningRate, float momentum</c>.</summary>
    public static string Scalars(UpdateRule? update) =>
        string.Concat((update?.Scalars ?? []).Select(s => $", float {Argument(s)}"));

    private static string ScalarArguments(UpdateRule? update) => string.Concat((update?.Scalars ?? []).Select(s => $", {Argument(s)}"));

    /// <summary>The arguments that pass a kernel's parameters on.</summary>
    /// <param name="cut">The part of its work that is called for; null where the caller has parameters of the same names.</param>
    public static string Arguments(Kernel kernel, IEnumerable<string> buffers, NetworkPlan plan, Cut? cut = null)
    {
        IEnumerable<string> parts = Range(kernel, plan, cut == Cut.Rows).Select(part => cut?.Of(kernel, plan, part) ?? part);
        return string.Join(", ", buffers.Select(b => $"ref {b}")) + string.Concat(parts.Select(r => $", {r}")) + kernel.Arguments switch
        {
            KernelArguments.Update when plan.FusedUpdate is { } update => ", update" + ScalarArguments(update),
            KernelArguments.Step => ScalarArguments(plan.FusedUpdate),
            KernelArguments.Random => ", seed, step",
            KernelArguments.Logits => ", logits",
            _ => "",
        };
    }

    /// <summary>A call from a program, of the part of its work that a cut names: an emitted kernel, or the runtime for what only moves data.</summary>
    public static string Call(KernelCall call, NetworkPlan plan, Cut cut)
    {
        string arguments = Arguments(call.Kernel, call.Arguments, plan, cut);
        return call.Kernel switch
        {
            LibraryKernel library => $"{library.Method}({arguments}, {Symbols.Number(library.Width)})",
            { Home: KernelHome.Rows } kernel => $"Rows.{kernel.Name}({arguments})",
            { Home: KernelHome.Wide } kernel => $"{VectorWidth.Simd512.Name}.{kernel.Name}({arguments})",
            { } kernel => $"Kernels.{kernel.Name}({arguments})",
        };
    }
}
