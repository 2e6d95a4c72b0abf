using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>Spoils programs as typing, merging, pasting and misunderstanding do: token by token, without regard for the grammar.</summary>
internal sealed class ProgramMutator(int seed)
{
    private static readonly string[] s_odd =
    [
        .. OddValues.Integers, .. OddValues.Reals, .. OddValues.Activations, .. OddValues.Initializers, .. OddValues.Masks, .. OddValues.Names, .. OddValues.Modifiers, .. OddValues.Suffixes, .. OddValues.Members,
        "99999999999", "0xFFFFFFFFFFFFFFFFFF", "1e999", "1e", "1__", "0b", "- -1", "int.MaxValue + 1", "checked(int.MaxValue * 2)", "unchecked(int.MaxValue * 2)", "1 / 0", "1.0 / 0", "long.MinValue", "ulong.MaxValue", "decimal.One",
        "null", "null!", "default", "default(int)", "new int[3]", "new[] { 1 }", "typeof(int)", "nameof(Mutant)", "nameof(", "typeof(", "sizeof(", "x => x", "await", "\"text\"", "\"", "\"\"\"", "$\"{", "'", "'ab'", "@", "true", "this", "base",
        "Activation", "Activation.", "Activation.Missing", "Missing", "Missing.Name", "Inputs:", "inputs:", "outputs: ", "Batch =", "Batch = Batch = 3", "Name = Name", "params", "out _", "ref", "in", "..", "^1", "?", "??", "=>", "::", "global::",
        "[Network]", "[Network()]", "[Network(4)]", "[NetworkAttribute(", "[Dense]", "[Dense(3)]", "[Dense(3, 4, 5, 6)]", "[Dropout(", "[Sgd", "[Unrolled.]", "[assembly: Dense(3)]", "[return: Network(3)]", "[Obsolete]", "[SquaredError]", "[MemoryBudget(-1)]", "[FlopBudget(1)]",
        "partial", "class", "record", "struct", "interface", "enum", "static", "abstract", "file", "sealed", "namespace A.B;", "using Unrolled = System;", "using Network = System.ObsoleteAttribute;", "using System", "extern alias X;", "delegate", "operator", "unsafe",
        "<T>", "<", ">", "(", ")", "[", "]", "{", "}", ";", ",", ".", "=", ":", "/*", "*/", "//", "///", "/// <summary>", "\n#if X\n", "\n#if true\n", "\n#else\n", "\n#endif\n", "\n#region\n", "\n#error stop\n", "\n#line 7 \"x.cs\"\n", "\n#line hidden\n",
        "\n#nullable disable\n", "\n#pragma warning disable\n", "\n#pragma warning restore UNR0101\n", "\n#define X\n", "\0", "\u200d", "\ud800", "ä", "\u2028", "\ufeff", "\\u0041", " ", "goto", "stackalloc float[-1]", "stackalloc[] { 1f }", "new float[0]", "[.. x]", "field", "scoped",
    ];

    /// <summary>Each program as the texts of its tokens, blanks and comments included.</summary>
    private static readonly string[][] s_programs = [.. Programs.Declarations.Concat(Programs.Calls).Select(program =>
        CSharpSyntaxTree.ParseText(program).GetRoot().DescendantTokens(descendIntoTrivia: false).Select(token => token.ToFullString()).ToArray())];

    private readonly Random _random = new(seed);

    /// <summary>A program with one to six mistakes, in a namespace of its own unless that is among them.</summary>
    public string Next(int number)
    {
        List<string> tokens = [.. Pick(s_programs)];
        int mistakes = 1 + (int)Math.Pow(_random.NextDouble() * 2.45, 2);
        for (int i = 0; i < mistakes && tokens.Count > 1; i++)
        {
            Mutate(tokens);
        }

        return string.Concat(tokens).Replace(Programs.Namespace, FormattableString.Invariant($"{Programs.Namespace}{number}"), StringComparison.Ordinal);
    }

    private void Mutate(List<string> tokens)
    {
        int at = _random.Next(tokens.Count);
        int other = _random.Next(tokens.Count);
        int few = Math.Min(_random.Next(1, 8), tokens.Count - at);
        switch (_random.Next(14))
        {
            case 0 or 1:
                tokens.RemoveAt(at);
                break;
            case 2:
                tokens.RemoveRange(at, few);
                break;
            case 3:
                tokens.Insert(at, tokens[at]);
                break;
            case 4:
                tokens.InsertRange(at, tokens.GetRange(at, few));
                break;
            case 5:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 6:
                tokens[at] = tokens[other];
                break;
            case 7 or 8:
                tokens[at] = Pick(s_odd) + " ";
                break;
            case 9 or 10:
                tokens.Insert(at, Pick(s_odd) + " ");
                break;
            case 11:
                tokens[at] = Pick(Pick(s_programs));
                break;
            case 12:
                tokens[at] = Misspell(tokens[at]);
                break;
            default:
                // Half-typed: the rest is not there yet, or the closing braces that an editor adds.
                string[] rest = Chance(0.5) ? [] : ["}", "}"];
                tokens.RemoveRange(at, tokens.Count - at);
                tokens.AddRange(rest);
                break;
        }
    }

    private string Misspell(string token)
    {
        int at = _random.Next(token.Length + 1);
        return Chance(0.5) && at < token.Length ? token.Remove(at, 1) : token.Insert(at, ((char)_random.Next(32, 127)).ToString());
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
