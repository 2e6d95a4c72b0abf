using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Kernels.Tests.Disassembly;

/// <summary>One method as the compiler at run time printed it.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Method">Its name.</param>
/// <param name="Tier">How it was compiled, such as <c>FullOpts</c>.</param>
/// <param name="Instructions">Its instructions in order.</param>
internal sealed record Listing(string Type, string Method, string Tier, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>The type without its namespace.</summary>
    public string Class => Type[(Type.LastIndexOf('.') + 1)..];

    /// <summary>Whether there is a loop in it.</summary>
    public bool IsLoop => Loops.Innermost(this).Any();

    public override string ToString() => $"{Class}.{Method}";
}

/// <summary>One instruction.</summary>
/// <param name="Block">The number of the block of straight code it is in, counted through the method.</param>
/// <param name="Text">The instruction, with one space behind the operation.</param>
internal sealed record Instruction(int Block, string Text)
{
    public bool IsCall => Text.StartsWith("call ") || Text.StartsWith("tail.jmp ");

    public bool IsMultiplyAdd => Text.StartsWith("vfmadd") || Text.StartsWith("fmla ");

    /// <summary>Whether a whole vector moves between a register and the stack.</summary>
    public bool IsVectorOnStack => Text.Contains("mmword ptr [rsp") || Text.Contains("mmword ptr [rbp");

    /// <summary>Whether it calls a kernel of the network with this namespace, or of the runtime's that clears padding.</summary>
    public bool IsDispatchTo(string kernels) => IsCall && (Text.Contains(kernels) || Text.Contains("[Unrolled.Runtime.Panels:ClearPadding("));

    public override string ToString() => Text;
}
