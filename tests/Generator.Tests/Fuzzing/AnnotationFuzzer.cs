using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>Writes random network classes: a part of them sober, the others odd in as many ways as it can think of, but all accepted by the compiler's own rules for attributes.</summary>
internal sealed class AnnotationFuzzer(int seed)
{
    private static readonly string[] s_activations = ["Identity", "Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Softplus", "Silu", "Gelu", "GeluTanh"];

    private static readonly string[] s_containers = ["partial class", "static partial class", "partial struct", "partial record", "partial record struct", "partial interface", "readonly ref partial struct"];

    private readonly Random _random = new(seed);

    /// <summary>The share of odd choices in the class being written.</summary>
    private double _oddness;

    /// <summary>A source file with one network in a namespace <c>Case{number}</c>.</summary>
    public string Next(int number)
    {
        _oddness = Chance(0.35) ? 0 : 0.01 + (0.25 * _random.NextDouble());
        string name = number.ToString(CultureInfo.InvariantCulture);
        List<string> attributes = Attributes();
        string declaration = Declaration(name);
        string source = Odd() && Chance(0.5)
            ? SplitInParts(attributes, declaration)
            : string.Concat(attributes) + declaration;
        return Wrap(source, name);
    }

    private List<string> Attributes()
    {
        // Few and small layers: what is checked is how declarations are understood, and each network is compiled at three widths.
        int layers = Chance(0.6) ? 1 : _random.Next(1, 5);
        string output = Pick([.. s_activations, "Softmax", "Sigmoid", "Softmax"]);
        List<string> attributes = [$"[Network({Size()}{(Chance(0.5) ? ", Batch = " + Size() : "")}{(Chance(0.1) ? ", Training = false" : "")})]"];
        for (int i = 0; i < layers; i++)
        {
            if (Chance(0.25))
            {
                attributes.Add(Dropout());
            }

            bool isLast = i == layers - 1;
            attributes.Add(Dense(isLast ? output : Pick(s_activations), isLast));
            Add(attributes, !isLast && Chance(0.25), "[Freeze]");
        }

        attributes.AddRange(Training(output));
        if (Odd())
        {
            attributes.Add(Pick([.. attributes, Dropout(), "[Freeze]", "[ClipGradients]", "[Sgd]", "[Adam]", "[L1(0.1)]", "[BinaryCrossEntropy]", "[Network(7)]", "[ExportC(\"net\")]", "[ExportC(null!)]", "[ExportC(\"a b\")]"]));
        }

        if (Odd())
        {
            attributes.RemoveAt(_random.Next(1, attributes.Count));
        }

        if (Odd())
        {
            attributes = [.. attributes.OrderBy(_ => _random.Next())];
        }

        return attributes;
    }

    private string Dense(string activation, bool isLast)
    {
        string outputs = isLast && activation == "Softmax" && !Odd() ? _random.Next(2, 8).ToString(CultureInfo.InvariantCulture) : Size();
        List<string> arguments = [outputs];
        if (Odd())
        {
            arguments.Insert(0, Size());
        }

        arguments.Add(Or(OddValues.Activations, "Activation." + activation));
        Add(arguments, activation == "LeakyRelu", "Slope = " + Real("0.1"));
        Add(arguments, activation == "Elu", "Alpha = " + Real("0.7"));
        Add(arguments, Chance(0.2), "Bias = false");
        Add(arguments, Chance(0.2), "Initializer = " + Or(OddValues.Initializers, Pick(["Initializer.He", "Initializer.Glorot", "Initializer.PyTorch", "Initializer.Default"])));
        Add(arguments, Chance(0.2), "Name = " + Or(OddValues.Names, $"\"Layer{_random.Next(1000)}\""));
        return $"[Dense({string.Join(", ", arguments)})]";
    }

    private string Dropout()
    {
        bool isCallers = Chance(0.3);
        List<string> arguments = [];
        Add(arguments, !isCallers, Real("0.25"));
        Add(arguments, isCallers, "Mask = " + Or(OddValues.Masks, "MaskSource.Caller"));
        Add(arguments, !isCallers && Chance(0.3), "Scale = false");
        Add(arguments, Chance(0.2), "Name = " + Or(OddValues.Names, $"\"Drop{_random.Next(1000)}\""));
        return arguments.Count == 0 ? "[Dropout]" : $"[Dropout({string.Join(", ", arguments)})]";
    }

