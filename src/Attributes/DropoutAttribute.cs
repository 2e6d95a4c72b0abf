using System;

namespace Unrolled;

/// <summary>Dropout: in training each unit of each row is multiplied by a mask r, so that the layers behind it cannot lean on single units.</summary>
/// <remarks>
/// <para>Inverted dropout, the default: a unit is dropped with probability <c>rate</c> and kept units are multiplied by 1/(1 − rate),
/// so prediction is left alone.
/// With <see cref="Scale"/> = false the mask is plain 0 or 1 and prediction multiplies by 1 − rate instead.</para>
/// <para>The masks are a function of the network's seed, the step, the layer and the element: the same program drops the same units everywhere.</para>
/// <para>It may stand before any dense layer, also before the first (dropping inputs), but not behind the last.</para>
/// <example>
/// <code>
/// [Dropout(0.2)]                                          // random, inverted
/// [Dropout(0.5, Scale = false)]                           // the classical form
/// [Dropout(Mask = MaskSource.Caller, Name = "Gate")]      // net.Gate.Mask[row, unit] = 1;
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : Attribute
{
    /// <summary>Dropout with a random mask.</summary>
    /// <param name="rate">The share of units dropped: at least 0 and below 1.</param>
    public DropoutAttribute(double rate)
    {
        Rate = rate;
    }

    /// <summary>Dropout whose mask the caller fills; takes <see cref="Mask"/> = <see cref="MaskSource.Caller"/>.</summary>
    public DropoutAttribute()
    {
    }

    /// <summary>The share of units dropped, or null where the caller gives the mask.</summary>
    public double? Rate { get; }

    /// <summary>Whether kept units are multiplied by 1/(1 − rate) in training (true, the default) or everything by 1 − rate in prediction (false).</summary>
    public bool Scale { get; set; } = true;

    /// <summary>
    /// Who fills the mask; <see cref="MaskSource.Random"/> unless set.
    /// With <see cref="MaskSource.Caller"/> neither a rate nor <see cref="Scale"/> may be given.
    /// </summary>
    public MaskSource Mask { get; set; } = MaskSource.Random;

    /// <summary>
    /// The layer's name: an identifier that no other layer or member has.
    /// Unless set, the layer is Dropout1, Dropout2, …, counted over all dropout layers.
    /// </summary>
    public string? Name { get; set; }
}
