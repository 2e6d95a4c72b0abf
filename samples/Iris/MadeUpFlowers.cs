using System;
using Unrolled;

namespace Iris;

/// <summary>
/// Makes up flowers of three kinds, so that the sample runs without iris.csv: lengths as irises might have them, measured on no flower.
/// Each is a typical flower of its species, grown larger or smaller as a whole, and each length a little off. The same seed gives the same flowers.
/// </summary>
public static class MadeUpFlowers
{
    private const int PerSpecies = 50;

    /// <summary>How much flowers of one species differ in size: the standard deviation, as a share.</summary>
    private const double Growth = 0.06;

    /// <summary>How much each length differs on its own, in centimetres.</summary>
    private const double Noise = 0.2;

    /// <summary>A typical flower of each species: sepal length, sepal width, petal length and petal width in centimetres.</summary>
    private static readonly double[][] Typical = [[5, 3.4, 1.5, 0.5], [6, 2.8, 4.3, 1.4], [6.6, 3, 5.6, 2.1]];

    /// <summary>Makes up fifty flowers of each species.</summary>
    /// <param name="seed">Where the random numbers start.</param>
    /// <returns>The flowers, species after species; lengths in whole millimetres, at least one.</returns>
    public static Dataset Draw(int seed)
    {
        Random random = new(seed);
        float[] features = new float[Typical.Length * PerSpecies * Flowers.Features];
        int[] species = new int[Typical.Length * PerSpecies];
        for (int flower = 0; flower < species.Length; flower++)
        {
            species[flower] = flower / PerSpecies;
            double size = 1 + (Growth * Normal(random));
            for (int i = 0; i < Flowers.Features; i++)
            {
                double length = (Typical[species[flower]][i] * size) + (Noise * Normal(random));
                features[(flower * Flowers.Features) + i] = (float)Math.Max(Math.Round(length, 1), 0.1);
            }
        }

        return Dataset.WithLabels(features, species);
    }

    /// <summary>Near enough to a normal variable, from additions alone: twelve uniform ones have variance 1 together.</summary>
    private static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
