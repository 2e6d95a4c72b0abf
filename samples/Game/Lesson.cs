using System;

namespace Game;

/// <summary>What was trained.</summary>
/// <param name="Steps">Training steps.</param>
/// <param name="LossSum">Their losses, added up.</param>
/// <param name="Time">The time they took.</param>
internal readonly record struct Lesson(int Steps, double LossSum, TimeSpan Time)
{
    /// <summary>The mean loss of a step, for the user.</summary>
    public string Loss => Steps == 0 ? "-" : $"{LossSum / Steps:F5}";

    public static Lesson operator +(Lesson one, Lesson other) => new(one.Steps + other.Steps, one.LossSum + other.LossSum, one.Time + other.Time);
}
