using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>The rate falls along half a wave of a cosine, slowly at both ends; before that it may rise from near 0 (a warm-up).</summary>
/// <remarks><code>
/// n &lt; w    rate⟨n⟩ = rate · (n + 1) / (w + 1)                                        w: warm-up, n: updates made before
/// n ≥ w    rate⟨n⟩ = least + (rate − least) · (1 + cos π p) / 2          p = (n − w) / (updates − w), at most 1
/// </code>PyTorch's CosineAnnealingLR (eta_min: least; T_max: updates − w), after LinearLR(start_factor = 1 / (w + 1), total_iters = w)
/// where there is a warm-up. After the last update the rate stays at its least, where PyTorch's rises again.
/// Source: I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.</remarks>
public sealed class CosineDecay : Schedule
{
    private readonly int updates, warmUp;
    private readonly double least;

    /// <param name="rate">The highest rate, reached after the warm-up.</param>
    /// <param name="updates">After how many updates, warm-up included, the least rate is reached.</param>
    /// <param name="warmUp">Updates of the warm-up; 0 for none.</param>
    /// <param name="least">The last rate.</param>
    /// <exception cref="ArgumentException">An argument is outside its range, or there is nothing left after the warm-up.</exception>
    public CosineDecay(double rate, int updates, int warmUp = 0, double least = 0) : base(rate) =>
        (this.warmUp, this.updates, this.least) = (Count(warmUp, nameof(warmUp), 0), Count(updates, nameof(updates), warmUp + 1), Least(least));

    public override double Rate(int step)
    {
        if (step < warmUp) return Start * (step + 1) / (warmUp + 1);
        double p = Math.Min(1, (double)(step - warmUp) / (updates - warmUp));
        return least + (Start - least) * (1 + Cosine.OfPi(p)) / 2;
    }
}
