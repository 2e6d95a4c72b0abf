using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Analyzers.CallSites;
using Unrolled.Generator.Analyzers.CallSites.Excuses;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Analyzers;

/// <summary>Reports calls of generated members that cannot succeed, whatever the program does before: rules 05xx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        CallSiteRules.NoWholeRows,
        CallSiteRules.RowsOutOfRange,
        CallSiteRules.RowsDisagree,
        CallSiteRules.ParametersDisagree,
        CallSiteRules.LabelIsNoClass,
        CallSiteRules.SharedMemory,
        CallSiteRules.NoLoss,
        CallSiteRules.NoOptimizer,
        CallSiteRules.ForInference);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>A compilation that no network was generated for, here or in what it references, costs these look-ups.</summary>
    private static void Start(CompilationStartAnalysisContext context)
    {
        Compilation compilation = context.Compilation;
        if (!NetworkTypes.ExistIn(compilation) || compilation.GetTypeByMetadataName(NetworkParser.NetworkAttribute) is not { } attribute)
        {
            return;
        }

        NetworkTypes networks = new(compilation, attribute);
        Bodies bodies = new();
        Surroundings surroundings = new(compilation);
        context.RegisterOperationAction(call => CallChecks.Check(call, (IInvocationOperation)call.Operation, networks, bodies, surroundings), OperationKind.Invocation);
        context.RegisterOperationAction(access => MissingMembers.Check(access, networks), OperationKind.Invalid);
    }
}
