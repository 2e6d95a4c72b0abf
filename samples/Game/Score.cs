namespace Game;

/// <summary>How well the flock did in a period.</summary>
/// <param name="Frame">Frames played by its end.</param>
/// <param name="Frames">Frames of it.</param>
/// <param name="Passed">How often a bird got a wall behind it.</param>
/// <param name="Crashed">How often one crashed.</param>
/// <param name="Curiosity">The share of choices made at random at its end.</param>
/// <param name="Lesson">What was trained.</param>
internal sealed record Score(int Frame, int Frames, int Passed, int Crashed, double Curiosity, Lesson Lesson)
{
    /// <summary>Of the birds that came to a wall or crashed before, the share that passed it: 0 to 1.</summary>
    public double Share => Passed + Crashed == 0 ? 0 : Passed / (double)(Passed + Crashed);

    /// <summary>The mean time of training in a frame.</summary>
    public double Milliseconds => Lesson.Time.TotalMilliseconds / Frames;

    /// <summary>The mean number of training steps in a frame.</summary>
    public double Steps => Lesson.Steps / (double)Frames;
}
