using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>A compilation around the mistakes in it: what was found out for one is kept for the others. Where there are none it stays empty.</summary>
internal sealed class Surroundings
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConditionalWeakTable<IOperation, BodyFlow> _flows = new();

    public Surroundings(Compilation compilation)
    {
        Compilation = compilation;
        Mentions = new Mentions(this);
        Throwers = new Throwers(Mentions);
        Places = new Places(this);
        Expectation = new Expectation(this);
        DeadCode = new DeadCode(this);
        EarlyReads = new EarlyReads(Mentions);
    }

    public Compilation Compilation { get; }

    public Mentions Mentions { get; }

    public Throwers Throwers { get; }

    public Places Places { get; }

    public Expectation Expectation { get; }

    public DeadCode DeadCode { get; }

    public EarlyReads EarlyReads { get; }

    /// <summary>The places that excuse every mistake in a member that calls a network, and those that do not.</summary>
    public ConcurrentDictionary<(Place Place, ISymbol? Member, ISymbol Network), bool> Verdicts { get; } = new();

    /// <summary>Takes a model that has read bodies already, so that they need not be read again.</summary>
    public void Take(SemanticModel? model)
    {
        if (model is not null)
        {
            _models.TryAdd(model.SyntaxTree, model);
        }
    }

    public SemanticModel ModelOf(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, _ => Compilation.ModelOf(node));

    /// <summary>What a name or a creation stands for, and what it may stand for where the code is not complete; nothing where the compiler cannot tell.</summary>
    public ImmutableArray<ISymbol> SymbolsOf(SyntaxNode node)
    {
        try
        {
            SymbolInfo info = ModelOf(node).GetSymbolInfo(node);
            return info.Symbol is { } symbol ? ImmutableArray.Create(symbol) : info.CandidateSymbols;
        }
        catch (NullReferenceException)
        {
            // The compiler's own, on half-typed code such as a nameof without its bracket.
            return ImmutableArray<ISymbol>.Empty;
        }
    }

    /// <summary>The flow in the body around an operation.</summary>
    public BodyFlow FlowAround(IOperation operation, CancellationToken cancellation) => _flows.GetValue(Bodies.RootOf(operation), root => new BodyFlow(root, this, cancellation));
}
