namespace Unrolled;

/// <summary>The activation φ of a layer, in the definitions of the field's frameworks; at a kink the branch of z ≤ 0 is taken.</summary>
public enum Activation
{
    /// <summary>φ(z) = z.</summary>
    Identity,

    /// <summary>φ(z) = max(z, 0); φ′(0) = 0.</summary>
    Relu,

    /// <summary>φ(z) = z for z &gt; 0, slope·z otherwise; the slope is <see cref="DenseAttribute.Slope"/>.</summary>
    LeakyRelu,

    /// <summary>φ(z) = z for z &gt; 0, α·(exp(z) − 1) otherwise; α is <see cref="DenseAttribute.Alpha"/>.</summary>
    Elu,

    /// <summary>φ(z) = σ(z) = 1/(1 + exp(−z)).</summary>
    Sigmoid,

    /// <summary>φ(z) = tanh(z).</summary>
    Tanh,

    /// <summary>φ(z) = log(1 + exp(z)), computed as max(z, 0) + log1p(exp(−|z|)).</summary>
    Softplus,

    /// <summary>φ(z) = z·σ(z), also known as swish.</summary>
    Silu,

    /// <summary>φ(z) = z·Φ(z) = z·(1 + erf(z/√2))/2, the exact form.</summary>
    Gelu,

    /// <summary>φ(z) = z·(1 + tanh(√(2/π)·(z + 0.044715·z³)))/2, the approximation of <see cref="Gelu"/>.</summary>
    GeluTanh,

    /// <summary>φ(z)ₖ = exp(zₖ)/Σⱼ exp(zⱼ) over the outputs of a row; on the last layer only, with at least two outputs.</summary>
    Softmax,
}
