using Unrolled.Numerics;

namespace Unrolled.Layers;

/// <summary>First values of a dense layer.</summary>
public static class DenseInitial
{
    /// <summary>Begins as PyTorch's nn.Linear or Keras's Dense would; returns the layer.</summary>
    /// <remarks><code>
    ///              W (N × D)                                   b
    /// PyTorch      U(−1/√D, 1/√D)                              the same
    /// Keras        Glorot uniform, bound √(6 / (D + N))        0
    /// </code></remarks>
    public static Dense Initialise(this Dense layer, Defaults like, Random64 random)
    {
        foreach (var parameter in layer.Parameters)
            _ = like == Defaults.PyTorch ? parameter.Uniform(1 / Math.Sqrt(layer.Weight.Columns), random)
                : ReferenceEquals(parameter, layer.Weight) ? parameter.GlorotUniform(random)
                : parameter.Constant(0);
        return layer;
    }
}
