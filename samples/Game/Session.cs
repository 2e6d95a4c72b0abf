using System;
using System.Collections.Generic;

namespace Game;

/// <summary>A flock, its learner, and how well both do.</summary>
internal sealed class Session
{
    /// <summary>How many frames a score is counted over.</summary>
    public const int Period = 100;

    private const int Birds = 64;

    private readonly Learner _learner;
    private readonly List<Score> _scores = [];

    // What happened since the last score.
    private int _passed;
    private int _crashed;
    private Lesson _lesson;

    /// <summary>Starts a flock.</summary>
    /// <param name="net">The network that flies it.</param>
    /// <param name="seed">Where all random numbers start.</param>
    /// <param name="isExperienced">Whether the network has learned before.</param>
    public Session(BirdNet net, int seed, bool isExperienced)
    {
        World = new World(Birds, seed);
        _learner = new Learner(net, Birds, seed, isExperienced);
    }

    /// <summary>Where the flock flies.</summary>
    public World World { get; }

    /// <summary>Frames played.</summary>
    public int Frames { get; private set; }

    /// <summary>Scores of all periods that are over.</summary>
    public IReadOnlyList<Score> Scores => _scores;

    /// <summary>The score of the running period so far.</summary>
    public Score Now => new(Frames, ((Frames - 1) % Period) + 1, _passed, _crashed, _learner.Curiosity, _lesson);

    /// <summary>Plays a frame, then trains: see <see cref="Learner.Learn"/>.</summary>
    /// <param name="steps">How many steps at most.</param>
    /// <param name="budget">For how long at most.</param>
    public void Frame(int steps, TimeSpan budget)
    {
        if (Frames > 0 && Frames % Period == 0)
        {
            (_passed, _crashed, _lesson) = (0, 0, default);
        }

        _learner.Play(World);
        _lesson += _learner.Learn(steps, budget);
        Frames++;
        foreach (Bird bird in World.Birds)
        {
            _passed += bird.Flight == Flight.Passed ? 1 : 0;
            _crashed += bird.Flight == Flight.Crashed ? 1 : 0;
        }

        if (Frames % Period == 0)
        {
            _scores.Add(Now);
        }
    }
}
