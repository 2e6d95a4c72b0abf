using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled.Kernels.Tests.Bounds;

/// <summary>33 networks whose inputs and outputs each take every width from 1 to 33, in both orientations and with few and many rows, and two whose steps are one kernel.</summary>
internal static class GuardedNetworks
{
    private const int Widths = 33;

    private static readonly string[] s_hidden = ["Relu", "Tanh", "Gelu", "Identity", "LeakyRelu", "Silu", "Elu", "Softplus", "Sigmoid", "GeluTanh"];

    /// <summary>Output activation and loss, label losses first.</summary>
    private static readonly (string Activation, string Loss)[] s_outputs =
    [
        ("Softmax", "CrossEntropy"), ("Identity", "SquaredError"), ("Sigmoid", "BinaryCrossEntropy"), ("Softmax", "MeanSquaredError"), ("Sigmoid", "CrossEntropy"),
    ];

    private static readonly int[] s_batches = [5, 17, 1, 20];

    /// <summary>Whose steps of a full batch are one kernel.</summary>
    private const string Small =
        """
        [Network(5, Batch = 5)]
        [Dense(13, Activation.Relu)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [Sgd(LearningRate = 0.01)]
        public sealed partial class Small5To3;

        [Network(3, Batch = 4)]
        [Dense(9, Activation.Tanh)]
        [Dense(14, Activation.LeakyRelu)]
        [Dense(1)]
        [SquaredError]
        [Sgd(LearningRate = 0.01)]
        public sealed partial class Small3To1;

        """;

    public static string Source { get; } = string.Concat(Enumerable.Range(1, Widths).Select(Declaration)) + Small;

    /// <summary>13 and 7 share no factor with 33: each walks through all widths.</summary>
    private static string Declaration(int inputs)
    {
        int outputs = (inputs * 13 % Widths) + 1;
        int hidden = (inputs * 7 % Widths) + 1;
        (string activation, string loss) = outputs == 1 ? ("Sigmoid", "BinaryCrossEntropy") : s_outputs[inputs % s_outputs.Length];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Network({inputs}, Batch = {s_batches[inputs % s_batches.Length]})]\n");
        if (inputs % 2 == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Dense({hidden}, Activation.{s_hidden[inputs % s_hidden.Length]})]\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"[Dense({outputs}, Activation.{activation})]\n");
        string smoothing = activation == "Softmax" && inputs % 10 == 0 ? "(LabelSmoothing = 0.1)" : "";
        text.Append(CultureInfo.InvariantCulture, $"[{loss}{smoothing}]\n[Sgd(LearningRate = 0.01)]\n");
        text.Append(CultureInfo.InvariantCulture, $"public sealed partial class From{inputs}To{outputs};\n\n");
        return text.ToString();
    }
}
