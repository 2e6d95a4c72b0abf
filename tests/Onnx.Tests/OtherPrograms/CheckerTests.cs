using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Unrolled.Onnx.Tests.OtherPrograms;

/// <summary>The format's own checker has nothing to say, and infers the shapes that the file states.</summary>
public sealed class CheckerTests
{
    [CheckerFact]
    public void Files_are_valid()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("unrolled-onnx-");
        try
        {
            List<string> files = [];
            foreach (string name in Cases.Names)
            {
                INetwork network = Cases.Network(name);
                Export(network, name, new OnnxOptions());
                Export(network, name + "-normalised", new OnnxOptions { InputNormalizer = Normalizer(network.Description.Inputs), OutputNormalizer = Normalizer(network.Description.Outputs), Description = "Normalised." });
            }

            Command command = Command.Run(CheckerFactAttribute.Python, [Command.Script("check.py"), .. files]);

            Assert.True(command.Succeeded, command.Errors);

            void Export(INetwork network, string name, OnnxOptions options)
            {
                files.Add(Path.Combine(folder.FullName, name + ".onnx"));
                network.ExportOnnx(files[^1], options);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Normalizer Normalizer(int columns) =>
        new([.. Enumerable.Range(0, columns).Select(static c => (float)c)], [.. Enumerable.Range(1, columns).Select(static c => 1f / c)]);
}
