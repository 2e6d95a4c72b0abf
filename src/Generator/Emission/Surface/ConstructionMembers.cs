using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Shapes;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>The constructor, the description, and what an optimiser can be told at run time.</summary>
internal static class ConstructionMembers
{
    public static void Emit(SurfaceWriter surface)
    {
        CodeWriter writer = surface.Writer;
        if (surface.HasPlan)
        {
            writer.Line();
            string engine = surface.IsTrainable ? "TrainingEngine" : surface.HasLoss ? "LossEngine" : "Engine";
            writer.Line($"private readonly global::Unrolled.Runtime.{engine}<{surface.Space}.Programs> _engine;");
        }

        string drawn = surface.Model.Weights is { } weights
            ? $"takes its parameters from {WeightsFile.Show(weights)}{(surface.HasDropout ? "; the seed determines every dropout mask, the same on every machine" : "")}."
            : $"draws its parameters; the seed determines them{(surface.HasDropout ? " and every dropout mask" : "")}, the same on every machine.";
        EmitConstructors(surface, drawn);
        surface.Member("Layers, tensors and sizes; one object for all instances.", "public global::Unrolled.NetworkDescription Description", "_engine.Description");
        surface.Member("The layer table as text.", "public string Summary", "Description.Summary");
        surface.Member("The layer table as text.", "public override string ToString()", "Summary");
        surface.Member("The seed of the last Initialize.", "public int Seed", "_engine.Seed");
        surface.Member("What savers need besides.", "global::Unrolled.Runtime.INetworkState global::Unrolled.INetwork.State", "_engine");
        EmitThreads(surface);
        string state = !surface.IsTrainable ? "" : surface.HasState ? ", optimiser state and Steps zero" : ", Steps zero";
        EmitInitialize(surface, state);
        EmitExtra(surface);
        if (!surface.IsTrainable)
        {
            return;
        }

        surface.Member("Updates made; computing gradients or a loss does not advance it.", "public long Steps", "_engine.Steps");
        int index = 0;
        foreach ((HyperParameter parameter, double value) in HyperParameterValues.Of(surface.Model))
        {
            EmitHyperParameter(surface, parameter, value, index++);
        }
    }

    private static void EmitConstructors(SurfaceWriter surface, string drawn)
    {
        const string Memory = "global::Unrolled.NetworkMemory";
        string own = $"Allocates the network's memory, once, and {drawn}";
        string given = "The same in the first MemoryBytes of the caller's memory, which become zero. It has to stay for as long as the network, or a view or span of it, is in use.";
        string first = $"public {surface.Name}(int seed = 0)";
        string second = $"public {surface.Name}({Memory} memory, int seed = 0)";
        if (!surface.HasPlan)
        {
            surface.Member(own, first, "");
            surface.Member(given, second, "");
            return;
        }

        surface.Declare(own, first, $" : this(default({Memory}), seed) {{ }}");
        surface.Open(given);
        using (surface.Writer.Block(second))
        {
            surface.Writer.Line("_engine = new(memory);");
            surface.Writer.Line($"{(surface.Model.Weights is null ? "_engine." : "")}Initialize(seed);");
        }
    }

    private static void EmitInitialize(SurfaceWriter surface, string state)
    {
        const string signature = "public void Initialize(int seed)";
        if (surface.Model.Weights is not { } weights || !surface.HasPlan)
        {
            surface.Member($"Starts again: parameters drawn from the seed{state}.", signature, "_engine.Initialize(seed)", inherits: true);
            return;
        }

        surface.Open($"Starts again: parameters as in {WeightsFile.Show(weights)}{state}{(surface.HasDropout ? ", dropout masks from the seed" : "")}.");
        using (surface.Writer.Block(signature))
        {
            surface.Writer.Line("_engine.Initialize(seed);");
            surface.Writer.Line($"{surface.Space}.Weights.Load(this);");
        }
    }

    private static void EmitExtra(SurfaceWriter surface)
    {
        if (surface.Model.Weights is { } weights)
        {
            string names = weights.Extras.Count == 0 ? "" : $": {CodeWriter.Escape(Words.OneLine(string.Join(", ", weights.Extras.Select(extra => $"{extra.Name} ({extra.Shape})"))))}";
            surface.Member(
                $"The numbers that {WeightsFile.Show(weights)} keeps beside the parameters, by name{names}.",
                "public static global::System.ReadOnlySpan<float> Extra(string name)",
                $"{surface.Space}.Weights.Extra(name)");
        }
    }

    private static void EmitThreads(SurfaceWriter surface)
    {
        string calls = surface.IsTrainable ? "a prediction, loss or training step" : surface.HasLoss ? "a prediction or loss" : "a prediction";
        surface.Declare(
            $"The most threads that {calls} may use, the caller's included: 1 unless set. The bits do not depend on it; what is too small runs on one.",
            "public int MaxDegreeOfParallelism",
            surface.HasPlan ? " { get => _engine.MaxDegreeOfParallelism; set => _engine.MaxDegreeOfParallelism = value; }" : " { get; set; }");
    }

    private static void EmitHyperParameter(SurfaceWriter surface, HyperParameter parameter, double value, int index)
    {
        string range = parameter.IsPositive ? "above 0"
            : double.IsInfinity(parameter.Below) ? $"at least {Number(parameter.Minimum)}"
            : $"from {Number(parameter.Minimum)} to below {Number(parameter.Below)}";
        string summary = $"{parameter.Symbol}, {range}; {Number(value)} as annotated. Takes effect with the next step.";
        surface.Declare(
            summary,
            $"public float {parameter.Name}",
            surface.HasPlan ? $" {{ get => _engine.HyperParameter({Number(index)}); set => _engine.SetHyperParameter({Number(index)}, value); }}" : " { get; set; }");
    }
}
