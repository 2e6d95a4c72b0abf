using System;
using System.Diagnostics;

namespace Game;

/// <summary>Deep Q-learning: one network chooses for all birds, and is trained on what came of it.</summary>
/// <remarks>
/// The worth of a choice is −1 where the bird crashes, else γ times what its best choice is worth in the next frame. What the next frame is worth says a second network that follows the first slowly,
/// so that the network does not chase itself. A frame allocates nothing.
/// </remarks>
internal sealed class Learner
{
    private const float Discount = 0.96f;

    // How far the second network moves towards the first with each step.
    private const float Following = 0.01f;
    private const int MemorySize = 50_000;
    private const int FewestMoments = 1_000;

    // Choices made at random, so that there is something to learn from: all at first, and later few, lest it forgets what a crash is.
    private const double LeastCuriosity = 0.01;
    private const int CuriousFrames = 300;

    // A bird that flaps every other frame is out of sight at once: it would learn nothing about walls.
    private const int FramesBetweenRandomFlaps = 10;
    private const int Glide = 0;
    private const int Flap = 1;

    private readonly BirdNet _net;
    private readonly BirdNet _slow;
    private readonly Random _random;
    private readonly ReplayMemory _memory = new(MemorySize);

    // Of this frame, a row for each bird.
    private readonly bool[] _flew;
    private readonly int[] _choices;
    private readonly float[] _before;
    private readonly float[] _after;
    private readonly float[] _worths;

    // A batch out of the memory.
    private readonly int[] _drawnChoices = new int[BirdNet.Batch];
    private readonly bool[] _drawnCrashes = new bool[BirdNet.Batch];
    private readonly float[] _drawnBefore = new float[BirdNet.Batch * BirdNet.Inputs];
    private readonly float[] _drawnAfter = new float[BirdNet.Batch * BirdNet.Inputs];
    private readonly float[] _nextWorths = new float[BirdNet.Batch * BirdNet.Outputs];
    private readonly float[] _targets = new float[BirdNet.Batch * BirdNet.Outputs];

    /// <summary>Makes ready to play and learn.</summary>
    /// <param name="net">The network that chooses and is trained.</param>
    /// <param name="birds">How many birds it chooses for.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="isExperienced">Whether the network has learned before, so that its choices are followed from the first frame.</param>
    public Learner(BirdNet net, int birds, int seed, bool isExperienced)
    {
        _net = net;
        _slow = net.Clone();
        _random = new Random(seed);
        Curiosity = isExperienced ? LeastCuriosity : 1;
        _flew = new bool[birds];
        _choices = new int[birds];
        _before = new float[birds * BirdNet.Inputs];
        _after = new float[birds * BirdNet.Inputs];
        _worths = new float[birds * BirdNet.Outputs];
    }

    /// <summary>The share of choices made at random.</summary>
    public double Curiosity { get; private set; }

    /// <summary>Lets all birds look, choose and move by a frame, and remembers what came of it.</summary>
    /// <param name="world">Where they fly.</param>
    public void Play(World world)
    {
        world.Look(_before);
        _net.Predict(_before, _worths);
        for (int i = 0; i < _choices.Length; i++)
        {
            _flew[i] = world.Birds[i].Flies;
            _choices[i] = _random.NextDouble() < Curiosity ? RandomChoice() : BestChoice(_worths.AsSpan(i * BirdNet.Outputs));
        }

        world.Move(_choices);
        world.Look(_after);
        for (int i = 0; i < _choices.Length; i++)
        {
            if (_flew[i])
            {
                Range view = (i * BirdNet.Inputs)..((i + 1) * BirdNet.Inputs);
                _memory.Add(_before.AsSpan(view), _choices[i], world.Birds[i].Flight == Flight.Crashed, _after.AsSpan(view));
            }
        }

        Curiosity = Math.Max(Curiosity - (1.0 / CuriousFrames), LeastCuriosity);
    }

    /// <summary>Trains until so many steps are made or so much time is over.</summary>
    /// <param name="steps">How many steps at most; what so many come to is the same on every machine.</param>
    /// <param name="budget">How long; the last step may end a little later.</param>
    public Lesson Learn(int steps, TimeSpan budget)
    {
        long start = Stopwatch.GetTimestamp();
        int made = 0;
        double losses = 0;
        while (_memory.Count >= FewestMoments && made < steps && Stopwatch.GetElapsedTime(start) < budget)
        {
            losses += Step();
            made++;
        }

        return new Lesson(made, losses, Stopwatch.GetElapsedTime(start));
    }

    private float Step()
    {
        _memory.Draw(_random, _drawnBefore, _drawnChoices, _drawnCrashes, _drawnAfter);
        _slow.Predict(_drawnAfter, _nextWorths);

        // Of the choice that was not made nothing is known: its target is what the network says, so that there is no error to learn from.
        _net.Predict(_drawnBefore, _targets);
        for (int row = 0; row < BirdNet.Batch; row++)
        {
            ReadOnlySpan<float> next = _nextWorths.AsSpan(row * BirdNet.Outputs, BirdNet.Outputs);
            _targets[(row * BirdNet.Outputs) + _drawnChoices[row]] = _drawnCrashes[row] ? -1 : Discount * next[BestChoice(next)];
        }

        float loss = _net.TrainStep(_drawnBefore, _targets);
        _slow.BlendFrom(_net, Following);
        return loss;
    }

    private int RandomChoice() => _random.Next(FramesBetweenRandomFlaps) == 0 ? Flap : Glide;

    private static int BestChoice(ReadOnlySpan<float> worths) => worths[Flap] > worths[Glide] ? Flap : Glide;
}