    private IEnumerable<string> Training(string output)
    {
        if (Chance(0.2))
        {
            yield break;
        }

        string[] losses = output switch
        {
            "Softmax" => ["CrossEntropy"],
            "Sigmoid" => ["CrossEntropy", "BinaryCrossEntropy"],
            _ => ["SquaredError", "MeanSquaredError", "AbsoluteError", "Huber"],
        };
        string loss = Or(["CrossEntropy", "BinaryCrossEntropy"], Pick([.. losses, "SquaredError", "MeanSquaredError"]));
        yield return $"[{loss}{(loss == "CrossEntropy" && Chance(0.5) ? Targets() : "")}]";
        foreach (string penalty in new[] { "L2", "WeightDecay", "L1" }.Where(_ => Chance(0.2)))
        {
            yield return $"[{penalty}({Real("1e-3")})]";
        }

        if (Chance(0.7))
        {
            if (Chance(0.3))
            {
                yield return Clipping();
            }

            if (Chance(0.5))
            {
                yield return Adaptive();
                yield break;
            }

            string momentum = Chance(0.4) ? ", Momentum = " + Real("0.9") + (Chance(0.5) ? ", Nesterov = true" : "") : Odd() ? ", Nesterov = true" : "";
            yield return $"[Sgd(LearningRate = {Real("0.05")}{momentum})]";
        }
    }

    /// <summary>Weights rarely as many as outputs: the fuzzer does not know how many those are.</summary>
    private string Targets()
    {
        List<string> arguments = [];
        Add(arguments, Chance(0.7), "LabelSmoothing = " + Real("0.1"));
        Add(arguments, Chance(0.3), "ClassWeights = " + Or(OddValues.Arrays, $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Real("2")))}]"));
        return $"({string.Join(", ", arguments)})";
    }

    private string Clipping()
    {
        bool isNorm = Chance(0.5);
        List<string> arguments = [];
        Add(arguments, isNorm, "Norm = " + Real("1"));
        Add(arguments, !isNorm, "Value = " + Real("0.5"));
        return $"[ClipGradients({string.Join(", ", arguments)})]";
    }

    private string Adaptive()
    {
        string name = Pick(["Adam", "AdamW", "RmsProp"]);
        List<string> arguments = [];
        Add(arguments, Chance(0.5), "LearningRate = " + Real("0.002"));
        Add(arguments, Chance(0.5), "Epsilon = " + Real("1e-6"));
        if (name == "RmsProp")
        {
            arguments.AddRange(Chance(0.5) ? ["Alpha = " + Real("0.9")] : []);
            return $"[RmsProp({string.Join(", ", arguments)})]";
        }

        arguments.AddRange(Chance(0.5) ? ["Beta1 = " + Real("0.8")] : []);
        arguments.AddRange(Chance(0.5) ? ["Beta2 = " + Real("0.99")] : []);
        arguments.AddRange(name == "AdamW" && Chance(0.5) ? ["Decay = " + Real("0.1")] : []);
        return $"[{name}({string.Join(", ", arguments)})]";
    }

    private string Declaration(string name)
    {
        string modifiers = Or(OddValues.Modifiers, Pick(["partial class", "sealed partial class", "public partial class", "internal sealed partial class"]));
        string suffix = Odd() ? Pick(OddValues.Suffixes) : "";
        string member = Odd() ? Pick(OddValues.Members).Replace("{0}", name, StringComparison.Ordinal) : "";
        return $"{modifiers} Net{name}{suffix} {{ {member} }}";
    }

    private string SplitInParts(List<string> attributes, string declaration)
    {
        int half = _random.Next(1, attributes.Count + 1);
        string second = declaration.Split('{')[0].Split('(')[0];
        return string.Concat(attributes.Take(half)) + declaration + "\n" + string.Concat(attributes.Skip(half)) + second + "{ }";
    }

    private string Wrap(string source, string name)
    {
        for (int depth = Chance(0.2) ? _random.Next(1, 4) : 0; depth > 0; depth--)
        {
            string container = Odd() ? Pick(["class", "struct", "partial class T<T>"]) : Pick(s_containers);
            container += container.EndsWith('>') ? "" : " " + Pick(["Outer", "@namespace", "@record", "Vec"]) + depth;
            source = $"{container} {{\n{source}\n}}";
        }

        string space = Chance(0.1) ? ".@class" : Chance(0.1) ? ".System" : "";
        return $"namespace Case{name}{space}\n{{\npublic abstract class Base {{ }}\n{source}\n}}\n";
    }

    private string Size() => Or(OddValues.Integers, Pick(["1", "2", "3", "4", "5", "7"]));

    private string Real(string sober) => Or(OddValues.Reals, sober);

    private string Or(string[] odd, string sober) => Odd() ? Pick(odd) : sober;

    private void Add(List<string> arguments, bool isWanted, string argument)
    {
        if (isWanted != Odd())
        {
            arguments.Add(argument);
        }
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private bool Odd() => Chance(_oddness);

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
