using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>A slow sine with noise: the simplest series whose next value can be guessed, but never known.</summary>
/// <remarks><code>
/// x⟨t⟩ = sin(0.01 t) + noise · N(0, 1)          t = 1, 2, 3 …; one period is 200 π ≈ 628 steps
/// </code>
/// Generated, not measured. Source: A. Zhang and others, "Dive into Deep Learning", 2023, section 9.1, where noise is 0.2 and there are 1,000 steps.
/// </remarks>
public static class NoisySine
{
    /// <summary>The series from its first step on.</summary>
    /// <param name="steps">How many values.</param>
    /// <param name="noise">Standard deviation of what is added to the sine; 0 for the sine itself.</param>
    /// <param name="seed">The same seed, the same noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">steps or noise is negative.</exception>
    public static double[] Values(int steps, double noise, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        var random = new Random64(seed);
        return [.. Enumerable.Range(1, steps).Select(t => Cosine.OfPi(0.01 * t / Math.PI - 0.5) + noise * random.NextNormal())];
    }
}
