using System;

namespace Unrolled.Peers;

/// <summary>Networks written by Unrolled, called as a user would call them: public methods, on the class itself.</summary>
internal static class GeneratedNetworks
{
    public static Contender Create(Workload workload)
    {
        BatchSource data = new(workload);
        return workload.Name switch
        {
            "W1" => Of(new Tiny(), net => calls => { while (calls-- > 0) { net.Predict(data.Next(), data.Outputs); } }),
            "W2" => Of(new Square(), net => calls => { while (calls-- > 0) { net.Predict(data.Next(), data.Outputs); } }),
            "W3" or "W4" => Of(new Digits(), net => calls => { while (calls-- > 0) { net.Predict(data.Next(), data.Outputs); } }),
            "T1" => Of(new Tiny(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Labels); } }),
            "T2" => Of(new Digits(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Labels); } }),
            "T3" => Of(new Autoencoder(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Current); } }),
            "T4" => Of(new Wide(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Labels); } }),
            "T5" => Of(new Online(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Labels); } }),
            "T6" => Of(new AdamDigits(), net => calls => { while (calls-- > 0) { net.TrainStep(data.Next(), data.Labels); } }),
            _ => throw new NotSupportedException("no such network"),
        };

        // The loop is the network's own, since a delegate for each call would cost a tenth of the smallest call.
        Contender Of<TNetwork>(TNetwork network, Func<TNetwork, Action<int>> loop)
            where TNetwork : INetwork
        {
            network.CopyParametersFrom(Numbers.Parameters(workload));
            return new(workload, data, loop(network), network.CopyParametersTo);
        }
    }
}
