namespace Unrolled;

/// <summary>One parameter's gradient as backpropagation has it and as central differences have it.</summary>
/// <param name="Tensor">Its tensor: <c>Dense1.Weights</c>.</param>
/// <param name="Place">Its place there: <c>[2, 7]</c>, input 2 and output 7, or <c>[7]</c> in a bias.</param>
/// <param name="Analytic">∂J̃/∂parameter by the network's own backward pass, in single precision.</param>
/// <param name="Numeric">The same by central differences in double precision.</param>
/// <param name="Error">|<paramref name="Analytic"/> − <paramref name="Numeric"/>| relative to the largest gradient of the tensor; infinite where one is NaN.</param>
public sealed record ParameterCheck(string Tensor, string Place, float Analytic, double Numeric, double Error)
{
    /// <summary>The parameter's name: <c>Dense1.Weights[2, 7]</c>.</summary>
    public string Name => Tensor + Place;
}
