using System;
using System.Linq;
using Unrolled.Generator.Expressions;

namespace Unrolled.Expressions.Tests.Expressions;

/// <summary>Trees over x and y from a seed, with many zeros, ones and repetitions.</summary>
internal sealed class RandomTrees(int seed)
{
    private static readonly double[] s_constants = [0, 1, -1, 2, 0.5, -3];

    private readonly Random _random = new(seed);

    public double Point() => Math.Round((_random.NextDouble() * 6) - 3, 3) + 1e-4;

    public Expression Next(int depth)
    {
        if (depth == 0)
        {
            return _random.Next(3) switch
            {
                0 => s_constants[_random.Next(s_constants.Length)],
                1 => Terms.X,
                _ => Terms.Y,
            };
        }

        return _random.Next(10) switch
        {
            < 3 => new Call((Function)_random.Next(Enum.GetValues<Function>().Length), Next(depth - 1)),
            < 9 => new Binary((BinaryOperator)_random.Next(Enum.GetValues<BinaryOperator>().Length), Next(depth - 1), Next(_random.Next(depth))),
            _ => new Select(Next(_random.Next(depth)), Next(0), Next(depth - 1), Next(_random.Next(depth))),
        };
    }

    /// <summary>Whether every part has a moderate value at a point, so that rounding stays small.</summary>
    public static bool IsTame(Expression tree, Func<string, double> lookup) =>
        tree.Parts().All(part => Math.Abs(ExpressionEvaluator.Evaluate(part, lookup)) is < 1e4 and (0 or > 1e-4));
}
