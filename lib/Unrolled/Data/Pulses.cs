using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Noisy series with one pulse each, up and then down or down and then up: only the order tells which. Generated.</summary>
/// <remarks><code>
/// x⟨t⟩ = noise · N(0, 1), and at one place p, drawn for each series:     x⟨p⟩ += s     x⟨p+1⟩ −= s     s = ±1
/// y⟨t⟩ = 0 before p + 1, s from there on
/// </code>
/// What a net learns of pulses in some places can be tested in others: the question of A. Ng, "Sequence Models", 2018, week 1 (why not a standard network).
/// </remarks>
/// <param name="X">T × B: a series in each column.</param>
/// <param name="Y">T × B: what is known of s at each step.</param>
public sealed record Pulses(Matrix<Real> X, Matrix<Real> Y)
{
    /// <summary>Draws series whose pulse begins at steps <paramref name="first"/> to <paramref name="last"/>, each equally likely; steps count from 0.</summary>
    /// <param name="count">B, how many series.</param>
    /// <param name="T">Steps of each, at least 2.</param>
    /// <param name="first">The earliest place p.</param>
    /// <param name="last">The latest, at most T − 2.</param>
    /// <param name="random">Where they come from.</param>
    /// <param name="noise">Standard deviation of what is added at every step.</param>
    /// <exception cref="ArgumentException">A pulse would not fit.</exception>
    public static Pulses Draw(int count, int T, int first, int last, Random64 random, double noise = 0.2)
    {
        if (first < 0 || last < first || last > T - 2)
            throw new ArgumentException($"Pulses.Draw: a pulse takes two of T = {T} steps, so it should begin at 0 … {T - 2}, but was asked to begin at {first} … {last}.");
        var (x, y) = (Matrix<Real>.Build.Dense(T, count), Matrix<Real>.Build.Dense(T, count));
        for (int b = 0; b < count; b++)
        {
            int p = random.Next(first, last + 1), s = 2 * random.Next(2) - 1;
            for (int t = 0; t < T; t++)
            {
                x[t, b] = (Real)(noise * random.NextNormal() + (t == p ? s : t == p + 1 ? -s : 0));
                y[t, b] = t > p ? s : 0;
            }
        }
        return new(x, y);
    }
}
