using System;

namespace Game;

/// <summary>A flock that flies through gaps in walls. Each bird keeps to its column while the walls come towards it; all it can do is flap or not. Nothing here knows about learning.</summary>
/// <remarks>Lengths are in pixels, of which a column is one; heights count downwards; the unit of time is a frame.</remarks>
internal sealed class World
{
    /// <summary>Columns in sight.</summary>
    public const int Width = 76;

    /// <summary>Pixels from the sky to the ground.</summary>
    public const int Height = 34;

    /// <summary>Columns of a wall.</summary>
    public const int WallWidth = 3;

    /// <summary>Pixels of the gap in a wall.</summary>
    public const int Gap = 10;

    /// <summary>Numbers that a bird sees.</summary>
    public const int Senses = 5;

    private const int Spacing = 26;
    private const int Margin = 2;
    private const float Gravity = 0.17f;
    private const float FlapSpeed = -1.35f;
    private const float FastestFall = 2f;

    private readonly Random _random;
    private readonly Bird[] _birds;

    // Walls from left to right: where the first begins, and the middle of each one's gap.
    private readonly float[] _gaps = new float[(Width / Spacing) + 3];
    private int _firstWall = Width;

    /// <summary>Starts with all birds on the ground and no wall in sight.</summary>
    /// <param name="birds">How many.</param>
    /// <param name="seed">Where the random numbers start.</param>
    public World(int birds, int seed)
    {
        _random = new Random(seed);
        _birds = new Bird[birds];
        for (int i = 0; i < birds; i++)
        {
            _birds[i] = new Bird { Column = 4 + (i * (Width - 36) / birds), Height = Height - 1 };
        }

        foreach (ref float gap in _gaps.AsSpan())
        {
            gap = NewGap();
        }
    }

    /// <summary>The birds.</summary>
    public ReadOnlySpan<Bird> Birds => _birds;

    /// <summary>The number of walls there are, some beyond what is in sight.</summary>
    public int Walls => _gaps.Length;

    /// <summary>A wall: its first column, and the height of its gap's middle.</summary>
    /// <param name="index">0 to <see cref="Walls"/> − 1, from left to right.</param>
    public (int Column, float Gap) Wall(int index) => (_firstWall + (index * Spacing), _gaps[index]);

    /// <summary>What each bird sees, all of it about −1 to 1: its place below the next gap, how much lower the gap after that is, how long until the next wall is behind it, its speed, its height.</summary>
    /// <param name="views">Birds × <see cref="Senses"/> numbers, which are written.</param>
    public void Look(Span<float> views)
    {
        for (int i = 0; i < _birds.Length; i++)
        {
            Bird bird = _birds[i];
            int next = NextWall(bird.Column);
            Span<float> view = views.Slice(i * Senses, Senses);
            view[0] = (bird.Height - _gaps[next]) / (Height / 2);
            view[1] = (_gaps[next + 1] - _gaps[next]) / Height;
            view[2] = (Wall(next).Column + WallWidth - bird.Column) / (float)Spacing;
            view[3] = bird.Speed / FastestFall;
            view[4] = (bird.Height - (Height / 2)) / (Height / 2);
        }
    }

    /// <summary>Goes on by a frame.</summary>
    /// <param name="choices">For each bird 1 to flap, 0 to glide.</param>
    public void Move(ReadOnlySpan<int> choices)
    {
        _firstWall--;
        if (_firstWall + WallWidth < 0)
        {
            _firstWall += Spacing;
            _gaps.AsSpan(1).CopyTo(_gaps);
            _gaps[^1] = NewGap();
        }

        for (int i = 0; i < _birds.Length; i++)
        {
            ref Bird bird = ref _birds[i];
            int wall = NextWall(bird.Column);
            int distance = Wall(wall).Column - bird.Column;
            if (bird.Flies)
            {
                Fly(ref bird, choices[i] == 1, distance, _gaps[wall]);
            }
            else
            {
                Rest(ref bird, distance);
            }
        }
    }

    private static void Fly(ref Bird bird, bool flaps, int distance, float gap)
    {
        bird.Speed = flaps ? FlapSpeed : Math.Min(bird.Speed + Gravity, FastestFall);
        bird.Height += bird.Speed;
        bool hits = distance <= 0 && Math.Abs(bird.Height - gap) > Gap / 2f;
        bird.Flight = hits || bird.Height < 0 || bird.Height > Height - 1 ? Flight.Crashed
            : distance == 1 - WallWidth ? Flight.Passed
            : Flight.Flying;
    }

    /// <summary>Starts again in mid-air, once there is open air ahead.</summary>
    private void Rest(ref Bird bird, int distance)
    {
        bool starts = distance >= Spacing / 2;
        bird.Flight = starts ? Flight.Flying : Flight.Down;
        bird.Height = starts ? (Height / 4) + (Height / 2 * _random.NextSingle()) : Height - 1;
        bird.Speed = 0;
    }

    /// <summary>The first wall that is not yet behind a column.</summary>
    private int NextWall(int column) => Math.Max(0, (column - _firstWall - WallWidth + Spacing) / Spacing);

    private float NewGap() => Margin + (Gap / 2f) + ((Height - (2 * Margin) - Gap) * _random.NextSingle());
}
