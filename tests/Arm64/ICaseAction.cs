using Unrolled.Runtime;

namespace Unrolled.Arm64;

/// <summary>What is done with a case: recorded on this machine or replayed on the other. Implemented by structs, so that nothing is allocated and every call is direct.</summary>
internal interface ICaseAction
{
    /// <summary>A case that predicts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <typeparam name="TPrograms">The network.</typeparam>
    void Predict<TPrograms>(string name, int rows)
        where TPrograms : struct, IPrograms;

    /// <summary>A case that predicts, computes gradients and trains.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Rows of a batch.</param>
    /// <param name="mask">The mask that the caller gives, in the block, for a hidden layer of up to 16 units; −1 if there is none.</param>
    /// <typeparam name="TPrograms">The network.</typeparam>
    void Train<TPrograms>(string name, int rows, int mask = -1)
        where TPrograms : struct, ITrainingPrograms;
}
