namespace Game;

/// <summary>A bird.</summary>
internal struct Bird
{
    /// <summary>The column it keeps to.</summary>
    public int Column;

    /// <summary>Pixels from the sky, downwards.</summary>
    public float Height;

    /// <summary>Pixels a frame, downwards.</summary>
    public float Speed;

    /// <summary>What it did in the last frame.</summary>
    public Flight Flight;

    /// <summary>Whether it is in the air, where its choices count.</summary>
    public readonly bool Flies => Flight is Flight.Flying or Flight.Passed;
}

/// <summary>What a bird did in a frame.</summary>
internal enum Flight
{
    /// <summary>It lay on the ground.</summary>
    Down,

    /// <summary>It flew.</summary>
    Flying,

    /// <summary>It flew, and has a wall behind it now.</summary>
    Passed,

    /// <summary>It hit a wall, the ground or the sky.</summary>
    Crashed,
}
