using System.Collections.Generic;
using System.Globalization;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>A tensor that a file of a network's weights must hold.</summary>
/// <param name="Name">Its name there: <c>0.weight</c>.</param>
/// <param name="Outputs">Its outputs: the rows of a matrix in the file.</param>
/// <param name="Inputs">Its inputs, 1 for a bias.</param>
/// <param name="IsMatrix">Whether it is a weight matrix.</param>
internal sealed record ParameterTensor(string Name, int Outputs, int Inputs, bool IsMatrix)
{
    /// <summary>Its sizes in the file, with spaces between.</summary>
    public string Shape => IsMatrix ? $"{Size(Outputs)} {Size(Inputs)}" : Size(Outputs);

    /// <summary>The tensors of a network in logical order, as PyTorch calls them in an nn.Sequential of the same layers, in which each activation but Identity is a module, too.</summary>
    public static IEnumerable<ParameterTensor> Of(NetworkModel model)
    {
        int module = 0;
        foreach (LayerModel layer in model.Layers)
        {
            if (layer is DenseModel dense)
            {
                yield return new ParameterTensor($"{Size(module)}.weight", dense.Outputs, dense.Inputs, IsMatrix: true);
                if (dense.Bias)
                {
                    yield return new ParameterTensor($"{Size(module)}.bias", dense.Outputs, 1, IsMatrix: false);
                }

                module += dense.Activation == "Identity" ? 0 : 1;
            }

            module++;
        }
    }

    private static string Size(int size) => size.ToString(CultureInfo.InvariantCulture);
}
