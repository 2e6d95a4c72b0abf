using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Unrolled.Generator;
using Xunit;

namespace Unrolled.CodeFixes.Tests.Harness;

/// <summary>A user's project in an editor: documents, the diagnostics of generator and analyzers, and fixes applied to them.</summary>
internal sealed class Project
{
    private const string Usings = "using Unrolled;\n";

    private static readonly ImmutableArray<MetadataReference> s_references = References();

    private static readonly ImmutableArray<NetworkFix> s_fixes = All<NetworkFix>(typeof(NetworkFix));

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = All<DiagnosticAnalyzer>(typeof(NetworkGenerator));

    private readonly Solution _solution;

    private Project(Solution solution) => _solution = solution;

    /// <summary>All fixes of the assembly.</summary>
    public static IReadOnlyList<NetworkFix> Fixes => s_fixes;

    /// <summary>A project of these files, each with the vocabulary imported.</summary>
    public static Project Of(params string[] sources)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "User", "User", LanguageNames.CSharp)
                .WithMetadataReferences(s_references)
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp12))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
        for (int i = 0; i < sources.Length; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Source{i}.cs", SourceText.From(Usings + sources[i]));
        }

        return new Project(solution);
    }

    /// <summary>The texts of the files.</summary>
    public async Task<string[]> TextsAsync() =>
        [.. (await Task.WhenAll(Documents.Select(document => document.GetTextAsync()))).Select(text => text.ToString()[Usings.Length..])];

    /// <summary>The titles offered for the only diagnostic of a rule.</summary>
    public async Task<string[]> TitlesAsync(string id)
    {
        Diagnostic diagnostic = Assert.Single(await DiagnosticsAsync(), one => one.Id == id);
        return [.. (await ActionsAsync(diagnostic)).Select(offer => offer.Action.Title)];
    }

    /// <summary>The project after one fix of the first diagnostic of a rule.</summary>
    public async Task<Project> FixAsync(string id, string title)
    {
        Diagnostic diagnostic = (await DiagnosticsAsync()).First(one => one.Id == id);
        (CodeAction action, _) = Assert.Single(await ActionsAsync(diagnostic), offer => offer.Action.Title == title);
        return new Project(await ResultAsync(action));
    }

    /// <summary>The project after the fix of that title was applied to all diagnostics of its rule, in one go.</summary>
    public async Task<Project> FixAllAsync(string id, string title)
    {
        Diagnostic[] diagnostics = await DiagnosticsAsync();
        Diagnostic first = diagnostics.First(one => one.Id == id);
        (CodeAction action, NetworkFix fix) = Assert.Single(await ActionsAsync(first), offer => offer.Action.Title == title);
        FixAllContext context = new(
            _solution.GetDocument(first.Location.SourceTree)!,
            fix,
            FixAllScope.Solution,
            action.EquivalenceKey!,
            [id],
            new Found(diagnostics),
            CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider().GetFixAsync(context);
        return new Project(await ResultAsync(Assert.IsAssignableFrom<CodeAction>(all)));
    }

    /// <summary>Fails unless these rules, none if not said otherwise, are all that generator, analyzers and compiler have to say about the files.</summary>
    public async Task AssertCleanAsync(params IEnumerable<string> except)
    {
        (Compilation output, Diagnostic[] diagnostics) = await GenerateAsync();
        Assert.Equal(except, diagnostics.Select(diagnostic => diagnostic.Id));
        foreach (SyntaxTree file in await FilesAsync())
        {
            Assert.Empty(output.GetSemanticModel(file).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }
    }

    /// <summary>What the compiler says about all of the program, generated files included, warnings and errors only.</summary>
    public async Task<IEnumerable<Diagnostic>> CompileAsync() =>
        (await GenerateAsync()).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private IEnumerable<Document> Documents => _solution.Projects.Single().Documents.OrderBy(document => document.Name, StringComparer.Ordinal);

    /// <summary>What the generator and the analyzers report, in order of the files.</summary>
    private async Task<Diagnostic[]> DiagnosticsAsync() => (await GenerateAsync()).Diagnostics;

    private async Task<IEnumerable<SyntaxTree>> FilesAsync() => (await Task.WhenAll(Documents.Select(document => document.GetSyntaxTreeAsync())))!;

    private async Task<(Compilation Output, Diagnostic[] Diagnostics)> GenerateAsync()
    {
        Microsoft.CodeAnalysis.Project project = _solution.Projects.Single();
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out Compilation output, out ImmutableArray<Diagnostic> errors);

        // What an editor does: it asks about a file, and nobody binds the generated ones.
        CompilationWithAnalyzers analyzed = output.WithAnalyzers(s_analyzers);
        List<Diagnostic> all = [.. errors];
        foreach (SyntaxTree file in await FilesAsync())
        {
            all.AddRange(await analyzed.GetAnalyzerSemanticDiagnosticsAsync(output.GetSemanticModel(file), null, CancellationToken.None));
        }

        return (output, [.. all.OrderBy(one => one.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start)]);
    }

    private async Task<List<(CodeAction Action, NetworkFix Fix)>> ActionsAsync(Diagnostic diagnostic)
    {
        List<(CodeAction, NetworkFix)> actions = [];
        foreach (NetworkFix fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            Document document = _solution.GetDocument(diagnostic.Location.SourceTree)!;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add((action, fix)), CancellationToken.None));
        }

        return actions;
    }

    private static async Task<Solution> ResultAsync(CodeAction action) =>
        Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None))).ChangedSolution;

    /// <summary>One of each class of that kind in the assembly.</summary>
    private static ImmutableArray<T> All<T>(Type neighbour) =>
    [
        .. neighbour.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];

    private static ImmutableArray<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.StartsWith(framework, StringComparison.Ordinal));
        IEnumerable<string> ours = new[] { "Unrolled.dll", "Unrolled.Attributes.dll" }.Select(name => Path.Combine(AppContext.BaseDirectory, name));
        return [.. platform.Concat(ours).Select(path => MetadataReference.CreateFromFile(path))];
    }

    /// <summary>Hands fix-all the diagnostics that were found before.</summary>
    private sealed class Found(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
