using System.Runtime.InteropServices;

namespace Unrolled.Arm64;

/// <summary>Memory of the C program, for one case: it fills the first five, and gets the others. main.c says the same.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Call
{
    /// <summary>The network's block, as its engine has it before the first call.</summary>
    public float* Memory;

    /// <summary>Row-major, a batch for the gradients and one for each step.</summary>
    public float* Inputs;

    /// <summary>Row by row, each padded to a multiple of 16, a batch for the gradients and one for each step.</summary>
    public float* Targets;

    /// <summary>The optimiser's, in its order.</summary>
    public float* HyperParameters;

    /// <summary>Room for the activations of a prediction.</summary>
    public float* Scratch;

    /// <summary>The outputs of the first batch, dropout off.</summary>
    public float* Outputs;

    /// <summary>The gradients of the first batch, as stored.</summary>
    public float* Gradients;

    /// <summary>The loss with the gradients, then that of each step.</summary>
    public float* Losses;

    /// <summary>The case's place in <see cref="Cases"/>.</summary>
    public int Case;

    /// <summary>Rows of a batch.</summary>
    public int Rows;

    /// <summary>Training steps, 0 for a network that only predicts.</summary>
    public int Steps;

    /// <summary>The seed of dropout masks.</summary>
    public int Seed;
}
