using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Keeps gradients from exploding.</summary>
public static class Clip
{
    /// <summary>The global norm of the gradients: √(Σ g²) over every entry of every parameter.</summary>
    public static double Norm(IReadOnlyList<Parameter> parameters)
    {
        double sum = 0;
        for (int i = 0; i < parameters.Count; i++) sum += Sums.OfSquares(parameters[i].Gradients);
        return Math.Sqrt(sum);
    }

    /// <summary>Shortens the whole gradient, its direction kept, when its norm is above <paramref name="threshold"/>.</summary>
    /// <remarks><code>
    /// g ← g · min(1, θ / (‖g‖ + 1e-6))
    /// </code>PyTorch's clip_grad_norm_. Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", 2013.</remarks>
    /// <returns>The norm before clipping: worth plotting.</returns>
    public static double ByNorm(IReadOnlyList<Parameter> parameters, double threshold)
    {
        double norm = Norm(parameters), factor = Positive(threshold) / (norm + 1e-6);
        for (int i = 0; i < parameters.Count && factor < 1; i++)
        {
            var g = parameters[i].Gradients;
            for (int at = 0; at < g.Length; at += Lane.Width) (factor * Lane.Load(g, at)).Store(g, at);
        }
        return norm;
    }

    /// <summary>Cuts each entry to [−threshold, threshold]; the direction may change.</summary>
    public static void ByValue(IReadOnlyList<Parameter> parameters, double threshold)
    {
        Real limit = (Real)Positive(threshold);
        for (int i = 0; i < parameters.Count; i++)
            foreach (ref Real g in parameters[i].Gradients.AsSpan()) g = Math.Clamp(g, -limit, limit);
    }

    private static double Positive(double threshold) =>
        threshold > 0 ? threshold : throw new ArgumentOutOfRangeException(nameof(threshold), $"Clip: the threshold should be above 0 but is {threshold}.");
}
