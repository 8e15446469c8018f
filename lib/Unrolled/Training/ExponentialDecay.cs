using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>The rate falls by a factor in every update.</summary>
/// <remarks><code>
/// rate⟨n⟩ = rate · factorⁿ          n: updates made before
/// </code>PyTorch's ExponentialLR (its γ is the factor), stepped once an update.</remarks>
public sealed class ExponentialDecay : Schedule
{
    private readonly double factor;

    /// <param name="rate">The first rate.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1]: 0.999 halves it in 693 updates.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ExponentialDecay(double rate, double factor) : base(rate) => this.factor = Factor(factor);

    public override double Rate(int step) => Start * Power.Of(factor, step);
}
