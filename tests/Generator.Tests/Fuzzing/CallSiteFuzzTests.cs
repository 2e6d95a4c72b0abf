using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Diagnostics;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>No code around a network, half typed or scrambled, makes an analyzer throw.</summary>
public class CallSiteFuzzTests
{
    private const int Rounds = 8;

    [Fact]
    public void ScrambledPrograms_DoNotMakeAnalyzersThrow()
    {
        string[] programs =
        [
            .. CorrectCalls.All.Select((program, i) => CallSitePrograms.Wrap(program.Statements, program.Types, i)),
            .. CallSiteCases.Calls.Select((call, i) => Markup.Parse(CallSitePrograms.Wrap(call.Statements, call.Types, 1000 + i)).Source),
        ];
        GeneratorRun run = GeneratorHarness.Run(Sources.Classifier);
        Random random = new(20240607);
        int reported = 0;
        for (int round = 0; round < Rounds; round++)
        {
            SyntaxTree[] scrambled = [.. programs.Select((program, i) => GeneratorHarness.Parse(Scramble(program, random), $"Scrambled{i}.cs"))];
            reported += Reported(run.Output, scrambled);
        }

        Assert.True(reported > 100, $"Only {reported} calls were still seen.");
    }

    /// <summary>What the analyzers report. Where Roslyn itself throws, as it does for a <c>stackalloc</c> of a method group, without the programs that make it.</summary>
    private static int Reported(Compilation network, SyntaxTree[] programs)
    {
        try
        {
            return AnalyzerHarness.Analyze(network.AddSyntaxTrees(programs), AnalyzerHarness.Analyzers).Length;
        }
        catch (InvalidOperationException)
        {
            SyntaxTree[] others = [.. programs.Where(tree => !Fails(network.AddSyntaxTrees(tree).GetSemanticModel(tree)))];
            return AnalyzerHarness.Analyze(network.AddSyntaxTrees(others), AnalyzerHarness.Analyzers).Length;
        }
    }

    /// <summary>Whether the compiler itself throws at a program, without any analyzer. Only the program is bound: the network around it is long.</summary>
    private static bool Fails(SemanticModel program)
    {
        try
        {
            _ = program.GetDiagnostics();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Removes, doubles, swaps or replaces a few tokens, or cuts the text.</summary>
    private static string Scramble(string program, Random random)
    {
        List<string> tokens = [.. SyntaxFactory.ParseTokens(program).Select(token => token.ToFullString())];
        for (int edits = random.Next(1, 4); edits > 0 && tokens.Count > 2; edits--)
        {
            int place = random.Next(tokens.Count);
            int other = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(place);
                    break;
                case 1:
                    tokens.Insert(place, tokens[other]);
                    break;
                case 2:
                    (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                    break;
                case 3:
                    tokens[place] = Odd(random);
                    break;
                default:
                    tokens.RemoveRange(place, Math.Min(random.Next(1, 6), tokens.Count - place));
                    break;
            }
        }

        string text = string.Concat(tokens);
        return random.Next(8) == 0 ? text[..random.Next(text.Length)] : text;
    }

    private static string Odd(Random random)
    {
        string[] odd =
        [
            "2147483648", "-1", "0x7fffffff", "1e400f", "null", "default", "[]", "[..", "^1", "..", "x", "net", "ref x", "out var z", "stackalloc", "new()", "()", "{", "}", "\"", "nameof(net)", "net.TrainStep", "dynamic",
            "(x, y)", "await", "is", "checked(1 / 0)", "new float[-1]", "new float[,]", "x = x", "int.MaxValue * 2", "this", "T", "@", "=> x", "switch { }", "with { }", "\n#if A\n",
        ];
        return " " + odd[random.Next(odd.Length)] + " ";
    }
}
