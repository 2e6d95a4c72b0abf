namespace Unrolled;

/// <summary>Who fills the mask of a dropout layer.</summary>
public enum MaskSource
{
    /// <summary>The network draws a new mask for each training step.</summary>
    Random,

    /// <summary>The caller writes the mask, used as given in training and gradients, and not at all in prediction. It starts all zero, which drops every unit, until the caller fills it.</summary>
    Caller,
}
