using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>What the emitters of public members share: the text, the network, and the shape of a member.</summary>
/// <remarks>Without a plan (the declaration has errors) every member is there, so that calls bind, and throws; but for those whose place is taken.</remarks>
internal sealed class SurfaceWriter(CodeWriter writer, NetworkModel model, NetworkPlan? plan)
{
    public const string Floats = "global::System.ReadOnlySpan<float>";
    public const string FloatsOut = "global::System.Span<float>";

    private const string Throw = "throw new global::System.NotSupportedException(\"This network's annotations have errors: see the compiler's messages.\")";

    private bool _first = true;

    public CodeWriter Writer { get; } = writer;

    public NetworkModel Model { get; } = model;

    /// <summary>The plan; only asked for where there is one.</summary>
    public NetworkPlan Plan => plan ?? throw new InvalidOperationException("A network with errors has no plan.");

    public bool HasPlan => plan is not null;

    public string Name => Model.Type.Name;

    /// <summary>The namespace of programs and memory.</summary>
    public string Space => $"global::{FileEmitter.KernelNamespace(Model.Type)}";

    public IEnumerable<DenseModel> Dense => Model.Layers.OfType<DenseModel>();

    public int Outputs => Dense.LastOrDefault()?.Outputs ?? 1;

    public bool HasLoss => Model.Loss is not null;

    public bool HasOptimizer => Model.Optimizer is not null;

    public bool IsTrainable => Model.Trains;

    /// <summary>Whether the class implements the interfaces of training, whose members need both.</summary>
    public bool IsLearner => HasLoss && HasOptimizer;

    /// <summary>The interface that the class implements, each with those before it: also where the author has members in the places of some that it asks for.</summary>
    public string Interface => Interfaces.Global(IsLearner ? TakesLabels ? Interfaces.LabelTrainable : Interfaces.Trainable : Interfaces.Network);

    /// <summary>Whether the optimiser keeps something for each parameter.</summary>
    public bool HasState => Model.Optimizer is { } optimizer && Catalogue.Optimizer(optimizer.Kind).Rule(optimizer).State.Count > 0;

    /// <summary>Whether training drops units, so that its documentation says so.</summary>
    public bool HasDropout => Model.Layers.Any(l => l is DropoutModel);

    /// <summary>Whether labels can stand for targets.</summary>
    public bool TakesLabels => Model.Loss is not null && Catalogue.Losses.Any(l => l.Name == Model.Loss.Kind && l.TakesLabels(Outputs));

    /// <summary>Whether outputs stand for classes: several, or one probability.</summary>
    public bool HasClasses => Outputs > 1 || Dense.LastOrDefault()?.Activation == "Sigmoid";

    /// <summary>The largest label.</summary>
    public int LastLabel => Outputs == 1 ? 1 : Outputs - 1;

    /// <summary>A member that is one expression.</summary>
    /// <param name="inherits">Whether an interface says the rest: what parameters are and what is thrown.</param>
    public void Member(string summary, string signature, string value, bool inherits = false) =>
        Declare(summary, signature, $" => {(HasPlan ? value : Throw)};", inherits);

    /// <summary>A member on one line.</summary>
    /// <param name="rest">What follows the signature.</param>
    public void Declare(string summary, string signature, string rest, bool inherits = false, string? attribute = null)
    {
        string member = MemberOf(signature);
        if (IsTaken(member))
        {
            Implement(member, signature, rest);
            return;
        }

        Open(summary, inherits);
        if (attribute is not null)
        {
            Writer.Line(attribute);
        }

        Writer.Line(signature + rest);
    }

    /// <summary>A member with an overload for each kind of target; that of integer labels wins where a literal could be either, unless the user has an overload, too.</summary>
    public void LabelMember(string summary, string type, string signature, string value, bool inherits = false)
    {
        bool hasPriority = type == "int" && Model.Type.HasOverloadPriority && !Model.Type.OwnOverloads.Any(name => signature.Contains($" {name}("));
        string? priority = hasPriority ? "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]" : null;
        Declare(type == "byte" ? "The same for byte labels." : summary, signature, $" => {(HasPlan ? value : Throw)};", inherits && type != "byte", priority);
    }

    /// <summary>Whether the author has a member in the place of that one, written as in <see cref="GeneratedNames"/>.</summary>
    public bool IsTaken(string member) => Model.Taken.Contains(member);

    /// <summary>A member whose place is taken, for its interface alone: the network can still be handed to what takes one.</summary>
    private void Implement(string member, string signature, string rest)
    {
        if (Interfaces.Of(member) is { } owner && (owner == Interfaces.Network || (IsLearner && (owner == Interfaces.Trainable || TakesLabels))))
        {
            string declared = signature.Replace("public ", string.Empty);
            Writer.Line();
            Writer.Line(declared.Insert(NameOf(declared).Start, Interfaces.Global(owner) + ".") + rest);
        }
    }

    private string MemberOf(string signature)
    {
        (int start, int end) = NameOf(signature);
        string name = signature.Substring(start, end - start);
        string parameters = end == signature.Length ? string.Empty : signature.Substring(end + 1, signature.IndexOf(')') - end - 1);
        string member = name == Name ? GeneratedNames.Constructor : name;
        return end == signature.Length ? member : $"{member}({string.Join(",", parameters.Split(',').Select(TypeOf))})";
    }

    /// <summary>Where the name of a member starts and ends.</summary>
    private static (int Start, int End) NameOf(string signature)
    {
        int end = signature.IndexOf('(') is >= 0 and var parenthesis ? parenthesis : signature.Length;
        return (signature.LastIndexOf(' ', end - 1) + 1, end);
    }

    /// <summary>The type of a parameter as symbols without their namespaces would show it.</summary>
    private string TypeOf(string parameter) => parameter.Trim().Split(' ')[0] is var type && type == Name ? GeneratedNames.Self : type.Replace("global::System.", string.Empty).Replace("global::Unrolled.", string.Empty);

    /// <summary>Starts a member: an empty line between two, and the documentation, which is XML.</summary>
    public void Open(string summary, bool inherits = false)
    {
        if (!_first)
        {
            Writer.Line();
        }

        _first = false;
        Writer.Line($"/// <summary>{summary}</summary>{(inherits ? "<inheritdoc/>" : "")}");
    }
}
