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

/// <summary>A user's project in an editor, or several: documents, the diagnostics of generator and analyzers, and fixes applied to them.</summary>
/// <remarks>As in an editor the generator runs inside the workspace: fixes see compilations with the generated files, and files of several projects change in all of them.</remarks>
internal sealed class Project
{
    private const string Usings = "using Unrolled;\n";

    private static readonly ImmutableArray<MetadataReference> s_references = References();

    private static readonly ImmutableArray<NetworkFix> s_fixes = All<NetworkFix>(typeof(NetworkFix));

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = All<DiagnosticAnalyzer>(typeof(NetworkGenerator));

    private readonly AdhocWorkspace _workspace;

    private Project(AdhocWorkspace workspace) => _workspace = workspace;

    private Solution Solution => _workspace.CurrentSolution;

    /// <summary>All fixes of the assembly.</summary>
    public static IReadOnlyList<NetworkFix> Fixes => s_fixes;

    /// <summary>A project of these files, each with the vocabulary imported.</summary>
    public static Project Of(params string[] sources) => new Project(new AdhocWorkspace()).Add("User", sources);

    /// <summary>A project for two frameworks, which editors show as two of the same files; each has the symbol of its own.</summary>
    public static Project ForTwoFrameworks(params string[] sources) => new Project(new AdhocWorkspace()).Add("NET9_0", sources).Add("NET10_0", sources);

    /// <summary>A library, and a program that refers to it.</summary>
    public static Project OfTwo(string library, string program) => new Project(new AdhocWorkspace()).Add("Library", [library]).Add("Program", [string.Empty, program], "Library");

    /// <summary>The texts of the files, which are the same in all projects that have them.</summary>
    public async Task<string[]> TextsAsync()
    {
        List<string> texts = [];
        foreach (IGrouping<string, Document> file in Documents.GroupBy(document => document.FilePath!))
        {
            texts.Add(Assert.Single((await Task.WhenAll(file.Select(document => document.GetTextAsync()))).Select(text => text.ToString()[Usings.Length..]).Distinct()));
        }

        return [.. texts];
    }

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
        return await ApplyAsync(action);
    }

    /// <summary>The project after the fix of that title was applied to all diagnostics of its rule, in one go.</summary>
    public async Task<Project> FixAllAsync(string id, string title)
    {
        Diagnostic[] diagnostics = await DiagnosticsAsync();
        Diagnostic first = diagnostics.First(one => one.Id == id);
        (CodeAction action, NetworkFix fix) = Assert.Single(await ActionsAsync(first), offer => offer.Action.Title == title);
        FixAllContext context = new(
            Solution.GetDocument(first.Location.SourceTree)!,
            fix,
            FixAllScope.Solution,
            action.EquivalenceKey!,
            [id],
            new Found(diagnostics),
            CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider().GetFixAsync(context);
        return await ApplyAsync(Assert.IsAssignableFrom<CodeAction>(all));
    }

    /// <summary>Fails unless these rules, none if not said otherwise, are all that generator, analyzers and compiler have to say about the files.</summary>
    public async Task AssertCleanAsync(params IEnumerable<string> except)
    {
        Assert.Equal(except, (await DiagnosticsAsync()).Select(diagnostic => diagnostic.Id));
        foreach (Document document in Documents)
        {
            SemanticModel model = (await document.GetSemanticModelAsync())!;
            Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }
    }

    /// <summary>What the compiler says about all of the program, generated files included, warnings and errors only.</summary>
    public async Task<IEnumerable<Diagnostic>> CompileAsync() =>
        (await Solution.Projects.Single().GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private IEnumerable<Document> Documents => Solution.Projects.SelectMany(project => project.Documents).OrderBy(document => document.FilePath, StringComparer.Ordinal);

    private Project Add(string name, string[] sources, params string[] references)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = Solution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp)
                .WithMetadataReferences(s_references)
                .WithProjectReferences(Solution.Projects.Where(project => references.Contains(project.Name)).Select(project => new ProjectReference(project.Id)))
                .WithAnalyzerReferences([new Ours()])
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp12, preprocessorSymbols: [name]))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
        for (int i = 0; i < sources.Length; i++)
        {
            string file = $"Source{i}.cs";
            if (sources[i] != string.Empty)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), file, SourceText.From(Usings + sources[i]), filePath: "/User/" + file);
            }
        }

        Assert.True(_workspace.TryApplyChanges(solution));
        return this;
    }

    /// <summary>The rules that generator and analyzers report.</summary>
    public async Task<string[]> IdsAsync() => [.. (await DiagnosticsAsync()).Select(diagnostic => diagnostic.Id)];

    /// <summary>What the generator and the analyzers report, in order of the files.</summary>
    private async Task<Diagnostic[]> DiagnosticsAsync()
    {
        List<Diagnostic> all = [];
        foreach (Microsoft.CodeAnalysis.Project project in Solution.Projects)
        {
            all.AddRange(await DiagnosticsAsync(project));
        }

        return [.. all.OrderBy(one => one.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start)];
    }

    private static async Task<List<Diagnostic>> DiagnosticsAsync(Microsoft.CodeAnalysis.Project project)
    {
        // The workspace keeps to itself what its generators report.
        Compilation output = (await project.GetCompilationAsync())!;
        SyntaxTree[] generated = [.. await Task.WhenAll((await project.GetSourceGeneratedDocumentsAsync()).Select(async document => (await document.GetSyntaxTreeAsync())!))];
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.ParseOptions!)
            .RunGenerators(output.RemoveSyntaxTrees(generated));
        Assert.Equal(driver.GetRunResult().GeneratedTrees.Length, generated.Length);

        // What an editor does: it asks about a file, and nobody binds the generated ones.
        CompilationWithAnalyzers analyzed = output.WithAnalyzers(s_analyzers);
        List<Diagnostic> all = [.. driver.GetRunResult().Diagnostics];
        foreach (Document document in project.Documents)
        {
            all.AddRange(await analyzed.GetAnalyzerSemanticDiagnosticsAsync((await document.GetSemanticModelAsync())!, null, CancellationToken.None));
        }

        return all;
    }

    private async Task<List<(CodeAction Action, NetworkFix Fix)>> ActionsAsync(Diagnostic diagnostic)
    {
        List<(CodeAction, NetworkFix)> actions = [];
        foreach (NetworkFix fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            Document document = Solution.GetDocument(diagnostic.Location.SourceTree)!;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add((action, fix)), CancellationToken.None));
        }

        return actions;
    }

    private async Task<Project> ApplyAsync(CodeAction action)
    {
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        Assert.True(_workspace.TryApplyChanges(operation.ChangedSolution));
        return this;
    }

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

    /// <summary>The generator as projects refer to it.</summary>
    private sealed class Ours : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [new NetworkGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(Ours);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
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
