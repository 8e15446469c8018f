namespace Unrolled.Numerics;

/// <summary>Whose first values a layer takes: <c>layer.Initialise(Defaults.Keras, random)</c>. Each layer says what they are.</summary>
public enum Defaults
{
    /// <summary>Everything uniform in ±1/√n, n being what a unit hears: H in a recurrent layer, D in a dense one. A new layer begins so.</summary>
    PyTorch,

    /// <summary>Glorot's uniform numbers for the input, an orthogonal matrix for the state, biases of 0, but 1 for a forget gate.</summary>
    Keras,
}
