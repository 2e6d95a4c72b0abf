using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Unrolled.Peers;

/// <summary>The contenders in C#: the argument says which. Requests and answers are those of contender.hpp.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Func<Workload, Contender>? create = args is [string name] ? Find(name) : null;
        if (create is null)
        {
            Console.Error.WriteLine("usage: Unrolled.Peers generated|scalar|tensorprimitives");
            return 2;
        }

        Contender? begun = null;
        while (Console.ReadLine() is { } request)
        {
            Console.WriteLine(Answer(create, request.Split(' '), ref begun));
        }

        return 0;
    }

    private static Func<Workload, Contender>? Find(string name) => name switch
    {
        "generated" => GeneratedNetworks.Create,
        "scalar" => Handwritten<ScalarPrimitives>.Create,
        "tensorprimitives" => Handwritten<TensorPrimitivesLoops>.Create,
        _ => null,
    };

    private static string Answer(Func<Workload, Contender> create, string[] request, ref Contender? begun)
    {
        try
        {
            if (request[0] == "time")
            {
                double seconds = double.Parse(request[1], CultureInfo.InvariantCulture);
                return begun!.MedianNanoseconds(seconds).ToString(CultureInfo.InvariantCulture);
            }

            begun = create(Workload.All.Single(w => w.Name == request[1]));
            if (request[0] == "begin")
            {
                begun.WarmUp();
            }
            else
            {
                File.WriteAllBytes(request[2], MemoryMarshal.AsBytes(begun.Result().AsSpan()));
            }

            return "ok";
        }
        catch (NotSupportedException reason)
        {
            return "no: " + reason.Message;
        }
    }
}
