using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Diagnostics;
using static Unrolled.Generator.Shapes.Words;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Labels are classes.</summary>
internal static class LabelChecks
{
    public static Mistake? Find(NetworkCall call, ExtentReader reader)
    {
        if (call.Argument("label") is { } single && reader.Integer(single.Value) is { } label)
        {
            return IsClass(label, call) ? null : Wrong(single, NetworkCall.PlaceOf(single), "label", label, call);
        }

        if (call.Argument("labels") is not { Parameter.Type: INamedTypeSymbol { Name: "ReadOnlySpan" } } labels)
        {
            return null;
        }

        SyntaxNode argument = NetworkCall.PlaceOf(labels);
        int index = 0;
        foreach (Element element in reader.Elements(labels.Value))
        {
            if (element.Value is { } value && !IsClass(value, call))
            {
                bool isInside = element.Syntax.SyntaxTree == argument.SyntaxTree && argument.Span.Contains(element.Syntax.Span);
                return Wrong(labels, isInside ? element.Syntax : argument, $"labels[{Count(index)}]", value, call);
            }

            index++;
        }

        return null;
    }

    private static bool IsClass(long label, NetworkCall call) => label >= 0 && label < call.Network.Classes;

    private static Mistake Wrong(IArgumentOperation argument, SyntaxNode place, string name, long label, NetworkCall call) =>
        Mistake.In(argument, CallSiteRules.LabelIsNoClass, name, Count(label), call.Network.Name, Count(call.Network.Classes), Count(call.Network.Classes - 1)) with { Place = place };
}
