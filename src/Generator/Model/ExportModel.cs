namespace Unrolled.Generator.Model;

/// <summary>That a network can be called from C.</summary>
/// <param name="Prefix">What its functions and header begin with: <c>digit</c>.</param>
/// <param name="Attribute">Which attribute of the declaration says so.</param>
internal sealed record ExportModel(string Prefix, int Attribute);

/// <summary>A prefix with the network that has it.</summary>
/// <param name="HintName">The network's name in full.</param>
internal sealed record PrefixOwner(string Prefix, string Network, string HintName);
