using System.ComponentModel;

namespace Unrolled;

/// <summary>A dropout layer whose mask the caller fills.</summary>
public readonly struct DropoutView
{
    /// <summary>Makes a view.</summary>
    /// <param name="mask">The mask.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DropoutView(MaskView mask)
    {
        Mask = mask;
    }

    /// <summary>The factors, one per row and unit.</summary>
    public MaskView Mask { get; }
}
