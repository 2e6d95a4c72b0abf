using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>An attribute and its place among the attributes of the class.</summary>
internal sealed record Annotation(int Index, AttributeDeclaration Attribute)
{
    public string Name => Attribute.Name;

    /// <summary>Where the whole attribute stands.</summary>
    public Site Site => Site.Attribute(Index);

    public int? Integer(string argument) => Attribute.Value<IntegerValue>(argument)?.Value;

    public long? Long(string argument) => Attribute.Value<LongValue>(argument)?.Value;

    public string? Text(string argument) => Attribute.Value<TextValue>(argument)?.Text;

    public double? Real(string argument) => Attribute.Value<RealValue>(argument)?.Value;

    public EquatableArray<double>? Reals(string argument) => Attribute.Value<RealsValue>(argument)?.Values;

    public bool? Flag(string argument) => Attribute.Value<BooleanValue>(argument)?.Value;

    public EnumValue? Enum(string argument) => Attribute.Value<EnumValue>(argument);

    /// <summary>Where an argument stands.</summary>
    public Site At(string argument) => Site.AttributeArgument(Index, argument);
}

/// <summary>The attributes of a class sorted by their part in the network, each group in the order of the source.</summary>
internal sealed class Annotations
{
    public const string Dense = "Dense";
    public const string Dropout = "Dropout";

    private const string Root = "Network";
    private const string Clipping = "ClipGradients";
    private const string Freeze = "Freeze";
    private const string WeightsFile = "Weights";
    private const string Export = "ExportC";

    private readonly List<Annotation> _all;

    public Annotations(NetworkDeclaration declaration)
    {
        _all = declaration.Attributes.Select((attribute, index) => new Annotation(index, attribute)).ToList();
        Networks = Named(Root);
        Network = Networks[0];
        Layers = Named(Dense, Dropout);
        Losses = Named([.. Catalogue.Losses.Select(loss => loss.Name)]);
        Penalties = Named([.. Catalogue.Penalties.Select(penalty => penalty.Name)]);
        Optimizers = Named([.. Catalogue.Optimizers.Select(optimizer => optimizer.Name)]);
        Clippings = Named(Clipping);
        Freezes = Named(Freeze);
        Weights = Named(WeightsFile);
        Exports = Named(Export);
        Budgets = Named(BudgetChecks.Memory, BudgetChecks.Flops);
    }

    public Annotation Network { get; }

    /// <summary>All network attributes, of which there should be one.</summary>
    public IReadOnlyList<Annotation> Networks { get; }

    public IReadOnlyList<Annotation> Layers { get; }

    public IReadOnlyList<Annotation> Losses { get; }

    public IReadOnlyList<Annotation> Penalties { get; }

    public IReadOnlyList<Annotation> Optimizers { get; }

    public IReadOnlyList<Annotation> Clippings { get; }

    public IReadOnlyList<Annotation> Freezes { get; }

    /// <summary>The files that parameters come from, of which there should be one.</summary>
    public IReadOnlyList<Annotation> Weights { get; }

    /// <summary>The names that C calls the network by, of which there should be one.</summary>
    public IReadOnlyList<Annotation> Exports { get; }

    public IReadOnlyList<Annotation> Budgets { get; }

    /// <summary>Whether the compiler has reported an error in one of them.</summary>
    public bool HasUnbound => _all.Any(annotation => !annotation.Attribute.IsBound);

    private List<Annotation> Named(params string[] names) => _all.Where(annotation => names.Contains(annotation.Name)).ToList();
}
