using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Unrolled.Onnx.Tests.OtherPrograms;

/// <summary>ONNX Runtime gives the outputs of Predict.</summary>
public sealed class OnnxRuntimeTests
{
    /// <summary>All networks in one process, which takes longer to start than to run them; the same file for 1 row and for many.</summary>
    [OnnxRuntimeFact]
    public void Outputs_are_those_of_Predict()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("unrolled-onnx-");
        try
        {
            JsonArray jobs = [];
            List<(string What, float[] Expected, string Outputs)> results = [];
            foreach (string name in Cases.Names)
            {
                INetwork network = Cases.Network(name);
                string model = Path.Combine(folder.FullName, name + ".onnx");
                OnnxOptions options = new() { InputName = "x", OutputName = "y" };
                network.ExportOnnx(model, options);
                foreach (int rows in new[] { 1, Cases.Rows })
                {
                    float[] inputs = Cases.Inputs(network)[..(rows * network.Description.Inputs)];
                    string file = Path.Combine(folder.FullName, $"{name}.{rows}");
                    File.WriteAllBytes(file + ".in", MemoryMarshal.AsBytes(inputs.AsSpan()));
                    results.Add(($"{name}, {rows} rows", Cases.Predict(network, inputs), file + ".out"));
                    jobs.Add(new JsonObject
                    {
                        ["model"] = model,
                        ["input"] = "x",
                        ["output"] = "y",
                        ["shape"] = new JsonArray(rows, network.Description.Inputs),
                        ["expectedShape"] = new JsonArray(rows, network.Description.Outputs),
                        ["inputs"] = file + ".in",
                        ["outputs"] = file + ".out",
                    });
                }
            }

            string list = Path.Combine(folder.FullName, "jobs.json");
            File.WriteAllText(list, jobs.ToJsonString());
            Command command = Command.Run("node", [Command.Script("run.js"), list], OnnxRuntimeFactAttribute.Modules);

            Assert.True(command.Succeeded, command.Errors);
            foreach ((string what, float[] expected, string outputs) in results)
            {
                float[] actual = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(outputs)).ToArray();
                Cases.RequireClose(expected, [.. actual.Select(static y => (double)y)], what);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
