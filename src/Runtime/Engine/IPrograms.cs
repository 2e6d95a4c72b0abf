using System;
using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>What a generated network brings to inference: its sizes, where its buffers lie and its programs of kernels.</summary>
/// <remarks>Implemented by an empty struct, so that the compiler at run time makes one engine of each network, with every size a constant.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPrograms
{
    /// <summary>The network's name: a literal, so that checks can pass it on at no cost.</summary>
    static abstract string Name { get; }

    /// <summary>Whether predictions and training on one network at once are found out: in debug builds of the network's project.</summary>
    static virtual bool IsWatched => false;

    /// <summary>Layers and tensors.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Values per row that go in.</summary>
    static abstract int Inputs { get; }

    /// <summary>Values per row that come out.</summary>
    static abstract int Outputs { get; }

    /// <summary>Floats of the network's block of memory.</summary>
    static abstract int BlockLength { get; }

    /// <summary>Floats of all parameters, padding included: the block's first region.</summary>
    static abstract int ParameterLength { get; }

    /// <summary>Floats of scratch for each row of a prediction.</summary>
    static abstract int InferPerRow { get; }

    /// <summary>Rows a prediction takes at a time.</summary>
    static abstract int InferRows { get; }

    /// <summary>Rows from which a prediction or a loss is worth several threads.</summary>
    static abstract int SharedRows { get; }

    /// <summary>The logits in scratch, in floats per row.</summary>
    static abstract int ScratchLogits { get; }

    /// <summary>The outputs in scratch, in floats per row; the logits' place where there is no output activation.</summary>
    static abstract int ScratchOutputs { get; }

    /// <summary>Whether <see cref="PredictRow"/> is there: the network is small enough for lines of its own.</summary>
    static virtual bool HasSingleRow => false;

    /// <summary>From the inputs of one row to its outputs or logits, without scratch; the block is only read.</summary>
    static virtual void PredictRow(ref float memory, ref float x, ref float y, bool logits) => throw new NotSupportedException();

    /// <summary>From the inputs to the logits, dropout off; the block is only read.</summary>
    static abstract void Infer(ref float memory, ref float x, ref float scratch, int rows);

    /// <summary>The output activation on logits in scratch.</summary>
    static virtual void Activate(ref float scratch, int rows)
    {
    }
}

/// <summary>What a generated network brings to its loss.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILossPrograms : IPrograms
{
    /// <summary>What a label must stay under.</summary>
    static abstract int Classes { get; }

    /// <summary>Whether the loss has label smoothing or class weights, which the description tells: targets are then copied, and adjusted on the way.</summary>
    static virtual bool AdjustsTargets => false;

    /// <summary>Floats of scratch for each row of a loss.</summary>
    static virtual int ScratchPerRow => 0;

    /// <summary>Room for targets in scratch, in floats per row.</summary>
    static virtual int ScratchTargets => 0;

    /// <summary>The rows' weights in scratch, in floats per row.</summary>
    static virtual int ScratchScale => 0;

    /// <summary>The loss of logits in scratch, a sum of each row's weight times its loss.</summary>
    static virtual double InferLoss(ref float scratch, ref float t, int rows) => 0;
}

/// <summary>What a generated network brings to training.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainingPrograms : ILossPrograms, IShardedPrograms
{
    /// <summary>The largest number of rows of a step.</summary>
    static abstract int Batch { get; }

    /// <summary>Floats of the parameters that training leaves as they are, at the end of all: they have no gradients and no optimiser state.</summary>
    static virtual int FrozenLength => 0;

    /// <summary>Whether an update needs all gradients, as clipping by their norm does: a step then stores them, and applies them in a second pass.</summary>
    static virtual bool NeedsAllGradients => false;

    /// <summary>The optimiser's state variables for each parameter.</summary>
    static abstract int StateVariables { get; }

    /// <summary>Whether the optimiser's state is velocities, which fade where no gradient feeds them: no kernel keeps them from becoming denormal.</summary>
    static virtual bool HasVelocity => false;

    /// <summary>Room for targets in the block: rows padded to a multiple of 16.</summary>
    static abstract int Targets { get; }

    /// <summary>The rows' weights, divided by the rows or by how much their labels count, in the block.</summary>
    static abstract int Scale { get; }

    /// <summary>From the inputs to the logits, dropout on, keeping what backward needs.</summary>
    static abstract void Forward(ref float memory, ref float x, int rows, int seed, long step);

    /// <summary>The loss of the kept logits, and δ of the last layer.</summary>
    static virtual double Head(ref float memory, ref float t, int rows) => 0;

    /// <summary>Whether <see cref="Step"/> is there: the network is small enough for a step of lines of its own.</summary>
    static virtual bool HasStep => false;

    /// <summary>Forward, loss, backward and update of a full batch, where vectors have 512 bits; if the loss is not finite, no parameter changes.</summary>
    static virtual double Step(ref float memory, ref float x, ref float t, ref float hyperParameters, long step) => throw new NotSupportedException();

    /// <summary>δ of the last layer from the caller's ∂J/∂outputs, which take the place of targets.</summary>
    static abstract void OutputDeltas(ref float memory, ref float t, int rows);

    /// <summary>Backpropagation into the gradients or, updating, straight into the parameters; the step's number counts from 1.</summary>
    static abstract void Backward(ref float memory, ref float x, int rows, bool update, ref float hyperParameters, long step);

    /// <summary>∂J/∂inputs to the caller's rows.</summary>
    static abstract void WriteInputGradients(ref float memory, ref float inputGradients, int rows);

    /// <summary>∂J/∂targets to the caller's rows.</summary>
    static virtual void WriteTargetGradients(ref float memory, ref float t, ref float targetGradients, int rows)
    {
    }

    /// <summary>The output activation on the kept logits.</summary>
    static virtual void ActivateKept(ref float memory, int rows)
    {
    }

    /// <summary>One optimiser step on every parameter, from the gradients; the step's number counts from 1.</summary>
    static virtual void ApplyGradients(ref float memory, ref float hyperParameters, long step)
    {
    }

    /// <summary>States the network in double precision; only where there is a loss.</summary>
    static virtual void Define(GradientChecker check)
    {
    }

    /// <summary>The regularisation term.</summary>
    static virtual double Penalty(ReadOnlySpan<float> parameters) => 0;
}
