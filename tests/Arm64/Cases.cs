using System.Runtime.InteropServices;

namespace Unrolled.Arm64;

/// <summary>What is compared: the reference networks, the workloads of the benchmarks, and networks that have the rest of the activations and optimisers.</summary>
internal static unsafe class Cases
{
    /// <summary>The cases, and the one behind them that takes minutes.</summary>
    public const int Count = 31;

    /// <summary>What the C program calls.</summary>
    [UnmanagedCallersOnly(EntryPoint = "replay")]
    public static void Replay(Call* call)
    {
        Replay replay = new(call);
        Run(call->Case, ref replay);
    }

    /// <summary>Does something with a case.</summary>
    public static void Run<TAction>(int number, ref TAction action)
        where TAction : struct, ICaseAction
    {
        switch (number)
        {
            case 0: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R1.Programs>("R1", 5); break;
            case 1: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R2.Programs>("R2", 4); break;
            case 2: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R3.Programs>("R3", 6); break;
            case 3: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R4.Programs>("R4", 9); break;
            case 4: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R5.Programs>("R5", 7); break;
            case 5: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Relu.Programs>("R6-ReLU", 6, Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Relu.Memory.R1); break;
            case 6: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Sigmoid.Programs>("R6-sigmoid", 6, Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Sigmoid.Memory.R1); break;
            case 7: action.Train<Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Tanh.Programs>("R6-tanh", 6, Generated.Unrolled_Gradients_Tests_ReferenceNetworks_R6Tanh.Memory.R1); break;

            case 8: action.Predict<Generated.Unrolled_Peers_Tiny.Programs>("W1", 1); break;
            case 9: action.Predict<Generated.Unrolled_Peers_Square.Programs>("W2", 1); break;
            case 10: action.Predict<Generated.Unrolled_Peers_Digits.Programs>("W3", 1); break;
            case 11: action.Predict<Generated.Unrolled_Peers_Digits.Programs>("W4", 64); break;
            case 12: action.Train<Generated.Unrolled_Peers_Tiny.Programs>("T1", 5); break;
            case 13: action.Train<Generated.Unrolled_Peers_Digits.Programs>("T2", 64); break;
            case 14: action.Train<Generated.Unrolled_Peers_Autoencoder.Programs>("T3", 32); break;

            // A group of 16 rows and some: all 128 are minutes under an emulator.
            case 15: action.Train<Generated.Unrolled_Peers_Wide.Programs>("T4", 23); break;
            case 16: action.Train<Generated.Unrolled_Peers_Online.Programs>("T5", 1); break;
            case 17: action.Train<Generated.Unrolled_Peers_AdamDigits.Programs>("T6", 64); break;

            case 18: action.Train<Generated.Unrolled_KernelProbe_Networks_Smooth.Programs>("Smooth", 5); break;
            case 19: action.Train<Generated.Unrolled_KernelProbe_Networks_Kinked.Programs>("Kinked", 17); break;
            case 20: action.Train<Generated.Unrolled_KernelProbe_Networks_Bottleneck.Programs>("Bottleneck", 7); break;
            case 21: action.Train<Generated.Unrolled_KernelProbe_Networks_ManyRows.Programs>("ManyRows", 64); break;
            case 22: action.Train<Generated.Unrolled_KernelProbe_Networks_Single.Programs>("Single", 1); break;
            case 23: action.Train<Generated.Unrolled_KernelProbe_Networks_Unfused.Programs>("Unfused", 16); break;
            case 24: action.Train<Generated.Unrolled_KernelProbe_Networks_Sigmoids.Programs>("Sigmoids", 33); break;
            case 25: action.Train<Generated.Unrolled_KernelProbe_Networks_Adaptive.Programs>("Adaptive", 17); break;
            case 26: action.Train<Generated.Unrolled_KernelProbe_Networks_Decayed.Programs>("Decayed", 1); break;
            case 27: action.Train<Generated.Unrolled_KernelProbe_Networks_MeanSquares.Programs>("MeanSquares", 6); break;
            case 28: action.Train<Generated.Unrolled_KernelProbe_Networks_Wide.Programs>("Wide", 40); break;
            case 29: action.Train<Generated.Unrolled_KernelProbe_Networks_ClippedByNorm.Programs>("ClippedByNorm", 9); break;
            case 30: action.Train<Generated.Unrolled_KernelProbe_Networks_ClippedByValue.Programs>("ClippedByValue", 9); break;

            case Count: action.Train<Generated.Unrolled_Peers_Wide.Programs>("T4-all-rows", 128); break;
        }
    }
}
