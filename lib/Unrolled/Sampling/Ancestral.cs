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
    /// <param name="logits">z, the read-out of one step.</param>
    /// <param name="temperature">τ, above 0; 0 gives everything to the likeliest symbol, the first of equals.</param>
    /// <param name="p">As many probabilities as logits.</param>
    /// <exception cref="ArgumentException">No logits, one that is not a number, or another number of places.</exception>
    /// <exception cref="ArgumentOutOfRangeException">τ is negative or not a number.</exception>
    public static void Probabilities(ReadOnlySpan<Real> logits, double temperature, Span<Real> p)
    {
        if (logits.Length == 0 || p.Length != logits.Length)
            throw new ArgumentException($"Ancestral: there should be one probability for each logit, but there are {p.Length} places for {logits.Length} logits.", nameof(p));
        if (!(temperature >= 0)) throw new ArgumentOutOfRangeException(nameof(temperature), $"Ancestral: the temperature should be 0 or above but is {temperature}. 1 draws as the net says, less is bolder.");
        int likeliest = Likeliest(logits);
        p.Clear();
        if (temperature == 0)
        {
            p[likeliest] = 1;
            return;
        }
        Lane most = logits[likeliest], scale = 1 / temperature;
        for (int k = 0; k < p.Length; k += Lane.Width) ((Lane.Load(logits, k) - most) * scale).Store(p, k);      // differences first: a low τ overflows nothing
        Softmax.Of(p, Softmax.LogSum(p), 1, p);
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

    private static int Likeliest(ReadOnlySpan<Real> logits)
    {
        int best = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            if (!Real.IsFinite(logits[k])) throw new ArgumentException($"Ancestral: every logit should be a finite number, but logit {k} is {logits[k]}. Did the training diverge?", nameof(logits));
            if (logits[k] > logits[best]) best = k;
        }
        return best;
    }
}
