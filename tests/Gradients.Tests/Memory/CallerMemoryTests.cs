using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Memory;

/// <summary>Networks in memory of the caller's: whatever it holds, they are those in memory of their own.</summary>
public class CallerMemoryTests
{
    public static TheoryData<Type> Networks => Construction.Types;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Are_the_same_networks_to_the_bit_and_touch_nothing_else(Type type)
    {
        Construction construction = Construction.Of(type);
        const int Before = 21;
        const int Behind = 40;
        float[] array = construction.DirtyArray(Before, Behind);
        NetworkHandle own = new(construction.InOwnMemory());
        NetworkHandle given = new(construction.In(new NetworkMemory(array, Before)));

        Run(own);
        Run(given);

        Assert.True(Tensors.SameBits(own.RawParameters, given.RawParameters));
        IReadOnlyList<int> padding = Tensors.Padding(given.Description);
        RequireZero(given.RawParameters, padding);
        if (construction.Trains)
        {
            Assert.True(Tensors.SameBits(own.RawGradients, given.RawGradients));
            Assert.True(Tensors.SameBits(own.RawOptimizerState, given.RawOptimizerState));
            RequireZero(given.RawGradients, padding);
        }

        int floats = (int)(construction.MemoryBytes / sizeof(float));
        int first = FirstOf(given, array);
        Assert.InRange(first, Before, Before + 15);
        Assert.All(array[..first].Concat(array[(first + floats)..]), static value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void An_address_is_enough()
    {
        R4 own = new(seed: 3);
        nint memory = Marshal.AllocHGlobal((nint)R4.MemoryBytes + 63);
        try
        {
            nint address = (memory + 63) & ~63;
            float[] dirt = [.. Enumerable.Repeat(float.NaN, (int)(R4.MemoryBytes / sizeof(float)))];
            Marshal.Copy(dirt, 0, address, dirt.Length);
            R4 given = new(new NetworkMemory(address, R4.MemoryBytes), seed: 3);
            Run(new NetworkHandle(own));
            Run(new NetworkHandle(given));
            Assert.True(Tensors.SameBits(own.RawParameters, given.RawParameters));
            Assert.Equal(given.Dense1.Weights[2, 3], own.Dense1.Weights[2, 3]);
            float[] there = new float[given.RawParameters.Length];
            Marshal.Copy(address, there, 0, there.Length);
            Assert.True(Tensors.SameBits(own.RawParameters, there));
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    /// <summary>What the default of the class's own constructor is.</summary>
    [Fact]
    public void No_memory_is_memory_of_its_own()
    {
        R1 net = new(default(NetworkMemory), seed: 5);
        Assert.True(Tensors.SameBits(new R1(5).RawParameters, net.RawParameters));
    }

    [Fact]
    public void Several_networks_lie_one_behind_the_other()
    {
        const int First = (int)(R1.MemoryBytes / sizeof(float));
        float[] array = GC.AllocateArray<float>(First + (int)(R5.MemoryBytes / sizeof(float)) + 16, pinned: true);
        R1 one = new(new NetworkMemory(array), seed: 1);
        R5 other = new(new NetworkMemory(array, First), seed: 2);
        Run(new NetworkHandle(one));
        Run(new NetworkHandle(other));

        R1 alone = new(seed: 1);
        R5 otherAlone = new(seed: 2);
        Run(new NetworkHandle(alone));
        Run(new NetworkHandle(otherAlone));
        Assert.True(Tensors.SameBits(alone.RawParameters, one.RawParameters));
        Assert.True(Tensors.SameBits(otherAlone.RawParameters, other.RawParameters));
    }

    [Fact]
    public void A_clone_has_memory_of_its_own()
    {
        float[] array = Construction.Of(typeof(R4)).DirtyArray();
        R4 given = new(new NetworkMemory(array), seed: 1);
        Run(new NetworkHandle(given));
        R4 clone = given.Clone();
        float[] parameters = clone.RawParameters.ToArray();
        Assert.True(Tensors.SameBits(given.RawParameters, parameters));

        array.AsSpan().Fill(float.NaN);
        Assert.True(Tensors.SameBits(clone.RawParameters, parameters));
    }

    [Fact]
    public void A_network_keeps_its_array_and_the_array_stays_where_it_is()
    {
        (R4 given, WeakReference array) = MakeInArray();
        R4 own = new(seed: 1);
        float[] x = new Draw(3).Matrix(1, R4.Inputs).ToFloats();
        float[] expected = new float[R4.Outputs];
        float[] outputs = new float[R4.Outputs];
        own.Predict(x, expected);
        for (int i = 0; i < 20; i++)
        {
            GC.KeepAlive(GC.AllocateArray<float>(100_000, pinned: true));
            GC.Collect();
        }

        Assert.True(array.IsAlive);

        // One by its address, the other by the array.
        given.Predict(x, outputs);
        Assert.True(Tensors.SameBits(expected, outputs));
        Assert.True(Tensors.SameBits(own.RawParameters, given.RawParameters));
    }

    [Fact]
    public void Too_little_is_refused_with_the_numbers()
    {
        float[] array = Construction.Of(typeof(R1)).DirtyArray();
        int offset = 0;
        while (new NetworkMemory(array, offset).Bytes >= R1.MemoryBytes)
        {
            offset++;
        }

        NetworkMemory tooLittle = new(array, offset);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new R1(tooLittle, seed: 1));
        Assert.Equal("memory", error.ParamName);
        Assert.StartsWith($"memory has {tooLittle.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes; R1 takes 3,776, its MemoryBytes: pass at least as many.", error.Message, StringComparison.Ordinal);
        Assert.All(array, static value => Assert.True(float.IsNaN(value)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (R4 Network, WeakReference Array) MakeInArray()
    {
        float[] array = Construction.Of(typeof(R4)).DirtyArray();
        R4 network = new(new NetworkMemory(array), seed: 1);
        return (network, new WeakReference(array));
    }

    /// <summary>Everything that writes: steps, gradients, the caller's own gradients, traces.</summary>
    private static void Run(NetworkHandle network)
    {
        NetworkDescription description = network.Description;
        Draw draw = new(4);
        float[] x = draw.Matrix(description.Batch, description.Inputs).ToFloats();
        float[] t = draw.Matrix(description.Batch, description.Outputs, 0.1, 0.9).ToFloats();
        float[] y = new float[t.Length];
        network.Predict(x, y);
        Assert.All(y, static value => Assert.True(float.IsFinite(value)));
        if (network.Has("RawGradients"))
        {
            for (int step = 0; step < (network.HasOptimizer && network.Has("TrainStep") ? 10 : 0); step++)
            {
                _ = network.TrainStep(x, t);
            }

            if (network.Has("ComputeGradients"))
            {
                _ = network.ComputeGradients(x, t);
            }
            else
            {
                network.Backward(x, t, []);
            }
        }
    }

    private static void RequireZero(ReadOnlySpan<float> storage, IReadOnlyList<int> padding)
    {
        int length = storage.Length;
        foreach (int index in padding.Where(index => index < length))
        {
            Assert.Equal(0f, storage[index]);
        }
    }

    private static int FirstOf(NetworkHandle network, float[] array) => (int)(Unsafe.ByteOffset(ref array[0], ref network.RawParameters[0]) / sizeof(float));
}
