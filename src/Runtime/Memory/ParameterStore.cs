using System;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <summary>The parameters of one network as a whole: drawn, copied and blended, in the logical order of its tensors.</summary>
/// <remarks>Not synchronised: a network whose parameters are written must not be in use on another thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParameterStore
{
    /// <summary>The step that initial values are drawn at. Dropout counts from 0, so the two never share random numbers.</summary>
    public const long InitializationStep = -1;

    private readonly NetworkDescription _description;
    private readonly AlignedBlock _block;
    private readonly int _offset;

    /// <summary>Gives access to a network's parameters.</summary>
    /// <param name="description">The network.</param>
    /// <param name="block">The memory that holds them.</param>
    /// <param name="parameterOffset">The first float of the parameter region in <paramref name="block"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block is too short for the region.</exception>
    public ParameterStore(NetworkDescription description, AlignedBlock block, int parameterOffset)
    {
        _description = description;
        _block = block;
        _offset = parameterOffset;
        _ = Region;
    }

    private Span<float> Region => _block.Span(_offset, _description.StorageLength);

    /// <summary>Draws every parameter anew: w ~ U(−limit, limit), zero where the limit is 0; the padding stays zero.</summary>
    /// <param name="seed">Any number; the same seed gives the same bits everywhere.</param>
    /// <remarks>The draw of a parameter depends on its place in the logical (row-major) matrix only, not on how it is stored.</remarks>
    public void Initialize(int seed)
    {
        Span<float> region = Region;
        region.Clear();
        for (int t = 0; t < _description.Tensors.Count; t++)
        {
            TensorDescription tensor = _description.Tensors[t];
            ulong key = CounterRandom.Key(seed, InitializationStep, t);
            uint element = 0;
            for (int i = 0; i < tensor.Inputs; i++)
            {
                for (int o = 0; o < tensor.Outputs; o++)
                {
                    region[tensor.IndexOf(i, o)] = tensor.Limit == 0f ? 0f : Symmetric(CounterRandom.Uniform(key, element++)) * tensor.Limit;
                }
            }
        }
    }

    /// <summary>Copies all parameters out, tensor after tensor, each row-major (inputs × outputs).</summary>
    /// <param name="destination">Exactly <see cref="NetworkDescription.ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        ReadOnlySpan<float> region = Region;
        for (int t = 0; t < _description.Tensors.Count; t++)
        {
            TensorDescription tensor = _description.Tensors[t];
            tensor.CopyTo(region, destination[..tensor.Count]);
            destination = destination[tensor.Count..];
        }
    }

    /// <summary>Replaces all parameters, in the order of <see cref="CopyTo"/>.</summary>
    /// <param name="source">Exactly <see cref="NetworkDescription.ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length; nothing was written.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        Span<float> region = Region;
        for (int t = 0; t < _description.Tensors.Count; t++)
        {
            TensorDescription tensor = _description.Tensors[t];
            tensor.CopyFrom(source[..tensor.Count], region);
            source = source[tensor.Count..];
        }
    }

    /// <summary>Moves all parameters towards those of another network of the same kind: θ ← θ + τ(θ′ − θ). With τ = 1 it is a copy, to the bit.</summary>
    /// <param name="other">The parameters θ′; may be this store itself.</param>
    /// <param name="amount">τ, the fraction of the way, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is not in [0, 1]; nothing was written.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is laid out in another way; nothing was written.</exception>
    public void BlendFrom(ParameterStore other, float amount)
    {
        Guard.Fraction(amount, nameof(amount));
        if (!_description.HasSameStorageAs(other._description))
        {
            throw new ArgumentException(
                $"{other._description.Name} has other layers than {_description.Name}: blend networks of the same class.", nameof(other));
        }

        if (amount == 0)
        {
            return;
        }

        if (amount == 1)
        {
            other.Region.CopyTo(Region);
            return;
        }

        // Padding is zero on both sides and stays so; the region is a whole number of vectors at every width.
        ref float θ = ref MemoryMarshal.GetReference(Region);
        ref float θʹ = ref MemoryMarshal.GetReference(other.Region);
        Vector<float> fraction = new(amount);
        for (nuint i = 0; i < (nuint)_description.StorageLength; i += (nuint)Vector<float>.Count)
        {
            Vector<float> from = Vector.LoadUnsafe(ref θ, i);
            Vector<float> to = Vector.LoadUnsafe(ref θʹ, i);
            Vector.MultiplyAddEstimate(fraction, to - from, from).StoreUnsafe(ref θ, i);
        }

        // A parameter that follows a 0 shrinks each time, and would end as a denormal number.
        Denormals.Flush(Region);
    }

    /// <summary>u in [0, 1) with 24 bits → (−1, 1), symmetric about 0 and never 0; both steps are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Symmetric(float u) => (u + u - 1f) + CounterRandom.Resolution;

    private void CheckLength(int length, string argument)
    {
        if (length != _description.ParameterCount)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{argument} has {length:N0} values; {_description.Name} has {_description.ParameterCount:N0} parameters: pass exactly as many."),
                argument);
        }
    }
}
