using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Keeps gradients from exploding. The number of threads never changes a bit; nothing is allocated after the first call.</summary>
public static class Clip
{
    [ThreadStatic] private static GradientSweep? sweep;

    private static GradientSweep Sweep => sweep ??= new();

    /// <summary>The global norm of the gradients: √(Σ g²) over every entry of every parameter.</summary>
    public static double Norm(IReadOnlyList<Parameter> parameters) => Math.Sqrt(Sweep.SumOfSquares(parameters));

    /// <summary>Shortens the whole gradient, its direction kept, when its norm is above <paramref name="threshold"/>.</summary>
    /// <remarks><code>
    /// g ← g · min(1, θ / (‖g‖ + 1e-6))
    /// </code>PyTorch's clip_grad_norm_. Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", 2013.</remarks>
    /// <returns>The norm before clipping: worth plotting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not above 0.</exception>
    public static double ByNorm(IReadOnlyList<Parameter> parameters, double threshold)
    {
        Positive(threshold);
        double norm = Norm(parameters);
        Shorten(parameters, norm, threshold);
        return norm;
    }

    /// <summary>Cuts each entry to [−threshold, threshold]; the direction may change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not above 0.</exception>
    public static void ByValue(IReadOnlyList<Parameter> parameters, double threshold) => Sweep.Cut(parameters, Positive(threshold));

    /// <summary><see cref="ByNorm"/> where the norm is known.</summary>
    internal static void Shorten(IReadOnlyList<Parameter> parameters, double norm, double threshold)
    {
        double factor = threshold / (norm + 1e-6);
        if (factor < 1) Sweep.Scale(parameters, factor);
    }

    internal static double Positive(double threshold) =>
        threshold > 0 ? threshold : throw new ArgumentOutOfRangeException(nameof(threshold), $"Clip: the threshold should be above 0 but is {threshold}.");
}
