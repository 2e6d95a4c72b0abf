using System;

namespace Game;

/// <summary>What happened lately, to be learned from more than once. When it is full, the new replaces the oldest.</summary>
/// <param name="capacity">How many moments it holds.</param>
internal sealed class ReplayMemory(int capacity)
{
    private readonly float[] _before = new float[capacity * World.Senses];
    private readonly float[] _after = new float[capacity * World.Senses];
    private readonly int[] _choices = new int[capacity];
    private readonly bool[] _crashes = new bool[capacity];
    private int _next;

    /// <summary>How many moments there are to draw from.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps a moment.</summary>
    /// <param name="before">What a bird saw.</param>
    /// <param name="choice">What it did then.</param>
    /// <param name="crashed">Whether that was its end.</param>
    /// <param name="after">What it saw next.</param>
    public void Add(ReadOnlySpan<float> before, int choice, bool crashed, ReadOnlySpan<float> after)
    {
        before.CopyTo(_before.AsSpan(_next * World.Senses));
        after.CopyTo(_after.AsSpan(_next * World.Senses));
        _choices[_next] = choice;
        _crashes[_next] = crashed;
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>Draws moments, as many as there is room for.</summary>
    /// <param name="random">What to draw by.</param>
    /// <param name="before">What the birds saw, a row for each moment.</param>
    /// <param name="choices">What they did.</param>
    /// <param name="crashes">Whether that was their end.</param>
    /// <param name="after">What they saw next.</param>
    public void Draw(Random random, Span<float> before, Span<int> choices, Span<bool> crashes, Span<float> after)
    {
        for (int row = 0; row < choices.Length; row++)
        {
            int moment = random.Next(Count);
            _before.AsSpan(moment * World.Senses, World.Senses).CopyTo(before[(row * World.Senses)..]);
            _after.AsSpan(moment * World.Senses, World.Senses).CopyTo(after[(row * World.Senses)..]);
            choices[row] = _choices[moment];
            crashes[row] = _crashes[moment];
        }
    }
}
