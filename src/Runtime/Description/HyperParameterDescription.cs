using System.Globalization;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>A number of an optimiser that can be set at run time: its name, its value as annotated and its range.</summary>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class HyperParameterDescription
{
    /// <summary>States a hyper-parameter.</summary>
    /// <param name="name">The name of its property: <c>LearningRate</c>.</param>
    /// <param name="value">Its value as annotated.</param>
    /// <param name="minimum">The smallest value allowed.</param>
    /// <param name="below">What every value must stay under; infinity if nothing.</param>
    /// <param name="isPositive">Whether values must be above the minimum, which is 0, instead of at least that.</param>
    public HyperParameterDescription(string name, float value, float minimum, float below, bool isPositive)
    {
        Name = name;
        Value = value;
        Minimum = minimum;
        Below = below;
        IsPositive = isPositive;
    }

    /// <summary>The name of its property: <c>LearningRate</c>.</summary>
    public string Name { get; }

    /// <summary>Its value as annotated.</summary>
    public float Value { get; }

    /// <summary>The smallest value allowed.</summary>
    public float Minimum { get; }

    /// <summary>What every value must stay under; infinity if nothing.</summary>
    public float Below { get; }

    /// <summary>Whether values must be above <see cref="Minimum"/>, which is 0, instead of at least that.</summary>
    public bool IsPositive { get; }

    /// <summary>Name and annotated value: <c>LearningRate = 0.1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:R}");

    /// <summary>Whether the hyper-parameter can have a value.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>False also for NaN and infinities.</returns>
    public bool Allows(float value) => (IsPositive ? value > Minimum : value >= Minimum) && value < Below;

    /// <summary>Checks the value given to the property.</summary>
    internal void Check(float value)
    {
        if (!Allows(value))
        {
            Guard.ThrowHyperParameter(value, this);
        }
    }
}
