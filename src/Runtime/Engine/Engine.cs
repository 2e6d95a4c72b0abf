using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <summary>Memory and inference of one network: checks arguments, cuts rows in blocks, calls the programs.</summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
/// <remarks>Predict and its relatives are thread-safe while nothing writes the parameters.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe class Engine<TPrograms> : INetworkState
    where TPrograms : struct, IPrograms
{
    /// <summary>A row whose scratch is at most this many floats (4 KB with alignment) uses the stack.</summary>
    private const int StackFloats = 1008;

    private protected NetworkUse<TPrograms> _use;

    private readonly ParameterStore _store;
    private int _threads = 1;

    /// <summary>Allocates the network's block, or takes the caller's memory for it; parameters are zero until <see cref="Initialize"/>.</summary>
    /// <param name="memory">The caller's memory, or none.</param>
    /// <exception cref="ArgumentException">The memory is too short; nothing was written.</exception>
    public Engine(NetworkMemory memory)
    {
        Block = memory.Address == 0 ? new AlignedBlock(TPrograms.BlockLength) : AlignedBlock.In(memory, TPrograms.BlockLength, Name);
        _store = new ParameterStore(TPrograms.Description, Block, 0);
    }

    /// <summary>The network's block of memory.</summary>
    public AlignedBlock Block { get; }

    /// <summary>The seed of the parameters and masks.</summary>
    public int Seed { get; protected set; }

    /// <summary>The most threads that one call may use, the caller's included; 1 unless set.</summary>
    public int MaxDegreeOfParallelism
    {
        get => _threads;
        set
        {
            Guard.Threads(value);
            _threads = value;
        }
    }

    /// <summary>The parameters as stored.</summary>
    public Span<float> RawParameters => Block.Span(0, TPrograms.ParameterLength);

    private protected static string Name => TPrograms.Name;

    long INetworkState.Steps => 0;

    int INetworkState.StateVariables => 0;

    Span<float> INetworkState.OptimizerState => default;

    ReadOnlySpan<float> INetworkState.HyperParameters => default;

    void INetworkState.Restore(int seed, long steps, ReadOnlySpan<float> hyperParameters) => Seed = seed;

    /// <summary>Layers and tensors.</summary>
    public NetworkDescription Description => TPrograms.Description;

    /// <summary>Views on a layer's tensors.</summary>
    /// <param name="weights">The index of W among the tensors.</param>
    /// <param name="bias">That of b, or −1.</param>
    public DenseView Dense(int weights, int bias) => Views(0, weights, bias);

    /// <summary>Views on a layer's tensors in a region laid out as the parameters are.</summary>
    private protected DenseView Views(int offset, int weights, int bias)
    {
        IReadOnlyList<TensorDescription> tensors = TPrograms.Description.Tensors;
        return new(new MatrixView(Block, offset, tensors[weights]), bias < 0 ? default : new VectorView(Block, offset, tensors[bias]));
    }

    /// <summary>Draws the parameters.</summary>
    public virtual void Initialize(int seed)
    {
        _use.RequireUnused(NetworkUse<TPrograms>.GetOtherParameters);
        Seed = seed;
        _store.Initialize(seed);
    }

    /// <summary>All parameters in logical order.</summary>
    public void CopyParametersTo(Span<float> destination) => _store.CopyTo(destination);

    /// <summary>All parameters from logical order.</summary>
    public void CopyParametersFrom(ReadOnlySpan<float> source)
    {
        _use.RequireUnused(NetworkUse<TPrograms>.GetOtherParameters);
        _store.CopyFrom(source);
    }

    /// <summary>θ ← θ + τ(θ′ − θ), τ the amount.</summary>
    public void BlendFrom(Engine<TPrograms>? other, float amount)
    {
        ArgumentNullException.ThrowIfNull(other);
        _use.RequireUnused(NetworkUse<TPrograms>.GetOtherParameters);
        _store.BlendFrom(other._store, amount);
    }

    /// <summary>Takes over parameters and seed.</summary>
    public void CopyFrom(Engine<TPrograms>? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _use.RequireUnused(NetworkUse<TPrograms>.GetOtherParameters);
        other.RawParameters.CopyTo(RawParameters);
        Seed = other.Seed;
    }

    /// <summary>The outputs of any number of rows.</summary>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => Infer(inputs, outputs, logits: false);

    /// <summary>The logits of any number of rows.</summary>
    public void PredictLogits(ReadOnlySpan<float> inputs, Span<float> outputs) => Infer(inputs, outputs, logits: true);

    /// <summary>The output of one row of a network with one output.</summary>
    public float Predict(ReadOnlySpan<float> row)
    {
        Guard.Length(row.Length, 1, TPrograms.Inputs, nameof(row), Name);
        float output = 0;
        _use.BeginReading();
        InferRow(ref Reference(row), ref output, logits: false);
        _use.EndReading();
        return output;
    }

    /// <summary>The class of each row.</summary>
    public void PredictLabels(ReadOnlySpan<float> inputs, Span<int> labels)
    {
        int rows = Guard.Rows(inputs.Length, TPrograms.Inputs, nameof(inputs), Name);
        Guard.Length(labels.Length, rows, 1, nameof(labels), Name);
        _use.BeginReading();
        if (IsShared(rows))
        {
            fixed (float* x = inputs)
            fixed (int* y = labels)
            {
                InferenceWork<TPrograms>.Run(this, x, y, InferenceResult.Labels, rows);
            }
        }
        else
        {
            InferLabels(ref Reference(inputs), ref MemoryMarshal.GetReference(labels), rows);
        }

        _use.EndReading();
    }

    /// <summary>The class of one row.</summary>
    public int PredictLabel(ReadOnlySpan<float> row)
    {
        Guard.Length(row.Length, 1, TPrograms.Inputs, nameof(row), Name);
        int label = 0;
        PredictLabels(row, new Span<int>(ref label));
        return label;
    }

    /// <summary>The first value of a span, for kernels that have checked its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static ref float Reference(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private void Infer(ReadOnlySpan<float> inputs, Span<float> outputs, bool logits)
    {
        int rows = Guard.Rows(inputs.Length, TPrograms.Inputs, nameof(inputs), Name);
        Guard.Length(outputs.Length, rows, TPrograms.Outputs, nameof(outputs), Name);
        Guard.NoOverlap(inputs, outputs, nameof(inputs), nameof(outputs), Name);
        _use.BeginReading();
        if (rows == 1)
        {
            InferRow(ref Reference(inputs), ref Reference(outputs), logits);
        }
        else if (IsShared(rows))
        {
            InferShared(inputs, outputs, rows, logits);
        }
        else
        {
            InferOutputs(ref Reference(inputs), ref Reference(outputs), rows, logits);
        }

        _use.EndReading();
    }

    /// <summary>Outputs of many rows, on several threads. On its own: what is pinned costs a method some instructions even where it is not reached.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void InferShared(ReadOnlySpan<float> inputs, Span<float> outputs, int rows, bool logits)
    {
        fixed (float* x = inputs, y = outputs)
        {
            InferenceWork<TPrograms>.Run(this, x, y, logits ? InferenceResult.Logits : InferenceResult.Outputs, rows);
        }
    }

    /// <summary>Outputs of any number of rows on this thread.</summary>
    internal void InferOutputs(ref float x, ref float y, int rows, bool logits)
    {
        ref float scratch = ref ThreadScratch.Get(TPrograms.InferRows * TPrograms.InferPerRow);
        for (int start = 0; start < rows; start += TPrograms.InferRows)
        {
            int count = Math.Min(TPrograms.InferRows, rows - start);
            InferBlock(ref Unsafe.Add(ref x, (nint)start * TPrograms.Inputs), ref Unsafe.Add(ref y, (nint)start * TPrograms.Outputs), ref scratch, count, logits);
        }
    }

    /// <summary>Classes of any number of rows on this thread.</summary>
    internal void InferLabels(ref float x, ref int labels, int rows)
    {
        ref float scratch = ref ThreadScratch.Get(TPrograms.InferRows * TPrograms.InferPerRow);
        for (int start = 0; start < rows; start += TPrograms.InferRows)
        {
            int count = Math.Min(TPrograms.InferRows, rows - start);
            TPrograms.Infer(ref Block.Start, ref Unsafe.Add(ref x, (nint)start * TPrograms.Inputs), ref scratch, count);
            ref float logits = ref Unsafe.Add(ref scratch, TPrograms.ScratchLogits * count);
            for (int r = 0; r < count; r++)
            {
                Unsafe.Add(ref labels, start + r) = Panels.Class(ref logits, count, r, TPrograms.Outputs);
            }
        }
    }

    /// <summary>The threads a call may use: those asked for, and no more than there are cores.</summary>
    internal int Threads => Math.Min(_threads, Workers.Limit);

    /// <summary>Whether several threads may be used and these rows are worth them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool IsShared(int rows) => rows >= TPrograms.SharedRows && _threads > 1 && Threads > 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void InferRow(ref float x, ref float y, bool logits)
    {
        if (TPrograms.HasSingleRow)
        {
            TPrograms.PredictRow(ref Block.Start, ref x, ref y, logits);
        }
        else
        {
            InferLayers(ref x, ref y, logits);
        }
    }

    /// <summary>Outputs of one row, layer by layer, as those of many. Kernels write what they read, so nothing is cleared before.</summary>
    [SkipLocalsInit]
    private void InferLayers(ref float x, ref float y, bool logits)
    {
        if (TPrograms.InferPerRow <= StackFloats)
        {
            Span<float> stack = stackalloc float[TPrograms.InferPerRow + (AlignedBlock.Alignment / sizeof(float))];
            InferBlock(ref x, ref y, ref ThreadScratch.Align(stack), 1, logits);
            return;
        }

        InferBlock(ref x, ref y, ref ThreadScratch.Get(TPrograms.InferRows * TPrograms.InferPerRow), 1, logits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void InferBlock(ref float x, ref float y, ref float scratch, int rows, bool logits)
    {
        TPrograms.Infer(ref Block.Start, ref x, ref scratch, rows);
        int place = TPrograms.ScratchLogits;
        if (!logits)
        {
            TPrograms.Activate(ref scratch, rows);
            place = TPrograms.ScratchOutputs;
        }

        ref float outputs = ref Unsafe.Add(ref scratch, place * rows);
        if (rows == 1)
        {
            Panels.UnpackRow(ref outputs, ref y, TPrograms.Outputs);
        }
        else
        {
            Panels.Unpack(ref outputs, ref y, rows, TPrograms.Outputs);
        }
    }
}
