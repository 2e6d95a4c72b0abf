using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes and checks a dense layer.</summary>
internal static class DenseInference
{
    private const string DefaultInitializer = "Default";

    public static PlacedLayer Infer(Annotation annotation, string name, string lastDense, Width width, FindingList findings)
    {
        string owner = Words.Layer(name);
        int? outputs = SizeReader.Read(annotation, "outputs", owner, findings);
        int inputs = InputsOf(annotation, name, width, findings);
        string? choice = EnumChoice.Read(annotation, "activation", owner, StandIn.Activation, findings);
        Activation? activation = Catalogue.Activations.FirstOrDefault(candidate => candidate.Name == choice);
        string? initializer = EnumChoice.Read(annotation, "Initializer", owner, DefaultInitializer, findings);
        double parameter = 0;
        if (activation is not null)
        {
            parameter = ParameterOf(annotation, name, activation, findings);
            CheckRows(annotation, name, lastDense, activation, findings);
        }

        DenseModel model = new(
            name,
            inputs,
            outputs ?? StandIn.Outputs,
            activation?.Name ?? StandIn.Activation,
            parameter,
            annotation.Flag("Bias") ?? true,
            initializer is null or DefaultInitializer ? activation?.Initializer ?? StandIn.Initializer : initializer);
        return new PlacedLayer(model, annotation, activation is not null && annotation.Attribute.IsBound);
    }

    /// <summary>The outputs if they are a size.</summary>
    public static int? OutputsOf(Annotation annotation) => annotation.Integer("outputs") is { } outputs and >= 1 ? outputs : null;

    private static int InputsOf(Annotation annotation, string name, Width width, FindingList findings)
    {
        int? declared = SizeReader.Read(annotation, "inputs", Words.Layer(name), findings);
        if (declared is { } inputs && width.Size is { } arriving && inputs != arriving)
        {
            string outputs = Words.Count(annotation.Integer("outputs") ?? 0);
            findings.Add(ShapeRules.InputsDisagree, annotation.At("inputs"), new Remedy(width.Site), name, Words.Count(inputs), outputs, width.Source, Words.Count(arriving));
        }

        return width.Size ?? declared ?? StandIn.Inputs;
    }

    /// <summary>The value of the activation's parameter; parameters of other activations are errors.</summary>
    private static double ParameterOf(Annotation annotation, string name, Activation activation, FindingList findings)
    {
        foreach (IGrouping<string, Activation> users in Catalogue.Activations.Where(a => a.Parameter is not null).GroupBy(a => a.Parameter!))
        {
            if (users.Key != activation.Parameter && annotation.Attribute.Has(users.Key))
            {
                string alternatives = Words.Or(users.Select(user => "Activation." + user.Name));
                Remedy remedy = new(annotation.At("activation"), users.First().Name);
                findings.Add(CombinationRules.ParameterWithoutActivation, annotation.At(users.Key), remedy, users.Key, name, activation.Name, alternatives);
            }
        }

        ValueRange range = activation.ParameterIsPositive ? ValueRange.Positive : ValueRange.NotNegative;
        return activation.Parameter is { } parameter
            ? range.Read(annotation, parameter, Words.Layer(name), activation.ParameterDefault, findings)
            : 0;
    }

    /// <summary>An activation over whole rows is for the last layer.</summary>
    private static void CheckRows(Annotation annotation, string name, string lastDense, Activation activation, FindingList findings)
    {
        if (activation.IsRowOperation && name != lastDense)
        {
            findings.Add(CombinationRules.RowActivationOnHiddenLayer, annotation.At("activation"), activation.Name, name, lastDense);
        }
    }
}
