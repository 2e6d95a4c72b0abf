using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Unrolled.Generator.Emission;

namespace Unrolled.Runtime.Tests.Export;

/// <summary>The functions of a network as C calls them: by address, with pointers.</summary>
internal sealed unsafe class CFunctions(Type network)
{
    private readonly delegate* unmanaged[Cdecl]<int, nint> _create = (delegate* unmanaged[Cdecl]<int, nint>)Address(network, "Create");
    private readonly delegate* unmanaged[Cdecl]<nint, float*, nuint, float*, nuint, int> _predict = (delegate* unmanaged[Cdecl]<nint, float*, nuint, float*, nuint, int>)Address(network, "Predict");
    private readonly delegate* unmanaged[Cdecl]<nint, float*, nuint, float*, nuint, float*, int> _trainStep = (delegate* unmanaged[Cdecl]<nint, float*, nuint, float*, nuint, float*, int>)Address(network, "TrainStep");
    private readonly delegate* unmanaged[Cdecl]<nint, float*, nuint, int*, nuint, float*, int> _trainStepLabels = (delegate* unmanaged[Cdecl]<nint, float*, nuint, int*, nuint, float*, int>)Address(network, "TrainStepLabels");
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, int> _save = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Address(network, "Save");
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, int> _load = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Address(network, "Load");
    private readonly delegate* unmanaged[Cdecl]<nint, int> _destroy = (delegate* unmanaged[Cdecl]<nint, int>)Address(network, "Destroy");
    private readonly delegate* unmanaged[Cdecl]<nint> _lastError = (delegate* unmanaged[Cdecl]<nint>)Address(network, "LastError");

    public nint Create(int seed) => _create(seed);

    /// <summary>Null is a null pointer; counts are those of the arrays unless given.</summary>
    public CError Predict(nint handle, float[]? inputs, float[]? outputs, nuint? inputCount = null, nuint? outputCount = null)
    {
        fixed (float* x = inputs, y = outputs)
        {
            return (CError)_predict(handle, x, inputCount ?? Count(inputs), y, outputCount ?? Count(outputs));
        }
    }

    public CError TrainStep(nint handle, float[]? inputs, float[]? targets, out float loss)
    {
        fixed (float* x = inputs, t = targets, l = &loss)
        {
            return (CError)_trainStep(handle, x, Count(inputs), t, Count(targets), l);
        }
    }

    public CError TrainStep(nint handle, float[]? inputs, int[]? labels, out float loss, nuint? labelCount = null)
    {
        fixed (float* x = inputs, l = &loss)
        fixed (int* t = labels)
        {
            return (CError)_trainStepLabels(handle, x, Count(inputs), t, labelCount ?? Count(labels), l);
        }
    }

    /// <summary>Without a place for the loss.</summary>
    public CError TrainStep(nint handle, float[] inputs, int[] labels)
    {
        fixed (float* x = inputs)
        fixed (int* t = labels)
        {
            return (CError)_trainStepLabels(handle, x, Count(inputs), t, Count(labels), null);
        }
    }

    public CError Save(nint handle, byte[]? path)
    {
        fixed (byte* p = path)
        {
            return (CError)_save(handle, p);
        }
    }

    public CError Load(nint handle, byte[]? path)
    {
        fixed (byte* p = path)
        {
            return (CError)_load(handle, p);
        }
    }

    public CError Destroy(nint handle) => (CError)_destroy(handle);

    public string LastError() => Marshal.PtrToStringUTF8(_lastError())!;

    /// <summary>A path as C has it.</summary>
    public static byte[] Path(string path) => Encoding.UTF8.GetBytes(path + "\0");

    private static nuint Count<T>(T[]? values) => (nuint)(values?.Length ?? 0);

    private static nint Address(Type network, string name) =>
        network.GetNestedType("CExports", BindingFlags.NonPublic)!.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)?.MethodHandle.GetFunctionPointer() ?? 0;
}
