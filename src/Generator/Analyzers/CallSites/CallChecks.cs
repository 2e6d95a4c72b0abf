using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Analyzers.CallSites.Excuses;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Checks one call, and reports the first mistake in it unless the program shows that it knows.</summary>
internal static class CallChecks
{
    public static void Check(OperationAnalysisContext context, IInvocationOperation invocation, NetworkTypes networks, Bodies bodies, Surroundings surroundings)
    {
        if (!NetworkCall.IsCandidate(invocation.TargetMethod) && !ParameterChecks.IsCandidate(invocation.TargetMethod))
        {
            return;
        }

        ExtentReader reader = new(context.Compilation, bodies, context.CancellationToken);
        NetworkCall? call = NetworkCall.Of(invocation, networks);
        NetworkFacts? network = call?.Network ?? ParameterChecks.NetworkOf(invocation, networks);
        Mistake? mistake = call is not null
            ? RowChecks.Find(call, reader) ?? LabelChecks.Find(call, reader) ?? OverlapChecks.Find(call, reader) ?? ParameterChecks.Find(call, reader)
            : ParameterChecks.FindInView(invocation, network, reader);
        if (mistake is not null
            && network is not null
            && !new Circumstances(invocation, network, networks, bodies, surroundings, context.CancellationToken).Excuse(mistake))
        {
            context.ReportDiagnostic(mistake.ToDiagnostic());
        }
    }
}
