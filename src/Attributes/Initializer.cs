namespace Unrolled;

/// <summary>The uniform distribution U(−limit, limit) that a layer's weights are drawn from; biases start at 0 unless said.</summary>
public enum Initializer
{
    /// <summary><see cref="He"/> for Relu, LeakyRelu, Elu, Silu, Gelu, GeluTanh and Softplus, <see cref="Glorot"/> for the others.</summary>
    Default,

    /// <summary>limit = √(6/inputs): keeps the variance through layers that zero half of their units.</summary>
    He,

    /// <summary>limit = √(6/(inputs + outputs)): keeps the variance of both passes through layers that are linear around 0.</summary>
    Glorot,

    /// <summary>limit = 1/√inputs, for the weights and the biases: what <c>torch.nn.Linear</c> does.</summary>
    PyTorch,
}
