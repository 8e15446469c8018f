using Unrolled.Numerics;

namespace Unrolled.Sampling;

/// <summary>Ancestral sampling: each symbol is drawn from the net's own probabilities and becomes its next input.</summary>
/// <remarks><code>
/// p_k = exp(z_k / τ) / Σ exp(z_j / τ)        τ = 1: as the net says;  τ → 0: the likeliest only;  τ → ∞: all alike
/// k   = the first with p_1 + … + p_k > u,    u uniform in [0, 1)
/// </code></remarks>
public static class Ancestral
{
    /// <summary>The probabilities a draw has.</summary>
    /// <param name="logits">z, the read-out of one step; −∞ for what must not be drawn.</param>
    /// <param name="temperature">τ, above 0; 0 gives everything to the likeliest symbol, the first of equals.</param>
    /// <param name="p">As many probabilities as logits.</param>
    /// <exception cref="ArgumentException">No logits, one that is NaN or +∞, none above −∞, or another number of places.</exception>
    /// <exception cref="ArgumentOutOfRangeException">τ is negative or not a number.</exception>
    public static void Probabilities(ReadOnlySpan<Real> logits, double temperature, Span<Real> p)
    {
        if (logits.Length == 0 || p.Length != logits.Length)
            throw new ArgumentException($"Ancestral: there should be one probability for each logit, but there are {p.Length} places for {logits.Length} logits.", nameof(p));
        if (!(temperature >= 0)) throw new ArgumentOutOfRangeException(nameof(temperature), $"Ancestral: the temperature should be 0 or above but is {temperature}. 1 draws as the net says, less is bolder.");
        Lane most = Softmax.Max(logits), scale = temperature > 0 ? 1 / temperature : 1;
        for (int k = 0; k < p.Length; k += Lane.Width) ((Lane.Load(logits, k) - most) * scale).Store(p, k);      // differences first: a low τ overflows nothing
        double sum = Softmax.LogSum(p);
        if (!double.IsFinite(sum)) throw Bad(logits);
        if (temperature > 0) Softmax.Of(p, sum, 1, p);
        else One(p);
    }

    /// <summary>1 for the first of the largest, which is 0 by now, else 0.</summary>
    private static void One(Span<Real> p)
    {
        int likeliest = p.IndexOf(0);
        p.Clear();
        p[likeliest] = 1;
    }

    private static ArgumentException Bad(ReadOnlySpan<Real> logits)
    {
        int k = 0;
        while (k < logits.Length - 1 && !(Real.IsNaN(logits[k]) || Real.IsPositiveInfinity(logits[k]))) k++;
        return new($"Ancestral: logits should be numbers, some of them above −∞, but logit {k} is {logits[k]}. Did the training diverge?", nameof(logits));
    }

    /// <summary>Draws one symbol.</summary>
    /// <param name="logits">z, the read-out of one step.</param>
    /// <param name="temperature">τ, 0 or above.</param>
    /// <param name="random">Where u comes from: one number for each draw, whatever τ.</param>
    /// <inheritdoc cref="Probabilities"/>
    public static int Draw(ReadOnlySpan<Real> logits, double temperature, Random64 random)
    {
        Span<Real> p = logits.Length <= 1024 ? stackalloc Real[logits.Length] : new Real[logits.Length];
        Probabilities(logits, temperature, p);
        double u = random.NextDouble(), sum = 0;
        int last = 0;
        for (int k = 0; k < p.Length; k++)
        {
            if (p[k] == 0) continue;
            (sum, last) = (sum + p[k], k);
            if (sum > u) return k;
        }
        return last;                                    // rounding left the sum just below 1, and u above it
    }
}
