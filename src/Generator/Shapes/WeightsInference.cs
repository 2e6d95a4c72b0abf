using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Gives a network the parameters of its file, or says why it cannot have them.</summary>
internal static class WeightsInference
{
    /// <summary>The argument of the attribute.</summary>
    public const string File = "file";

    // What a message lists.
    private const int MostListed = 8;

    /// <summary>The network with its parameters, or with an error; as it is where it has no file or has errors anyway.</summary>
    /// <param name="model">The network.</param>
    /// <param name="manifests">The files that the project lists.</param>
    public static Inference Complete(NetworkModel model, EquatableArray<WeightsManifest> manifests)
    {
        if (model.Weights is not { } weights || model.HasErrors)
        {
            return new Inference(model, default);
        }

        FindingList findings = new();
        Site site = Site.AttributeArgument(weights.Attribute, File);
        WeightsManifest[] found = [.. manifests.Where(manifest => IsCalled(manifest.Path, weights.File))];
        ParameterTensor[] tensors = [.. ParameterTensor.Of(model)];
        if (found.Length != 1)
        {
            (string reason, string advice) = Lookup(weights.File, found.Length == 0 ? manifests : found.ToEquatableArray(), found.Length);
            findings.Add(WeightsRules.NoSuchFile, site, model.Type.Name, Words.OneLine(weights.File), Words.OneLine(reason), Words.OneLine(advice));
        }
        else if (found[0].Fault is { } fault)
        {
            findings.Add(WeightsRules.FaultyFile, site, Words.OneLine(found[0].Path), Words.OneLine(fault));
        }
        else if (Misfit(model, tensors, found[0]) is { } misfit)
        {
            findings.Add(WeightsRules.Misfit, site, Words.OneLine(found[0].Path), model.Type.Name, Words.OneLine(misfit));
        }

        return findings.HasErrors
            ? new Inference(model with { HasErrors = true }, findings.ToEquatableArray())
            : new Inference(model with { Weights = weights with { Resource = found[0].Resource, Bits = found[0].Resource is null ? Bits(tensors, found[0]) : default, Extras = found[0].Extras } }, default);
    }

    /// <summary>Whether a path is that file: the whole of it, or its end from a directory's name on.</summary>
    private static bool IsCalled(string path, string file)
    {
        string name = file.Replace('\\', '/');
        return name.Length > 0 && (path == name || path.EndsWith("/" + name, StringComparison.Ordinal));
    }

    private static (string Reason, string Advice) Lookup(string file, EquatableArray<WeightsManifest> listed, int found)
    {
        string paths = List(", ", [.. listed.Select(manifest => $"'{manifest.Path}'")]);
        if (found > 1)
        {
            return ($"{Words.Count(found)} files of the project are called that, {paths}", "write more of the path");
        }

        string item = $"<UnrolledWeights Include=\"{(file == "" ? "weights.safetensors" : file)}\" />";
        return listed.Count == 0
            ? ("the project lists no file of weights", $"add {item} to an ItemGroup of the project")
            : ($"the project lists only {paths}", $"add {item} to an ItemGroup of the project, or write one of these");
    }

    /// <summary>How the file's tensors, or the network it was saved from, differ; null where they do not.</summary>
    private static string? Misfit(NetworkModel model, ParameterTensor[] tensors, WeightsManifest manifest)
    {
        Dictionary<string, string> inFile = manifest.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        HashSet<string> own = [.. tensors.Select(tensor => tensor.Name)];
        string[] differences =
        [
            .. tensors.Where(tensor => !inFile.ContainsKey(tensor.Name)).Select(tensor => $"{tensor.Name} is {Show(tensor.Shape)} in '{model.Type.Name}' and missing in the file"),
            .. tensors.Where(tensor => inFile.TryGetValue(tensor.Name, out string shape) && shape != tensor.Shape).Select(tensor => $"{tensor.Name} is {Show(tensor.Shape)} in '{model.Type.Name}' and {Show(inFile[tensor.Name])} in the file"),
            .. manifest.Tensors.Where(tensor => !own.Contains(tensor.Name)).Select(tensor => $"{tensor.Name} is {Show(tensor.Shape)} in the file and missing in '{model.Type.Name}'"),
        ];
        if (differences.Length > 0)
        {
            return List("; ", differences);
        }

        string architecture = ArchitectureText.Of(model);
        return manifest.ArchitectureHash is null || manifest.ArchitectureHash == ArchitectureHash.Of(architecture)
            ? null
            : $"it was saved by a network of other layers, {manifest.Architecture ?? "which it does not name"}, where '{model.Type.Name}' has {architecture}";
    }

    /// <summary>All of them, or the first and how many follow.</summary>
    private static string List(string separator, string[] parts) => string.Join(separator, parts.Take(MostListed)) + (parts.Length > MostListed ? $"{separator}and {Words.Count(parts.Length - MostListed)} others" : "");

    private static string Show(string shape) => $"[{shape.Replace(" ", ", ")}]";

    /// <summary>The values in logical order: the file has the outputs of a matrix as rows.</summary>
    private static EquatableArray<uint> Bits(ParameterTensor[] tensors, WeightsManifest manifest)
    {
        Dictionary<string, EquatableArray<uint>> inFile = manifest.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Bits);
        ImmutableArray<uint>.Builder bits = ImmutableArray.CreateBuilder<uint>();
        foreach (ParameterTensor tensor in tensors)
        {
            EquatableArray<uint> values = inFile[tensor.Name];
            for (int input = 0; input < tensor.Inputs; input++)
            {
                for (int output = 0; output < tensor.Outputs; output++)
                {
                    bits.Add(values[(output * tensor.Inputs) + input]);
                }
            }
        }

        return new(bits.ToImmutable());
    }
}
